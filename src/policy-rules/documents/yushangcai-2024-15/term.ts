import type { LawDate, Period } from '../../dates'
import { type Parameter, parameter } from '../../parameter'
import type { ClauseId } from './clauses'

export const DOCUMENT_NUMBER = '豫商财〔2024〕15号'
export const DOCUMENT_TITLE = '关于优化出口信用保险支持政策的通知'
export const ISSUERS = ['河南省商务厅', '河南省财政厅'] as const
export const ISSUED_ON: LawDate = '2024-08-05'
export const REPEALS = '豫商财〔2022〕18号'

/** Changes whenever an answer of this module could change; stored with every decision. */
export const RULES_VERSION = 'yushangcai-2024-15/1'

/**
 * 三(四) 以上政策自印发之日起实施，截止时间暂定为 2027 年 12 月 31 日。
 * Both days are included. The document before it was repealed and we do not have its text.
 */
export const TERM: Period = { start: ISSUED_ON, end: '2027-12-31' }
export const TERM_CLAUSE: ClauseId = '三(四)'

/** The day whose numbers a question is tested against: the date itself, or the end of the term nearest to it. */
export function nearestDayOfTerm(date: LawDate): LawDate {
  if (date < TERM.start) return TERM.start
  return date > TERM.end ? TERM.end : date
}

/** A number of this document; it holds through the document's whole term. */
export const provision = <T>(clause: ClauseId, sentence: string, value: T): Parameter<T> =>
  parameter(TERM, clause, sentence, value)
