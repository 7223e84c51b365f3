import { capsTaken, giveBackToCap } from '@/features/funds'
import { Decimal, money, roundDownToCent } from '@/policy-rules'
import type { Context } from '@/server/use-case'
import { refuse } from '@/server/use-case'

/**
 * Gives back to the caps what an award no longer uses (C10). `amountCny` is the part that falls away, or `ALL`. `occasion`
 * names the event and counts once. An award without a cap (MICRO, MEDIUM) gives nothing back. Over several caps a part is
 * refused, unless it fell on all of them alike (`inProportion`).
 */
export async function giveBackAward(
  { tx, actor, now }: Context,
  applicationId: string,
  amountCny: string | 'ALL',
  occasion: string,
  inProportion = false,
): Promise<void> {
  const caps = await capsTaken(tx, applicationId)
  if (amountCny !== 'ALL' && caps.length > 1 && !inProportion)
    refuse(
      'INVALID',
      '该申报同时占用多个企业或项目的上限，不能按总额核减。请将其移出名单，由经办逐笔核减后列入下一批。',
    )
  const taken = caps.map((cap) => cap.taken.toFixed(2))
  const parts = amountCny === 'ALL' ? taken : partsOf(amountCny, taken)
  for (const [index, cap] of caps.entries()) {
    const back = parts[index]!
    await giveBackToCap(
      { tx, by: actor.accountId, at: now },
      {
        programme: cap.programme,
        ...(cap.organisationId ? { organisationId: cap.organisationId } : {}),
        period: cap.period,
        amountCny: '0.00',
      },
      back,
      { kind: 'application', id: applicationId },
      `${occasion}:${cap.organisationId ?? 'province'}`,
    )
  }
}

/** A cut over caps in proportion to what each was taken for; never more than that; the fens left over from the first on. */
function partsOf(cutCny: string, taken: readonly string[]): string[] {
  const whole = taken.reduce((sum, each) => sum.plus(each), new Decimal(0))
  const cut = Decimal.min(cutCny, whole)
  const parts = taken.map((each) => roundDownToCent(cut.times(each).div(whole)))
  let left = cut.minus(parts.reduce((sum, part) => sum.plus(part), new Decimal(0)))
  return parts.map((part, index) => {
    const more = Decimal.min(left, new Decimal(taken[index]!).minus(part))
    left = left.minus(more)
    return money(part.plus(more))
  })
}
