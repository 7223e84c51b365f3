import type { LawDate, Period } from './dates'
import type { TextBlock } from './documents/yushangcai-2024-15/clauses'
import type { Answer, IndemnityAnswer, IndemnityQuestion, Question } from './questions'
import type { RuleSettings } from './settings'

/** A policy document as the registry knows it: its papers, its text and its rules. */
export interface PolicyDocument {
  readonly number: string
  readonly title: string
  readonly issuers: readonly string[]
  readonly issuedOn: LawDate
  /** Both days are included. */
  readonly term: Period
  readonly rulesVersion: string
  readonly text: readonly TextBlock[]
  evaluate(question: Question, settings: RuleSettings): Answer
  indemnity(question: IndemnityQuestion): IndemnityAnswer
}
