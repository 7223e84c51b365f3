import { Assessment } from '../../assessment'
import { intersection, type Period } from '../../dates'
import { amount, Decimal, grouped, money } from '../../money'
import type { CreditInformationAnswer, CreditInformationQuestion } from '../../questions'
import { writeCapRemaining, writeSupport } from './cap'
import { DOCUMENT_NUMBER, nearestDayOfTerm, provision, TERM } from './term'
import { requirePeriodInTerm } from './term-test'

/** 一(六) 海外资信服务支持政策 */
const CLAUSE = '一(六)'

export const CREDIT_INFORMATION = {
  /** C9: per calendar year, for the whole province, all providers together. */
  cap: provision(CLAUSE, '每年服务费用不超过100万元', new Decimal('1000000')),
} as const

/** 每年服务费用不超过100万元，经省商务厅和省财政厅审核后，从年度财政专项资金中予以支持。 */
export function evaluateCreditInformation(question: CreditInformationQuestion): CreditInformationAnswer {
  const assessment = new Assessment('CREDIT_INFORMATION', DOCUMENT_NUMBER)
  const year = calendarYear(question.year)

  requirePeriodInTerm(assessment, '服务年度', `${question.year}年`, intersection(year, TERM))
  if (assessment.refused) return assessment.refusal()

  const cap = CREDIT_INFORMATION.cap.on(nearestDayOfTerm(year.end))
  const fee = assessment.sheet.amount(
    {
      clause: CLAUSE,
      rulings: ['M1'],
      description: '封顶前金额（元）= 服务费用',
      formula: grouped(amount(question.feeCny)),
    },
    amount(question.feeCny),
  )
  const remaining = writeCapRemaining(
    assessment,
    { clause: CLAUSE, rulings: ['C9'], scope: '全省每自然年度（所有服务机构合计）' },
    cap,
    amount(question.alreadySupportedCny),
  )
  const { support, capped } = writeSupport(assessment, { clause: CLAUSE, rulings: ['M3'] }, fee, remaining)
  return assessment.granted({
    capCny: money(cap),
    capRemainingCny: money(remaining),
    supportCny: money(support),
    capped,
  })
}

/** @throws RangeError when it is not a year of four digits. */
function calendarYear(year: number): Period {
  if (!Number.isSafeInteger(year) || year < 1000 || year > 9999) throw new RangeError(`not a year: ${year}`)
  return { start: `${year}-01-01`, end: `${year}-12-31` }
}
