import { z } from 'zod'

import { moveApplication } from '@/features/applications'
import { command, done } from '@/server/use-case'

import { ownApplication } from './own-application'

/** 撤回 before the review has begun; the policies may then be applied for again. */
export const withdrawInsurerApplication = command({
  name: 'insurerApplications.withdraw',
  allow: ['INSURER_CHECKER'],
  input: z.strictObject({
    id: z.uuid('没有找到这件申报。请从列表中打开。'),
    reason: z
      .string('请填写撤回原因。')
      .trim()
      .min(1, '请填写撤回原因。')
      .max(200, '撤回原因不超过 200 个字。'),
  }),
  run: async (context, { id, reason }) => {
    const { state } = await ownApplication(context, id, ['DRAFT', 'SUBMITTED'], '撤回')
    await moveApplication(context, id, state === 'DRAFT' ? 'withdraw' : 'withdrawSubmitted', { note: reason })
    return done({ id }, { subject: { kind: 'application', id }, detail: { reason } })
  },
})
