import type { Assessment } from '../../assessment'
import { contains, dateInWords, type LawDate, type Period } from '../../dates'
import type { Programme } from '../../vocabulary'
import { DOCUMENT_NUMBER, REPEALS, TERM, TERM_CLAUSE } from './term'

const TERM_IN_WORDS = `${TERM.start} 至 ${TERM.end}`
const ADVICE = `${DOCUMENT_NUMBER}自${dateInWords(TERM.start)}起施行至${dateInWords(TERM.end)}（含首尾两日），此前适用的${REPEALS}已废止，本系统不作测算`

/** 三(四): a date outside the term is refused with that reason, never computed with today's numbers. */
export function requireDateInTerm(assessment: Assessment<Programme>, date: LawDate): void {
  assessment.require(
    contains(TERM, date),
    {
      clause: TERM_CLAUSE,
      rulings: [],
      description: '起保日应在政策执行期内（含首尾两日）',
      formula: `${date} ∈ ${TERM_IN_WORDS}`,
    },
    'OUTSIDE_POLICY_TERM',
    `起保日${dateInWords(date)}不在政策执行期内：${ADVICE}。请核对起保日。`,
  )
}

/** The same for a half-year or a year: some day of it must lie within the term. */
export function requirePeriodInTerm(
  assessment: Assessment<Programme>,
  subject: string,
  words: string,
  within: Period | null,
): void {
  assessment.require(
    within !== null,
    {
      clause: TERM_CLAUSE,
      rulings: [],
      description: `${subject}应与政策执行期有重合的日期`,
      formula: within
        ? `${words} ∩ ${TERM_IN_WORDS} = ${within.start} 至 ${within.end}`
        : `${words} ∩ ${TERM_IN_WORDS} = 无`,
    },
    'OUTSIDE_POLICY_TERM',
    `${subject}${words}不在政策执行期内：${ADVICE}。请核对${subject}。`,
  )
}
