import { halfYearInWords, halfYearPeriod, intersection, parseHalfYear, TERM } from '@/policy-rules'

import type { RoundDraft } from './schema'

type Complaint = { field: keyof RoundDraft; message: string }

/** 三(四): a half-year no day of which lies in the document's term; the sentence, or null when it is well. */
export function outsideTerm(halfYear: string): string | null {
  if (intersection(TERM, halfYearPeriod(halfYear))) return null
  return `${halfYearInWords(halfYear)}不在政策执行期（${TERM.start} 至 ${TERM.end}）内，不能设立申报批次。请核对申报周期。`
}

/** Everything that a release still lacks, at once. */
export function missingForRelease(round: {
  title: string
  programme: RoundDraft['programme']
  halfYear: string
  fxRule: RoundDraft['fxRule']
  fixedRates: Record<string, string>
  requirements: readonly unknown[]
  budgetYear: number
  fundDocument: string | null
  contactPhone: string
  body: string
}): Complaint[] {
  const complaints: (Complaint | false)[] = [
    round.title === '' && { field: 'title', message: '请填写通知标题。' },
    round.body === '' && { field: 'body', message: '请填写通知正文。' },
    round.contactPhone === '' && { field: 'contactPhone', message: '请填写咨询电话。' },
    round.requirements.length === 0 && { field: 'requirements', message: '请列出至少一项申报材料。' },
    round.fxRule === 'FIXED' &&
      Object.keys(round.fixedRates).length === 0 && {
        field: 'fixedRates',
        message: '选择了固定汇率，请至少填写一个币种的汇率。',
      },
    round.fundDocument === null && {
      field: 'fundDocument',
      message: `${fundYear(round)}年批次须载明资金文件后才能发布（口径 P3）。请填写资金文号。`,
    },
  ]
  return complaints.filter((each) => each !== false)
}

/** The later of the half-year's and the budget's year. */
const fundYear = ({ halfYear, budgetYear }: { halfYear: string; budgetYear: number }) =>
  Math.max(parseHalfYear(halfYear).year, budgetYear)
