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
import type { MicroAnswer, MicroQuestion } from '../../questions'
import { writeBuyerLimit, writeInsuredPercentage, writeShares, writeSumInsured } from './platform'
import { DOCUMENT_NUMBER, nearestDayOfTerm, provision } from './term'
import { requireDateInTerm } from './term-test'

/** 一(一) 小微外贸企业统保政策 */
const CLAUSE = '一(一)'

export const MICRO = {
  /** E1: included, compared exactly. */
  largestExports: provision(
    CLAUSE,
    '建立上年出口金额 500 万美元（含）以下的小微外贸企业统保平台',
    new Decimal('5000000'),
  ),
  fiscalRatio: provision(CLAUSE, '统保保费财政专项资金全额支持（企业免缴）', new Decimal('1')),
  /** E5: a ceiling; an insurer may offer less. */
  rateCeiling: provision(CLAUSE, '小微外贸企业统保平台保险费率不得高于 0.08%', new Decimal('0.0008')),
  /** E5: the minimum wins over the rate ceiling. */
  minimumPremium: provision(CLAUSE, '保费低于 200 美元的按照 200 美元计算', new Decimal('200')),
  insuredPercentage: provision(CLAUSE, '赔偿比例为 80%', new Decimal('0.8')),
  buyerLimit: provision(CLAUSE, '单一企业单一买方/开证行最高赔偿限额为 10 万美元', new Decimal('100000')),
  liabilityTimesPremium: provision(
    CLAUSE,
    '单一企业最高赔偿限额不得低于年度保费的 60 倍或单一买方/开证行最高赔偿限额（按最高标准执行）',
    new Decimal('60'),
  ),
} as const

/** The least that the maximum liability may be: max(60 × premium, buyer limit), on the rounded premium (M2). */
export const microLiabilityFloor = (premium: Decimal): Decimal =>
  Decimal.max(premium.times(MICRO.liabilityTimesPremium.value), MICRO.buyerLimit.value)

/** 保险费率不得高于 0.08%，按照企业上年出口金额作为投保金额，年度保费 = 投保金额 × 费率 */
export function evaluateMicro(question: MicroQuestion): MicroAnswer {
  const assessment = new Assessment('MICRO', DOCUMENT_NUMBER)
  const day = nearestDayOfTerm(question.inceptionDate)
  const exports = amount(question.priorYearExportsUsd)
  const rate = decimal(question.premiumRate, 6)

  requireDateInTerm(assessment, question.inceptionDate)
  requireTier(assessment, exports, MICRO.largestExports.on(day))
  requireRate(assessment, rate, MICRO.rateCeiling.on(day))
  if (assessment.refused && question.maximumLiabilityUsd === undefined) return assessment.refusal()

  const premium = writePremium(assessment, exports, rate, MICRO.minimumPremium.on(day))
  const percentage = writeInsuredPercentage(assessment, MICRO.insuredPercentage)
  const buyerLimit = writeBuyerLimit(assessment, MICRO.buyerLimit)
  const floor = writeLiabilityFloor(assessment, premium)
  if (question.maximumLiabilityUsd !== undefined) {
    requireLiability(assessment, amount(question.maximumLiabilityUsd), floor)
  }
  if (assessment.refused) return assessment.refusal()

  const shares = writeShares(assessment, CLAUSE, premium, MICRO.fiscalRatio.on(day))
  return assessment.granted({
    sumInsuredUsd: money(exports),
    annualPremiumUsd: money(premium),
    ...shares,
    insuredPercentage: ratio(percentage),
    buyerLimitUsd: money(buyerLimit),
    maximumLiabilityFloorUsd: money(floor),
  })
}

function requireTier(assessment: Assessment<'MICRO'>, exports: Decimal, largest: Decimal): void {
  assessment.require(
    exports.lte(largest),
    {
      clause: CLAUSE,
      rulings: ['E1', 'E2'],
      description: '上年出口金额应在 500 万美元（含）以下，按精确金额比较，零出口也适用',
      formula: `${grouped(exports)} ≤ ${grouped(largest)}`,
    },
    'EXPORTS_ABOVE_TIER',
    `上年出口金额 ${grouped(exports)} 美元超过小微企业统保的上限 ${grouped(largest)} 美元（含）。请改为测算中型企业统保或一般出口信用保险。`,
  )
}

function requireRate(assessment: Assessment<'MICRO'>, rate: Decimal, ceiling: Decimal): void {
  assessment.require(
    rate.lte(ceiling),
    {
      clause: CLAUSE,
      rulings: ['E5'],
      description: '保险费率不得高于 0.08%',
      formula: `${percent(rate)} ≤ ${percent(ceiling)}`,
    },
    'RATE_ABOVE_CEILING',
    `保险费率 ${percent(rate)} 高于小微企业统保的最高费率 ${percent(ceiling)}。请按不高于 ${percent(ceiling)} 的费率承保。`,
  )
}

/** 年度保费 = 投保金额 × 费率，保费低于 200 美元的按照 200 美元计算 */
function writePremium(
  assessment: Assessment<'MICRO'>,
  exports: Decimal,
  rate: Decimal,
  minimum: Decimal,
): Decimal {
  const sumInsured = writeSumInsured(assessment, CLAUSE, exports)
  const exact = sumInsured.times(rate)
  const byRate = assessment.sheet.amount(
    {
      clause: CLAUSE,
      rulings: ['M2'],
      description: '按费率计算的保费（美元）= 投保金额 × 费率，四舍五入到分',
      formula: `${grouped(sumInsured)} × ${percent(rate)} = ${rounding(exact, roundHalfUpToCent(exact))}`,
    },
    roundHalfUpToCent(exact),
  )
  const premium = Decimal.max(byRate, minimum)
  return assessment.sheet.amount(
    {
      clause: CLAUSE,
      rulings: ['E5'],
      description: '年度保费（美元）：低于 200 美元的按照 200 美元计算',
      formula: `max(${grouped(byRate)}, ${grouped(minimum)}) = ${grouped(premium)}`,
    },
    premium,
  )
}

/** 单一企业最高赔偿限额不得低于年度保费的 60 倍或单一买方/开证行最高赔偿限额（按最高标准执行） */
function writeLiabilityFloor({ sheet }: Assessment<'MICRO'>, premium: Decimal): Decimal {
  const times = MICRO.liabilityTimesPremium.value
  const floor = microLiabilityFloor(premium)
  return sheet.amount(
    {
      clause: CLAUSE,
      rulings: ['M2'],
      description: '最高赔偿限额的下限（美元）= 年度保费的 60 倍与单一买方/开证行最高赔偿限额中的较高者',
      formula: `max(${times.toString()} × ${grouped(premium)}, ${grouped(MICRO.buyerLimit.value)}) = ${grouped(floor)}`,
    },
    floor,
  )
}

function requireLiability(assessment: Assessment<'MICRO'>, liability: Decimal, floor: Decimal): void {
  assessment.require(
    liability.gte(floor),
    {
      clause: CLAUSE,
      rulings: ['M2'],
      description: '保单载明的最高赔偿限额不得低于下限',
      formula: `${grouped(liability)} ≥ ${grouped(floor)}`,
    },
    'LIABILITY_BELOW_MINIMUM',
    `保单载明的最高赔偿限额 ${grouped(liability)} 美元低于下限 ${grouped(floor)} 美元。请将最高赔偿限额提高到下限或以上。`,
  )
}
