import type { Assessment } from '../../assessment'
import {
  type Decimal,
  grouped,
  money,
  percent,
  ratio,
  roundDownToCent,
  rounding,
  splitBySubtraction,
} from '../../money'
import type { Parameter } from '../../parameter'
import type { Programme } from '../../vocabulary'

/** What the two blanket platforms 一(一) and 一(二) compute alike; each clause brings its own numbers. */
type Platform = Assessment<Programme>

/** 按照企业上年出口金额作为投保金额 */
export const writeSumInsured = ({ sheet }: Platform, clause: string, exports: Decimal): Decimal =>
  sheet.amount(
    {
      clause,
      rulings: ['E3', 'M1'],
      description: '投保金额（美元）= 企业上年（起保日所在年度的上一自然年度）出口金额',
      formula: grouped(exports),
    },
    exports,
  )

export const writeInsuredPercentage = ({ sheet }: Platform, { value, clause }: Parameter<Decimal>): Decimal =>
  sheet.number({ clause, rulings: [], description: '赔偿比例', formula: percent(value) }, value, ratio(value))

export const writeBuyerLimit = ({ sheet }: Platform, { value, clause }: Parameter<Decimal>): Decimal =>
  sheet.amount(
    {
      clause,
      rulings: [],
      description: '单一买方/开证行最高赔偿限额（美元）',
      formula: grouped(value),
    },
    value,
  )

/**
 * The treasury's share rounded down, the enterprise's by subtraction (M3, M4). The last line adds them up again, so
 * that the sheet ends with the public money.
 */
export function writeShares({ sheet }: Platform, clause: string, premium: Decimal, fiscalRatio: Decimal) {
  const exact = premium.times(fiscalRatio)
  const fiscal = sheet.amount(
    {
      clause,
      rulings: ['M3'],
      description: '财政承担（美元）= 年度保费 × 财政支持比例，只舍不入到分',
      formula: `${grouped(premium)} × ${percent(fiscalRatio)} = ${rounding(exact, roundDownToCent(exact))}`,
    },
    roundDownToCent(exact),
  )
  const { rest } = splitBySubtraction(premium, fiscal)
  const enterprise = sheet.amount(
    {
      clause,
      rulings: ['M4'],
      description: '企业自缴（美元）= 年度保费 − 财政承担',
      formula: `${grouped(premium)} − ${grouped(fiscal)} = ${grouped(rest)}`,
    },
    rest,
  )
  sheet.amount(
    {
      clause,
      rulings: ['M4'],
      description: '核对：财政承担（美元）= 年度保费 − 企业自缴',
      formula: `${grouped(premium)} − ${grouped(enterprise)} = ${grouped(premium.minus(enterprise))}`,
    },
    premium.minus(enterprise),
  )
  return { fiscalShareUsd: money(fiscal), enterpriseShareUsd: money(enterprise) }
}
