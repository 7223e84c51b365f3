import type { PolicyDocument } from '../../policy-document'
import type { Answer, Question } from '../../questions'
import type { RuleSettings } from '../../settings'
import { TEXT_BLOCKS } from './clauses'
import { evaluateCreditInformation } from './credit-information'
import { evaluateEcommerce } from './ecommerce'
import { evaluateGeneral } from './general'
import { indemnity } from './indemnity'
import { evaluateMedium } from './medium'
import { evaluateMicro } from './micro'
import { evaluateOverseas } from './overseas'
import { DOCUMENT_NUMBER, DOCUMENT_TITLE, ISSUED_ON, ISSUERS, RULES_VERSION, TERM } from './term'

export const YUSHANGCAI_2024_15: PolicyDocument = {
  number: DOCUMENT_NUMBER,
  title: DOCUMENT_TITLE,
  issuers: ISSUERS,
  issuedOn: ISSUED_ON,
  term: TERM,
  rulesVersion: RULES_VERSION,
  text: TEXT_BLOCKS,
  evaluate,
  indemnity,
}

function evaluate(question: Question, settings: RuleSettings): Answer {
  switch (question.programme) {
    case 'MICRO':
      return evaluateMicro(question)
    case 'MEDIUM':
      return evaluateMedium(question)
    case 'GENERAL':
      return evaluateGeneral(question)
    case 'OVERSEAS':
      return evaluateOverseas(question, settings)
    case 'ECOMMERCE':
      return evaluateEcommerce(question, settings)
    case 'CREDIT_INFORMATION':
      return evaluateCreditInformation(question)
  }
}
