import { Assessment } from '../../assessment'
import { contains, intersection, type Period } from '../../dates'
import { halfYearInWords, halfYearPeriod } from '../../half-year'
import { amount, Decimal, decimal, grouped, money, percent, roundDownToCent, rounding } from '../../money'
import type { ExclusionReason, GeneralAnswer, GeneralPayment, GeneralQuestion } from '../../questions'
import { writeCapRemaining, writeSupport } from './cap'
import { DOCUMENT_NUMBER, nearestDayOfTerm, provision, TERM } from './term'
import { requirePeriodInTerm } from './term-test'

/** 一(三) 一般出口信用保险支持政策 */
const CLAUSE = '一(三)'

export const GENERAL = {
  /** C2: a ceiling; each round sets its own ratio. */
  ratioCeiling: provision(
    CLAUSE,
    '按照企业申报周期内实际缴纳保费不超过 50% 的比例予以支持',
    new Decimal('0.5'),
  ),
  cap: provision(
    CLAUSE,
    '每家企业单个申报周期（每半年）累计最高支持金额不超过 200 万元',
    new Decimal('2000000'),
  ),
} as const

/** Why a payment does not count, in words (C1, 三(四)). */
export const EXCLUSION_REASON_NAMES: Readonly<Record<ExclusionReason, string>> = {
  OUTSIDE_PERIOD: '缴费日期不在申报周期内',
  OUTSIDE_POLICY_TERM: '缴费日期不在政策执行期内',
}

interface Accepted {
  index: number
  payment: GeneralPayment
}
interface Sorted {
  accepted: Accepted[]
  excludedPayments: { index: number; reason: ExclusionReason }[]
}

/**
 * 按照企业申报周期内实际缴纳保费不超过 50% 的比例予以支持，累计最高支持金额不超过 200 万元。
 * M5: the accepted payments of all insurers are summed, × the round's ratio, × its shortage factor if it has one, cut
 * to what is left under the cap, rounded down. The portal's application totals and the public calculator both use it.
 * @throws RangeError when the shortage factor is 0 or above 1.
 */
export function evaluateGeneral(question: GeneralQuestion): GeneralAnswer {
  const assessment = new Assessment('GENERAL', DOCUMENT_NUMBER)
  const period = halfYearPeriod(question.period)
  const day = nearestDayOfTerm(period.end)
  const supportRatio = decimal(question.supportRatio, 6)
  const sorted = sortPayments(question.payments, period)

  requirePeriodInTerm(assessment, '申报周期', halfYearInWords(question.period), intersection(period, TERM))
  requireRatio(assessment, supportRatio, GENERAL.ratioCeiling.on(day))
  requirePayments(assessment, question, sorted)
  if (assessment.refused) return assessment.refusal()

  const eligible = writeEligiblePremium(assessment, sorted.accepted)
  const beforeCap = writeSupportBeforeCap(assessment, eligible, supportRatio, shortageFactorOf(question))
  const cap = GENERAL.cap.on(day)
  const remaining = writeCapRemaining(
    assessment,
    { clause: CLAUSE, rulings: ['C1'], scope: '每家企业单个申报周期' },
    cap,
    amount(question.alreadySupportedCny),
  )
  const { support, capped } = writeSupport(
    assessment,
    { clause: CLAUSE, rulings: ['M5', 'M3'] },
    beforeCap,
    remaining,
  )
  return assessment.granted({
    eligiblePremiumCny: money(eligible),
    supportBeforeCapCny: money(beforeCap),
    capCny: money(cap),
    capRemainingCny: money(remaining),
    supportCny: money(support),
    capped,
    excludedPayments: sorted.excludedPayments,
  })
}

/** C1: a payment belongs to the half-year of its payment date; within it, only days of the document's term count. */
function sortPayments(payments: readonly GeneralPayment[], period: Period): Sorted {
  const sorted: Sorted = { accepted: [], excludedPayments: [] }
  payments.forEach((payment, index) => {
    if (!contains(period, payment.paidOn)) {
      sorted.excludedPayments.push({ index, reason: 'OUTSIDE_PERIOD' })
    } else if (!contains(TERM, payment.paidOn)) {
      sorted.excludedPayments.push({ index, reason: 'OUTSIDE_POLICY_TERM' })
    } else {
      sorted.accepted.push({ index, payment })
    }
  })
  return sorted
}

