import { capsTaken, giveBackToCap } from '@/features/funds'
import { Decimal, money } from '@/policy-rules'
import type { Context } from '@/server/use-case'
import { refuse } from '@/server/use-case'

/**
 * Gives back to the caps what an award no longer uses (C10). `amountCny` is the part that falls away, or `ALL`. `occasion`
 * names the event and counts once. An award without a cap (MICRO, MEDIUM) gives nothing back.
 */
export async function giveBackAward(
  { tx, actor, now }: Context,
  applicationId: string,
  amountCny: string | 'ALL',
  occasion: string,
): Promise<void> {
  const caps = await capsTaken(tx, applicationId)
  if (amountCny !== 'ALL' && caps.length > 1)
    refuse(
      'INVALID',
      '该申报同时占用多个企业或项目的上限，不能按总额核减。请将其移出名单，由经办逐笔核减后列入下一批。',
    )
  for (const cap of caps) {
    const taken = cap.taken.toFixed(2)
    const back = amountCny === 'ALL' ? taken : money(Decimal.min(taken, amountCny))
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
