import { formatAmount } from '@/documents'
import { amount, money } from '@/policy-rules'
import { command, type Context, done, notFound, refuse } from '@/server/use-case'

import { decideInput } from './schema'
import { lockPrepayment, type StoredPrepayment, storeDecision } from './store'

/** P1: another person of the finance department decides, at most what was proposed; less needs a reason. */
export const decidePrepayment = command({
  name: 'prepayments.decide',
  allow: ['FINANCE_CHECKER'],
  input: decideInput,
  run: async (context, { id, reason, documentNumber, ...input }) => {
    const { tx, actor, now } = context
    const prepayment = await heldPrepayment(context, id)
    if (prepayment.state !== 'PROPOSED')
      refuse('WRONG_STATE', '这笔预拨已经核定，不能再次核定。请刷新页面查看。')
    if (prepayment.preparedById === actor.accountId)
      refuse('FORBIDDEN', '这笔预拨由您本人测算，不能由您核定。请由另一位人员办理。')
    const decided = amount(input.decidedCny)
    const proposed = amount(prepayment.proposedCny)
    if (decided.gt(proposed))
      refuseField(
        'decidedCny',
        `核定金额不能高于建议金额 ${formatAmount(prepayment.proposedCny)} 元。请更正。`,
      )
    if (decided.lt(proposed) && reason === '') refuseField('reason', '核定金额低于建议金额，请填写理由。')
    await storeDecision(tx, id, {
      decidedCny: money(decided),
      reason,
      documentNumber,
      by: actor.accountId!,
      at: now,
    })
    return done(
      { id, year: prepayment.year },
      {
        subject: { kind: 'prepayment', id },
        detail: { decidedCny: money(decided), documentNumber, reason },
      },
    )
  },
})

export async function heldPrepayment({ tx }: Context, id: string): Promise<StoredPrepayment> {
  return (await lockPrepayment(tx, id)) ?? notFound('预拨记录')
}

function refuseField(field: string, message: string): never {
  return refuse('INVALID', '有内容需要更正，请按提示修改后再提交。', {
    clause: '二(六)',
    fieldErrors: { [field]: [message] },
  })
}
