import { z } from 'zod'

import { sumAmounts } from '@/documents'
import { holdAwardList, uuid } from '@/features/award-lists'
import { listedAmong } from '@/features/negative-list'
import { Decimal, isPrepaidProgramme } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { formatNumber, nextNumber } from '@/server/numbers'
import { command, done, refuse } from '@/server/use-case'

import { addLines, addOrder, awardsToPay } from './store'

const newOrder = z.strictObject({
  awardListId: uuid,
  fundDocument: z.string().trim().min(4, '请填写资金文号。').max(60, '资金文号过长。请核对。'),
  budgetHead: z.string().trim().min(3, '请填写预算科目。').max(60, '预算科目过长。请核对。'),
})

/**
 * Makes a disbursement order from a closed list: every award without a live line. Left out, and told: payees on the negative
 * list (L3) and enterprises without a verified account; a later order pays them. An insurer of a prepaid programme gets one
 * SETTLEMENT line, of which the approval draws what its fund holds (P2).
 */
export const prepareOrder = command({
  name: 'disbursements.prepare',
  allow: ['FINANCE_PREPARER'],
  input: newOrder,
  run: async (context, input) => {
    const { tx, actor, now } = context
    const list = await holdAwardList(context, input.awardListId, 'order')
    const today = dateInShanghai(now)
    const prepaid = isPrepaidProgramme(list.programme)
    const leftOut: string[] = []
    const payable: Awaited<ReturnType<typeof awardsToPay>> = []
    let withoutAmount = 0
    const awards = await awardsToPay(tx, list.id)
    const listed = await listedAmong(
      tx,
      awards.map((award) => award.uscc),
      today,
    )
    for (const award of awards) {
      const until = listed.get(award.uscc)
      if (until) leftOut.push(`${award.name}：列入负面清单至 ${until}`)
      else if (award.heldReason) leftOut.push(`${award.name}：暂缓办理，${award.heldReason}`)
      else if (new Decimal(award.amountCny).isZero()) withoutAmount += 1
      else if (!award.account && !prepaid) leftOut.push(`${award.name}：没有已核实的收款账户`)
      else payable.push(award)
    }
    if (payable.length + withoutAmount === 0)
      refuse(
        'INVALID',
        leftOut.length > 0
          ? `没有可拨付的条目：${leftOut.join('；')}。请待上述情形消除后再办理。`
          : '该名单没有待拨付的条目。请查看已有拨付单的办理情况。',
      )
    const year = Number(today.slice(0, 4))
    const number = formatNumber('豫信保拨', year, await nextNumber(tx, 'disbursement-order', year))
    const totalCny = sumAmounts(payable.map((award) => award.amountCny))
    const orderId = await addOrder(tx, {
      number,
      awardListId: list.id,
      fundDocument: input.fundDocument,
      budgetHead: input.budgetHead,
      totalCny,
      preparedById: actor.accountId!,
      preparedAt: now,
    })
    await addLines(
      tx,
      payable.map((award, index) => ({
        orderId,
        itemId: award.itemId,
        position: index + 1,
        kind: prepaid ? 'SETTLEMENT' : 'PAYMENT',
        payeeName: award.name,
        uscc: award.uscc,
        amountCny: award.amountCny,
        ...award.account,
      })),
    )
    return done(
      { orderId, number, totalCny, lineCount: payable.length, leftOut },
      {
        subject: { kind: 'disbursement-order', id: orderId },
        detail: { number, totalCny, lines: payable.length, leftOut },
      },
    )
  },
})
