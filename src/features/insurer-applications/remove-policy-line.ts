import { z } from 'zod'

import { command, done, notFound } from '@/server/use-case'

import { ownApplication } from './own-application'
import { deleteLine } from './store'

/** Takes one policy out of a draft, or out of an application that came back to be corrected. */
export const removePolicyLine = command({
  name: 'insurerApplications.removeLine',
  allow: ['INSURER_OPERATOR'],
  input: z.strictObject({
    id: z.uuid('没有找到这件申报。请从列表中打开。'),
    lineId: z.uuid('没有找到这一行。请刷新页面。'),
  }),
  run: async (context, { id, lineId }) => {
    await ownApplication(context, id, ['DRAFT', 'RETURNED'], '移出保单')
    if (!(await deleteLine(context.tx, id, lineId, context.actor.accountId, context.now)))
      notFound('保单明细')
    return done({ id }, { subject: { kind: 'application', id }, detail: { removedLine: lineId } })
  },
})
