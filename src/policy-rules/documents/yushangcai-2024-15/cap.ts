import type { Assessment } from '../../assessment'
import { Decimal, grouped, leftOf } from '../../money'
import type { Programme } from '../../vocabulary'

interface CapText {
  clause: string
  rulings: readonly string[]
  /** What the cap counts over: 每家企业单个申报周期 … */
  scope: string
}

/** What is left under a cap before this award; more already supported than the cap leaves 0.00, not an error. */
export function writeCapRemaining(
  { sheet }: Assessment<Programme>,
  { clause, rulings, scope }: CapText,
  cap: Decimal,
  alreadySupported: Decimal,
): Decimal {
  const remaining = leftOf(cap, alreadySupported)
  return sheet.amount(
    {
      clause,
      rulings,
      description: `剩余额度（元）= ${scope}最高支持金额 − 已支持金额，不低于零`,
      formula: `max(${grouped(cap)} − ${grouped(alreadySupported)}, 0) = ${grouped(remaining)}`,
    },
    remaining,
  )
}

/** The support, cut to what is left under the cap. Both are on the fen already, so nothing is rounded here. */
export function writeSupport(
  { sheet }: Assessment<Programme>,
  text: Omit<CapText, 'scope'>,
  beforeCap: Decimal,
  remaining: Decimal,
): { support: Decimal; capped: boolean } {
  const support = Decimal.min(beforeCap, remaining)
  sheet.amount(
    {
      ...text,
      description: '财政支持金额（元）= 封顶前金额与剩余额度中的较低者',
      formula: `min(${grouped(beforeCap)}, ${grouped(remaining)}) = ${grouped(support)}`,
    },
    support,
  )
  return { support, capped: beforeCap.gt(remaining) }
}
