import { Assessment } from '../../assessment'
import {
  amount,
  Decimal,
  decimal,
  grouped,
  money,
  percent,
  ratio,
  rounding,
  roundHalfUpToCent,
} from '../../money'
import type { MediumAnswer, MediumQuestion } from '../../questions'
import { MICRO } from './micro'
import { writeBuyerLimit, writeInsuredPercentage, writeShares, writeSumInsured } from './platform'
import { DOCUMENT_NUMBER, nearestDayOfTerm, provision } from './term'
import { requireDateInTerm } from './term-test'

/** 一(二) 中型外贸企业统保政策 */
const CLAUSE = '一(二)'
const TIER = '建立上年出口金额 500 万美元到 1000 万美元（含）的中型外贸企业统保平台'

export const MEDIUM = {
  /** E1: this amount itself is still MICRO. */
  exportsAbove: provision(CLAUSE, TIER, MICRO.largestExports.value),
  largestExports: provision(CLAUSE, TIER, new Decimal('10000000')),
  fiscalRatio: provision(CLAUSE, '保费由企业缴纳 20%，财政专项资金支持 80%', new Decimal('0.8')),
  /** Prescribed, neither higher nor lower; there is no minimum premium. */
  rate: provision(CLAUSE, '中型外贸企业统保平台保险费率统一为 0.12%', new Decimal('0.0012')),
  insuredPercentage: provision(CLAUSE, '赔偿比例为企业损失额的 80%', new Decimal('0.8')),
  buyerLimit: provision(CLAUSE, '单一企业单一买方/开证行最高赔偿限额为 15 万美元', new Decimal('150000')),
  liabilityTimesPremium: provision(CLAUSE, '单一企业最高赔偿限额为年度保费的 60 倍', new Decimal('60')),
} as const

/** The maximum liability, exactly 60 × the rounded premium (M2). */
export const mediumLiability = (premium: Decimal): Decimal =>
  premium.times(MEDIUM.liabilityTimesPremium.value)

/** 保险费率统一为 0.12%，按照企业上年出口金额作为投保金额，年度保费 = 投保金额 × 费率 */
export function evaluateMedium(question: MediumQuestion): MediumAnswer {
  const assessment = new Assessment('MEDIUM', DOCUMENT_NUMBER)
  const day = nearestDayOfTerm(question.inceptionDate)
  const exports = amount(question.priorYearExportsUsd)
  const rate = MEDIUM.rate.on(day)

  requireDateInTerm(assessment, question.inceptionDate)
  requireTier(assessment, exports, MEDIUM.exportsAbove.on(day), MEDIUM.largestExports.on(day))
  if (question.premiumRate !== undefined) requireRate(assessment, decimal(question.premiumRate, 6), rate)
  if (assessment.refused && question.maximumLiabilityUsd === undefined) return assessment.refusal()

  // The premium is always the prescribed rate's: a liability is tested against it even where another rate was offered.
  const premium = writePremium(assessment, exports, rate)
  const percentage = writeInsuredPercentage(assessment, MEDIUM.insuredPercentage)
  const buyerLimit = writeBuyerLimit(assessment, MEDIUM.buyerLimit)
  const liability = writeLiability(assessment, premium)
  if (question.maximumLiabilityUsd !== undefined) {
    requireLiability(assessment, amount(question.maximumLiabilityUsd), liability)
  }
  if (assessment.refused) return assessment.refusal()

  const shares = writeShares(assessment, CLAUSE, premium, MEDIUM.fiscalRatio.on(day))
  return assessment.granted({
    sumInsuredUsd: money(exports),
    annualPremiumUsd: money(premium),
    ...shares,
    insuredPercentage: ratio(percentage),
    buyerLimitUsd: money(buyerLimit),
    maximumLiabilityUsd: money(liability),
  })
}

function requireTier(
  assessment: Assessment<'MEDIUM'>,
  exports: Decimal,
  above: Decimal,
  largest: Decimal,
): void {
  assessment.require(
    exports.gt(above),
    {
      clause: CLAUSE,
      rulings: ['E1'],
      description: '上年出口金额应在 500 万美元（不含）以上，按精确金额比较',
      formula: `${grouped(exports)} > ${grouped(above)}`,
    },
    'EXPORTS_BELOW_TIER',
    `上年出口金额 ${grouped(exports)} 美元未超过 ${grouped(above)} 美元，不属于中型企业统保。请改为测算小微企业统保。`,
  )
  assessment.require(
    exports.lte(largest),
    {
      clause: CLAUSE,
      rulings: ['E1'],
      description: '上年出口金额应在 1000 万美元（含）以下，按精确金额比较',
      formula: `${grouped(exports)} ≤ ${grouped(largest)}`,
    },
    'EXPORTS_ABOVE_TIER',
    `上年出口金额 ${grouped(exports)} 美元超过中型企业统保的上限 ${grouped(largest)} 美元（含）。请改为测算一般出口信用保险。`,
  )
}

function requireRate(assessment: Assessment<'MEDIUM'>, offered: Decimal, prescribed: Decimal): void {
  assessment.require(
    offered.eq(prescribed),
    {
      clause: CLAUSE,
      rulings: [],
      description: '保险费率统一为 0.12%，不得高于或低于该费率',
      formula: `${percent(offered)} = ${percent(prescribed)}`,
    },
    'RATE_NOT_PRESCRIBED',
    `保险费率 ${percent(offered)} 与中型企业统保的统一费率 ${percent(prescribed)} 不一致。请按 ${percent(prescribed)} 承保。`,
  )
}

function writePremium(assessment: Assessment<'MEDIUM'>, exports: Decimal, rate: Decimal): Decimal {
  const sumInsured = writeSumInsured(assessment, CLAUSE, exports)
  const exact = sumInsured.times(rate)
  return assessment.sheet.amount(
    {
      clause: CLAUSE,
      rulings: ['M2'],
      description: '年度保费（美元）= 投保金额 × 费率，四舍五入到分',
      formula: `${grouped(sumInsured)} × ${percent(rate)} = ${rounding(exact, roundHalfUpToCent(exact))}`,
    },
    roundHalfUpToCent(exact),
  )
}

/** 单一企业最高赔偿限额为年度保费的 60 倍 */
function writeLiability({ sheet }: Assessment<'MEDIUM'>, premium: Decimal): Decimal {
  const liability = mediumLiability(premium)
  return sheet.amount(
    {
      clause: CLAUSE,
      rulings: ['M2'],
      description: '最高赔偿限额（美元）= 年度保费 × 60',
      formula: `${grouped(premium)} × ${MEDIUM.liabilityTimesPremium.value.toString()} = ${grouped(liability)}`,
    },
    liability,
  )
}

function requireLiability(assessment: Assessment<'MEDIUM'>, offered: Decimal, prescribed: Decimal): void {
  assessment.require(
    offered.eq(prescribed),
    {
      clause: CLAUSE,
      rulings: ['M2'],
      description: '保单载明的最高赔偿限额应等于年度保费的 60 倍',
      formula: `${grouped(offered)} = ${grouped(prescribed)}`,
    },
    'LIABILITY_NOT_PRESCRIBED',
    `保单载明的最高赔偿限额 ${grouped(offered)} 美元不等于年度保费的 60 倍 ${grouped(prescribed)} 美元。请将最高赔偿限额改为 ${grouped(prescribed)} 美元。`,
  )
}
