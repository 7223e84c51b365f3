import { contains, intersection, type LawDate, type Period } from './dates'
import { YUSHANGCAI_2024_15 } from './documents/yushangcai-2024-15/document'
import type { CalculationSheet } from './explanation'
import { halfYearPeriod } from './half-year'
import type { PolicyDocument } from './policy-document'
import type { Answer, AnswerTo, IndemnityAnswer, IndemnityQuestion, Question } from './questions'
import { readingsOf } from './readings'
import { DEFAULT_SETTINGS, type RuleSettings } from './settings'

/**
 * The law moves: a later document, or an amended number from a date, is a new module beside the old one and a new line
 * here, oldest first. Terms do not overlap. Old decisions go on being recomputed by the module that decided them.
 */
export const POLICY_DOCUMENTS: readonly [PolicyDocument, ...PolicyDocument[]] = [YUSHANGCAI_2024_15]

/** The document in force on a date, or null. */
export const policyDocumentOn = (date: LawDate): PolicyDocument | null =>
  POLICY_DOCUMENTS.find(({ term }) => contains(term, date)) ?? null

/**
 * The document that answers for a period: the newest one in force on some day of it; where there is none, the last one
 * that had begun, or else the oldest: it refuses in its own words.
 */
export function documentFor(
  period: Period,
  documents: readonly [PolicyDocument, ...PolicyDocument[]] = POLICY_DOCUMENTS,
): PolicyDocument {
  const [oldest] = documents
  const met = documents.findLast(({ term }) => intersection(term, period) !== null)
  const before = documents.findLast(({ term }) => term.start <= period.start)
  return met ?? before ?? oldest
}

/** The days on which a question stands: its half-year, its calendar year, or the day of inception. */
export function periodOf(question: Question): Period {
  switch (question.programme) {
    case 'GENERAL':
      return halfYearPeriod(question.period)
    case 'CREDIT_INFORMATION':
      return { start: `${question.year}-01-01`, end: `${question.year}-12-31` }
    default:
      return { start: question.inceptionDate, end: question.inceptionDate }
  }
}

/**
 * Answers a typed, already validated question: eligibility with all its reasons, every amount, and the sheet. Pure: the
 * same question and settings always give the same answer.
 * @throws RangeError when a decimal, date or half-year is not well-formed.
 */
export function evaluate<Q extends Question>(
  question: Q,
  settings: RuleSettings = DEFAULT_SETTINGS,
): AnswerTo[Q['programme']] {
  const answer: Answer = documentFor(periodOf(question)).evaluate(question, settings)
  // Each document answers a programme's question with that programme's answer; TypeScript cannot follow the switch.
  return answer as AnswerTo[Q['programme']]
}

/** The contract's question carries no date: the newest document answers. */
export const indemnity = (question: IndemnityQuestion): IndemnityAnswer =>
  POLICY_DOCUMENTS.at(-1)!.indemnity(question)

/**
 * 计算书 of an answer, for the screen, PDF and xlsx, and to be stored with a decision. `settings` are those that the answer
 * was computed with: the sheet says how each ⚙ ruling in it was read.
 */
export function calculationSheet(
  answer: Answer | IndemnityAnswer,
  settings: RuleSettings = DEFAULT_SETTINGS,
): CalculationSheet {
  const { programme, policyDocument, steps } = answer
  const document = POLICY_DOCUMENTS.find(({ number }) => number === policyDocument)
  if (!document) throw new RangeError(`not a policy document: ${policyDocument}`)
  return withReadings({ programme, policyDocument, rulesVersion: document.rulesVersion, steps }, settings)
}

/** The sheet with the readings of the ⚙ rulings that its steps name. */
export function withReadings(sheet: CalculationSheet, settings: RuleSettings): CalculationSheet {
  const readings = readingsOf(sheet.steps, settings)
  return readings.length > 0 ? { ...sheet, readings } : sheet
}
