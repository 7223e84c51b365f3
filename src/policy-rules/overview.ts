import type { LawDate } from './dates'
import { CREDIT_INFORMATION } from './documents/yushangcai-2024-15/credit-information'
import { ECOMMERCE } from './documents/yushangcai-2024-15/ecommerce'
import { GENERAL } from './documents/yushangcai-2024-15/general'
import { MICRO } from './documents/yushangcai-2024-15/micro'
import { OVERSEAS } from './documents/yushangcai-2024-15/overseas'
import { amount, type DecimalString, grouped, percent, ratio } from './money'
import type { MediumAnswer, MicroAnswer, Reason } from './questions'
import { evaluate, policyDocumentOn } from './registry'
import { PROGRAMMES, type Programme } from './vocabulary'

/**
 * `FITS`: may be used as things stand. `DEPENDS`: on something the exports do not tell (a project, a customs mode).
 * `NEEDS_EXPORTS`: the prior-year exports are not known, which is not zero (E2). `DOES_NOT_FIT`: the reasons say why.
 */
export const FIT_STATUSES = ['FITS', 'DEPENDS', 'NEEDS_EXPORTS', 'DOES_NOT_FIT'] as const
export type FitStatus = (typeof FIT_STATUSES)[number]

export interface Fit {
  readonly programme: Programme
  readonly status: FitStatus
  /** Rulings that the verdict stands on. */
  readonly rulings: readonly string[]
  /** What the enterprise would get, or what is missing, in a sentence. */
  readonly message: string
  readonly reasons: readonly Reason[]
  /** The computed terms, where the platform fits: for MICRO at the ceiling rate, the most that it can cost. */
  readonly answer?: MicroAnswer | MediumAnswer
}

interface Facts {
  /** Null: unknown. */
  readonly priorYearExportsUsd: DecimalString | null
  readonly date: LawDate
}

/** E1, E2, E6: which programmes an enterprise may use on a date, and what it would get; all six, in their order. */
export function programmesFor(facts: Facts): Fit[] {
  return PROGRAMMES.map((programme) => {
    if (programme === 'MICRO' || programme === 'MEDIUM') return platformFit(programme, facts)
    return policyDocumentOn(facts.date) ? otherFit(programme) : outsideTerm(programme, facts.date)
  })
}

const inWords = (money: DecimalString): string => grouped(amount(money))

function platformFit(programme: 'MICRO' | 'MEDIUM', { priorYearExportsUsd, date }: Facts): Fit {
  if (!policyDocumentOn(date)) return outsideTerm(programme, date)
  if (priorYearExportsUsd === null) {
    return {
      programme,
      status: 'NEEDS_EXPORTS',
      rulings: ['E2', 'E4'],
      message: '上年出口金额未知，未知不等于零。请先补充上年出口金额及证明材料，再确定适用的统保平台。',
      reasons: [],
    }
  }
  const answer =
    programme === 'MICRO'
      ? evaluate({
          programme,
          inceptionDate: date,
          priorYearExportsUsd,
          premiumRate: ratio(MICRO.rateCeiling.on(date)),
        })
      : evaluate({ programme, inceptionDate: date, priorYearExportsUsd })
  if (!answer.eligible) return refused(programme, ['E1'], answer.reasons)
  return {
    programme,
    status: 'FITS',
    rulings: ['E1', 'E6'],
    message:
      programme === 'MICRO'
        ? `可参加：按最高费率测算年度保费 ${inWords(answer.annualPremiumUsd)} 美元，财政全额支持，企业免缴。`
        : `可参加：年度保费 ${inWords(answer.annualPremiumUsd)} 美元，财政承担 ${inWords(answer.fiscalShareUsd)} 美元，企业自缴 ${inWords(answer.enterpriseShareUsd)} 美元。`,
    reasons: [],
    answer,
  }
}

/** The date alone decides here: a question that nothing else stands against brings the refusal in its own words. */
function outsideTerm(programme: Programme, date: LawDate): Fit {
  const refusal = evaluate({
    programme: 'OVERSEAS',
    inceptionDate: date,
    product: 'POLITICAL',
    projectKind: 'OVERSEAS_CONTRACTING',
    premiumCny: '0',
    alreadySupportedCny: '0',
  })
  return refused(programme, [], refusal.reasons)
}

const refused = (programme: Programme, rulings: string[], reasons: readonly Reason[]): Fit => ({
  programme,
  status: 'DOES_NOT_FIT',
  rulings,
  message: reasons.map((reason) => reason.message).join(''),
  reasons,
})

function otherFit(programme: Exclude<Programme, 'MICRO' | 'MEDIUM'>): Fit {
  switch (programme) {
    case 'GENERAL':
      return {
        programme,
        status: 'FITS',
        rulings: ['C2', 'E6'],
        message: `可申报：自行缴费投保的，按申报周期内实际缴纳保费不超过 ${percent(GENERAL.ratioCeiling.value)} 的比例支持，每半年累计不超过 ${grouped(GENERAL.cap.value)} 元；同一笔保费不重复支持。`,
        reasons: [],
      }
    case 'OVERSEAS':
      return {
        programme,
        status: 'DEPENDS',
        rulings: ['C3', 'C4', 'C6'],
        message: `有海外投资、海外工程承包或成套设备项目的可参加：政治风险保险支持 ${percent(OVERSEAS.POLITICAL.fiscalRatio.value)}，全风险保险支持 ${percent(OVERSEAS.COMPREHENSIVE.fiscalRatio.value)}（海外投资除外）。请先登记项目。`,
        reasons: [],
      }
    case 'ECOMMERCE':
      return {
        programme,
        status: 'DEPENDS',
        rulings: ['C7', 'E11'],
        message: `通过 ${ECOMMERCE.customsModes.value.join('、')} 监管方式报关出口的可参加，企业免缴，每个企业支持金额不超过 ${grouped(ECOMMERCE.cap.value)} 元。请核对报关单上的监管方式代码。`,
        reasons: [],
      }
    case 'CREDIT_INFORMATION':
      return {
        programme,
        status: 'DEPENDS',
        rulings: ['C9'],
        message: `可在“河南省进出口企业服务平台”使用海外资信服务，由服务机构申报费用，全省每年不超过 ${grouped(CREDIT_INFORMATION.cap.value)} 元。`,
        reasons: [],
      }
  }
}
