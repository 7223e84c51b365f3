import { halfYearInWords } from '@/policy-rules'
import { DateText } from '@/ui/date'
import { ReasonDialog } from '@/ui/dialog'
import { FormSteps, type FormStep } from '@/ui/form-steps'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { StatusMark } from '@/ui/status'

import { withdrawApplicationAction } from '../actions'
import type { ApplicationDraft } from '../application-draft'
import { clauseTexts } from '../clause-texts'
import { declarations } from '../declarations'
import { stateLabels, stateTones } from '../state'
import { AccountStep } from './account-step'
import { CheckStep } from './check-step'
import { gridColumns } from './grid-columns'
import { LinesStep } from './lines-step'
import { MaterialsStep } from './materials-step'

const STEPS = ['lines', 'materials', 'account', 'check'] as const
type DraftStep = (typeof STEPS)[number]
const NAMES: Record<DraftStep, string> = {
  lines: '缴费明细',
  materials: '材料',
  account: '账户与承诺',
  check: '核对提交',
}

export const isDraftStep = (step: unknown): step is DraftStep => STEPS.some((known) => known === step)

/** The form of an application, one subject a page; its clauses are those that a GENERAL sheet names. */
export function DraftForm({
  data,
  step,
  maySubmit,
}: {
  data: ApplicationDraft
  step: DraftStep
  maySubmit: boolean
}) {
  const { draft, round, lastReturn } = data
  const stepHref = (to: DraftStep) => `/enterprise/applications/${draft.id}/edit?step=${to}`
  const period = halfYearInWords(round.halfYear)
  const clauses = clauseTexts(['一(三)', '三(四)'])
  return (
    <>
      <PageHeader
        title={`申报 ${period}一般出口信用保险保费支持`}
        actions={
          draft.state === 'DRAFT' &&
          maySubmit && (
            <ReasonDialog
              trigger="撤回申报"
              title="撤回这份申报"
              variant="danger"
              action={withdrawApplicationAction}
              fields={{ applicationId: draft.id }}
              consequence="撤回后，已填内容不再继续办理；申报期内可以在本批次重新开始。"
              confirm="撤回申报"
            />
          )
        }
      >
        <StatusMark kind={stateTones[draft.state]}>{stateLabels[draft.state]}</StatusMark>
        {data.receiptNumber && <span>受理号 {data.receiptNumber}</span>}
        <span>{round.title}</span>
        <span>
          {data.submitBy === round.closesOn ? '申报期至' : '补正期限至'} <DateText date={data.submitBy} />
        </span>
      </PageHeader>
      {data.listedUntil && (
        <NoticeBanner kind="danger" title="目前不能提交">
          本企业已列入财政专项资金信用负面清单，至 <DateText date={data.listedUntil} />
          （含当日）不得申报财政补助资金（二(三)）。
        </NoticeBanner>
      )}
      {data.late && (
        <NoticeBanner kind="danger" title="期限已过">
          填好的内容仍可查看，但不能再提交（二(三)）。如有疑问，请联系省商务厅{round.contactPhone}。
        </NoticeBanner>
      )}
      {draft.state === 'RETURNED' && lastReturn && (
        <NoticeBanner kind="warning" title="退回补正：请一次改好以下各处，再重新提交">
          <ol className="list-decimal pl-5">
            {lastReturn.defects.map((defect) => (
              <li key={defect}>{defect}</li>
            ))}
          </ol>
        </NoticeBanner>
      )}
      <FormSteps steps={formSteps(data, stepHref)} current={STEPS.indexOf(step)}>
        {step === 'lines' && (
          <LinesStep
            draft={draft}
            columns={gridColumns}
            clauses={clauses}
            period={period}
            nextHref={stepHref('materials')}
          />
        )}
        {step === 'materials' && <MaterialsStep data={data} nextHref={stepHref('account')} />}
        {step === 'account' && (
          <AccountStep
            draft={draft}
            accounts={data.accounts}
            declarations={declarations}
            nextHref={stepHref('check')}
          />
        )}
        {step === 'check' && (
          <CheckStep
            data={data}
            clauses={clauses}
            period={period}
            maySubmit={maySubmit}
            stepHref={stepHref}
          />
        )}
      </FormSteps>
    </>
  )
}

function formSteps(data: ApplicationDraft, href: (step: DraftStep) => string): FormStep[] {
  const { draft, obstacles, materials, round } = data
  const open = (step: DraftStep) => obstacles.filter((one) => one.step === step).length
  const touched: Record<DraftStep, boolean> = {
    lines: draft.rows.length > 0,
    materials: materials.length > 0 || round.requirements.length === 0,
    account: draft.declarationAccepted,
    check: obstacles.length === 0,
  }
  return STEPS.map((step) => ({
    label: NAMES[step],
    href: href(step),
    state: !touched[step] ? 'draft' : open(step) > 0 ? 'warning' : 'success',
    ...(step === 'lines' && touched.lines
      ? { note: `${draft.rows.length} 行${open('lines') ? `，${open('lines')} 处待处理` : ''}` }
      : {}),
    ...(step === 'materials' && touched.materials && materials.length
      ? { note: `${materials.length} 个文件${open('materials') ? `，缺 ${open('materials')} 项` : ''}` }
      : {}),
    ...(step === 'check' ? { note: obstacles.length ? `${obstacles.length} 处待处理` : '可以提交' } : {}),
  }))
}
