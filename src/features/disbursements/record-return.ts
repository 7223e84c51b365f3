import { z } from 'zod'

import { reason, uuid } from '@/features/award-lists'
import { isLawDate } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { command, done, notFound, refuse } from '@/server/use-case'

import { takeBack } from './apply-outcome'
import { holdOrder } from './hold-order'
import { lineOfMovement } from './movement-store'
import { lineById } from './store'

/** 登记到账后退回: one payment that was recorded as paid came back, whole. It is ordered anew afterwards. */
export const recordReturn = command({
  name: 'disbursements.record-return',
  allow: ['FINANCE_PREPARER'],
  input: z.strictObject({
    movementId: uuid,
    returnedOn: z.string().trim().refine(isLawDate, '请选择退回日期。'),
    bankReference: z.string().trim().min(4, '请填写银行流水号。').max(60, '银行流水号过长。请核对。'),
    reason: reason('退回原因'),
  }),
  run: async (context, { movementId, ...input }) => {
    const { tx, now } = context
    const lineId = await lineOfMovement(tx, movementId)
    const found = lineId && (await lineById(tx, lineId))
    if (!found) return notFound('到账记录')
    const { list } = await holdOrder(context, found.orderId, 'recordReturn')
    const line = (await lineById(tx, found.id))!
    const part = line.parts.find(({ id }) => id === movementId)
    if (!part) return refuse('CONFLICT', '这笔到账已登记退回。请刷新页面查看最新状态。')
    if (line.state === 'PENDING')
      refuse(
        'WRONG_STATE',
        `第 ${line.position} 行还有 ${line.openCny} 元待银行办理。请先登记其结果，再登记这笔退回。`,
      )
    if (input.returnedOn > dateInShanghai(now) || input.returnedOn < part.paidOn)
      refuse('INVALID', '退回日期应在到账之日至今天之间。请核对银行回单。', {
        fieldErrors: { returnedOn: ['应在到账之日至今天之间。'] },
      })
    await takeBack(context, list, line, { movementId, amountCny: part.amountCny, ...input })
    return done(
      { orderId: line.orderId },
      {
        subject: { kind: 'disbursement-line', id: line.id },
        detail: { ...input, movementId, amountCny: part.amountCny },
      },
    )
  },
})