function requireRatio(assessment: Assessment<'GENERAL'>, supportRatio: Decimal, ceiling: Decimal): void {
  assessment.require(
    supportRatio.lte(ceiling),
    {
      clause: CLAUSE,
      rulings: ['C2'],
      description: '本批次支持比例不得超过 50%',
      formula: `${percent(supportRatio)} ≤ ${percent(ceiling)}`,
    },
    'RATIO_ABOVE_CEILING',
    `支持比例 ${percent(supportRatio)} 超过上限 ${percent(ceiling)}。请填写不超过 ${percent(ceiling)} 的比例。`,
  )
}

function requirePayments(assessment: Assessment<'GENERAL'>, question: GeneralQuestion, sorted: Sorted): void {
  const total = question.payments.length
  const left = sorted.excludedPayments.map(
    ({ index, reason }) => `第 ${index + 1} 笔${EXCLUSION_REASON_NAMES[reason]}`,
  )
  assessment.require(
    sorted.accepted.length > 0,
    {
      clause: CLAUSE,
      rulings: ['C1'],
      description: '缴费日期在申报周期内且在政策执行期内的缴费计入，其余不计入',
      formula: [`共 ${total} 笔，计入 ${sorted.accepted.length} 笔`, ...left].join('；'),
    },
    'NO_ELIGIBLE_PREMIUM',
    `${halfYearInWords(question.period)}内没有可计入的缴费（共 ${total} 笔，均不计入）。请核对缴费日期或改选申报周期。`,
  )
}

/** M5, M6: a payment in yuan counts as paid; another currency is converted and rounded down, payment by payment (M3). */
function writeEligiblePremium({ sheet }: Assessment<'GENERAL'>, accepted: Accepted[]): Decimal {
  const inYuan = accepted.map(({ index, payment }) => {
    if ('amountCny' in payment) return amount(payment.amountCny)
    const foreign = amount(payment.amount)
    const rate = decimal(payment.exchangeRate)
    const exact = foreign.times(rate)
    return sheet.amount(
      {
        clause: CLAUSE,
        rulings: ['M6', 'M3'],
        description: `第 ${index + 1} 笔缴费折人民币（元）= 实付原币 × 汇率，只舍不入到分`,
        formula: `${payment.currency} ${grouped(foreign)} × ${rate.toString()} = ${rounding(exact, roundDownToCent(exact))}`,
      },
      roundDownToCent(exact),
    )
  })
  const sum = inYuan.reduce((total, each) => total.plus(each), new Decimal(0))
  return sheet.amount(
    {
      clause: CLAUSE,
      rulings: ['M5', 'C1'],
      description: '申报周期内实际缴纳保费（元）= 计入的各笔缴费之和（所有保险机构合并，先求和后乘比例）',
      formula: `${inYuan.map(grouped).join(' + ')} = ${grouped(sum)}`,
    },
    sum,
  )
}

function writeSupportBeforeCap(
  { sheet }: Assessment<'GENERAL'>,
  eligible: Decimal,
  supportRatio: Decimal,
  shortageFactor: Decimal | null,
): Decimal {
  const exact = eligible.times(supportRatio).times(shortageFactor ?? 1)
  const factors = [
    grouped(eligible),
    percent(supportRatio),
    ...(shortageFactor ? [percent(shortageFactor)] : []),
  ]
  return sheet.amount(
    {
      clause: CLAUSE,
      rulings: ['C2', 'M5', 'M3'],
      description: shortageFactor
        ? '封顶前金额（元）= 实际缴纳保费 × 支持比例 × 资金不足调整系数，只舍不入到分'
        : '封顶前金额（元）= 实际缴纳保费 × 支持比例，只舍不入到分',
      formula: `${factors.join(' × ')} = ${rounding(exact, roundDownToCent(exact))}`,
    },
    roundDownToCent(exact),
  )
}

function shortageFactorOf({ shortageFactor }: GeneralQuestion): Decimal | null {
  if (shortageFactor === undefined) return null
  const factor = decimal(shortageFactor, 6)
  if (factor.lte(0) || factor.gt(1)) throw new RangeError(`not a shortage factor: ${shortageFactor}`)
  return factor
}
