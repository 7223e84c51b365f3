import { z } from 'zod'

import { uuid } from '@/features/award-lists'
import { listedUntil } from '@/features/negative-list'
import { dateInShanghai } from '@/server/clock'
import { command, done, notFound, refuse } from '@/server/use-case'

import { holdOrder } from './hold-order'
import { accountsWaiting, addLine, lineById, linesOf, verifiedAccounts } from './store'
import { mayBePaidAgain, nextAttempt, unmetOf } from './unmet'

/**
 * 重新拨付: what is unmet of a failed line, as a new attempt to the account that is verified today; the failed line stays. The
 * checker orders it, another person than the one who recorded the return.
 */
export const payAgain = command({
  name: 'disbursements.pay-again',
  allow: ['FINANCE_CHECKER'],
  input: z.strictObject({ lineId: uuid }),
  run: async (context, { lineId }) => {
    const { tx, actor, now } = context
    const found = await lineById(tx, lineId)
    if (!found) return notFound('拨付明细')
    await holdOrder(context, found.orderId, 'payAgain')
    const all = await linesOf(tx, found.orderId)
    const line = all.find(({ id }) => id === lineId)!
    if (!mayBePaidAgain(line, all))
      refuse('WRONG_STATE', '只有退汇且尚未重新拨付的明细可以重新拨付。请刷新页面查看最新状态。')
    const until = await listedUntil(tx, line.uscc, dateInShanghai(now))
    if (until)
      refuse('INVALID', `${line.payeeName}已列入负面清单至 ${until}，不得拨付。请待其移出后再办理。`, {
        clause: '二(五)',
      })
    if (line.heldReason)
      refuse('WRONG_STATE', `${line.payeeName}的申报暂缓办理：${line.heldReason}请待事由消除后再重新拨付。`, {
        clause: '二(三)',
      })
    if (line.recordedById === actor.accountId)
      refuse('FORBIDDEN', '这笔退汇由您登记，须由另一人办理重新拨付。请联系本单位其他复核人员。')
    if ((await accountsWaiting(tx, [line.applicantId])).has(line.applicantId))
      refuse(
        'WRONG_STATE',
        `${line.payeeName}更换的收款账户还在核验中。请待核验通过后再重新拨付，以免再次拨付到原账户。`,
      )
    const account = (await verifiedAccounts(tx, [line.applicantId])).get(line.applicantId)
    if (!account)
      return refuse('INVALID', `${line.payeeName}没有已核实的收款账户。请待其更正并核实账户后再办理。`)
    const attempt = nextAttempt(line, all)
    const newLineId = await addLine(tx, {
      orderId: line.orderId,
      itemId: line.itemId,
      position: all.at(-1)!.position + 1,
      kind: line.kind,
      attempt,
      orderedById: actor.accountId!,
      payeeName: line.payeeName,
      uscc: line.uscc,
      amountCny: unmetOf(line, all),
      ...account,
    })
    return done(
      { orderId: line.orderId, lineId: newLineId },
      {
        subject: { kind: 'disbursement-line', id: newLineId },
        detail: { replaces: line.id, attempt },
      },
    )
  },
})
