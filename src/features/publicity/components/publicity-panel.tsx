import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'
import { DateText } from '@/ui/date'
import { ActionForm } from '@/ui/form'
import { DateField, TextField } from '@/ui/form-fields'
import { Link } from '@/ui/link'
import { NoticeBanner } from '@/ui/notice-banner'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'

import { closeAwardListAction, startPublicityAction, startSupplementAction } from '../actions'
import type { PublicityOfList } from '../publicities'
import { phaseLabels, phaseTones } from './phase'

interface PublicityPanelProps {
  awardListId: string
  publicity: PublicityOfList
}

/** On the list's page: what was published, and the approver's next step. */
export function PublicityPanel({ awardListId, publicity }: PublicityPanelProps) {
  const { publicities, may, obstacles, openObjections } = publicity
  return (
    <>
      {may.start && (
        <PublicationForm awardListId={awardListId} publicity={publicity} title="下一步：发布公示" />
      )}
      {may.supplement && (
        <PublicationForm
          awardListId={awardListId}
          publicity={publicity}
          title={`下一步：补充公示 ${publicity.toSupplement} 个调整金额的条目`}
          supplement
        />
      )}
      {openObjections > 0 && (
        <NoticeBanner kind="warning" title={`有 ${openObjections} 件异议待处理`}>
          由复核人员在<Link href="/commerce/objections">异议</Link>中核实并作出决定。
        </NoticeBanner>
      )}
      {may.close && <Closing awardListId={awardListId} obstacles={obstacles} />}
      {publicities.length > 0 && (
        <Section title="公示">
          <DataTable
            caption="公示"
            rows={publicities}
            rowKey={(one) => one.id}
            empty=""
            columns={[
              {
                key: 'number',
                header: '公示文号',
                rowHeader: true,
                render: (one) =>
                  one.phase === 'AHEAD' ? (
                    one.number
                  ) : (
                    <Link href={`/publicity/${one.id}`}>{one.number}</Link>
                  ),
              },
              {
                key: 'title',
                header: '标题',
                wrap: true,
                render: (one) => (one.supplement ? `${one.title}（补充公示）` : one.title),
              },
              { key: 'from', header: '首日', render: (one) => <DateText date={one.startsOn} /> },
              { key: 'until', header: '末日', render: (one) => <DateText date={one.endsOn} /> },
              { key: 'lines', header: '条目', align: 'right', render: (one) => one.lineCount },
              {
                key: 'total',
                header: '公示金额（元）',
                align: 'right',
                render: (one) => <Amount value={one.totalCny} />,
              },
              {
                key: 'phase',
                header: '状态',
                render: (one) => (
                  <StatusMark kind={phaseTones[one.phase]}>{phaseLabels[one.phase]}</StatusMark>
                ),
              },
            ]}
          />
        </Section>
      )}
    </>
  )
}

interface PublicationFormProps extends PublicityPanelProps {
  title: string
  supplement?: boolean
}

function PublicationForm({ awardListId, publicity, title, supplement }: PublicationFormProps) {
  const { proposal } = publicity
  return (
    <Section title={title} boxed>
      <ActionForm action={supplement ? startSupplementAction : startPublicityAction}>
        <input type="hidden" name="awardListId" value={awardListId} />
        <p>
          公示 {proposal.workingDays} 个工作日，首日计入，末日按国家公布的放假调休安排计算。公示期间金额冻结，
          公示内容发布后不能更改。
        </p>
        <TextField
          name="title"
          label="公示标题"
          required
          width="full"
          defaultValue={supplement ? `${proposal.title}（补充）` : proposal.title}
        />
        <DateField
          name="startsOn"
          label="公示首日"
          hint="今天或以后的工作日"
          required
          defaultValue={proposal.startsOn}
        />
        <TextField name="office" label="受理异议的单位" required defaultValue="河南省商务厅" />
        <TextField name="telephone" label="办公电话" required defaultValue={proposal.telephone} />
        <TextField
          name="address"
          label="受理地址"
          required
          width="full"
          defaultValue="河南省郑州市文化路115号"
        />
        <SubmitButton>{supplement ? '发布补充公示' : '发布公示'}</SubmitButton>
      </ActionForm>
    </Section>
  )
}

function Closing({ awardListId, obstacles }: { awardListId: string; obstacles: readonly string[] }) {
  if (obstacles.length > 0)
    return (
      <NoticeBanner title="名单还不能确定">
        <ul>
          {obstacles.map((obstacle) => (
            <li key={obstacle}>{obstacle}</li>
          ))}
        </ul>
      </NoticeBanner>
    )
  return (
    <Section title="下一步：确定名单" boxed>
      <p className="mb-3">
        公示期已满，没有未处理的异议。确定后各条目的支持金额不再变动，由省财政厅办理拨付。
      </p>
      <ActionForm action={closeAwardListAction}>
        <input type="hidden" name="awardListId" value={awardListId} />
        <SubmitButton>公示结束，确定名单</SubmitButton>
      </ActionForm>
    </Section>
  )
}
