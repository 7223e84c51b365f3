import { dateInWords, decimal, halfYearInWords, percent, PROGRAMME_NAMES } from '@/policy-rules'
import { DocumentPage } from '@/ui/document-page'
import { PrintButton } from '@/ui/print-button'

import { fxRuleLabels } from '../state'
import type { Round } from '../store'

type NoticeContent = Pick<
  Round,
  | 'noticeNumber'
  | 'title'
  | 'body'
  | 'programme'
  | 'halfYear'
  | 'opensOn'
  | 'closesOn'
  | 'supportRatio'
  | 'fxRule'
  | 'fixedRates'
  | 'divisionReview'
  | 'expertReview'
  | 'budgetYear'
  | 'fundDocument'
  | 'publicityDays'
  | 'contactPhone'
  | 'requirements'
  | 'releasedOn'
>

/** The joint notice as a document: its text, then what the round fixes. */
export function NoticeDocument({ notice }: { notice: NoticeContent }) {
  return (
    <DocumentPage
      issuer="河南省商务厅 河南省财政厅"
      number={notice.noticeNumber}
      title={notice.title || '（标题待填写）'}
      date={notice.releasedOn ?? undefined}
      actions={<PrintButton />}
    >
      <div className="space-y-4 leading-8">
        {notice.body
          .split(/\n\s*\n/)
          .filter((paragraph) => paragraph.trim())
          .map((paragraph, i) => (
            // The order of paragraphs is their only name.
            // oxlint-disable-next-line react/no-array-index-key
            <p key={i} className="whitespace-pre-line">
              {paragraph.trim()}
            </p>
          ))}
        <h2 className="text-lg font-bold">一、申报事项</h2>
        <dl className="grid grid-cols-[7em_minmax(0,1fr)] gap-x-4 gap-y-1">
          {facts(notice).map(([label, value]) => (
            <div key={label} className="contents">
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <h2 className="text-lg font-bold">二、申报材料</h2>
        <ol className="list-decimal space-y-1 pl-8">
          {notice.requirements.map(({ id, name, hint, required }) => (
            <li key={id}>
              {name}
              {!required && '（选交）'}
              {hint && <span className="text-ink-2">：{hint}</span>}
            </li>
          ))}
        </ol>
      </div>
    </DocumentPage>
  )
}

function facts(notice: NoticeContent): [string, string][] {
  const isGeneral = notice.programme === 'GENERAL'
  const rates = Object.entries(notice.fixedRates).map(([currency, rate]) => `1 ${currency} = ${rate} 元`)
  const converted =
    notice.fxRule === 'FIXED' ? rates.join('，') : isGeneral ? fxRuleLabels[notice.fxRule] : '出单日中间价'
  return [
    ['支持项目', PROGRAMME_NAMES[notice.programme]],
    ['申报周期', halfYearInWords(notice.halfYear)],
    ['申报时间', `${dateInWords(notice.opensOn)}至${dateInWords(notice.closesOn)}（含首尾两日）`],
    [
      '支持比例',
      isGeneral ? `实际缴纳保费的 ${percent(decimal(notice.supportRatio))}` : '按政策规定的财政承担比例',
    ],
    ['外币折算', converted || '待填写'],
    [
      '审核程序',
      `${notice.divisionReview ? '市县商务部门初审，' : ''}省级审核${notice.expertReview ? '，专家评审' : ''}`,
    ],
    ['公示期', `${notice.publicityDays} 个工作日`],
    ['预算年度', `${notice.budgetYear}年`],
    ['资金文件', notice.fundDocument ?? '待填写'],
    ['咨询电话', notice.contactPhone || '待填写'],
  ]
}
