import { bankReceipts, exportTemplate } from '@/documents'
import { attachment, problem, routeHandler } from '@/server/route'

/** The table that the bank's answers are imported from. It holds nothing of anybody, but only finance needs it. */
export const GET = routeHandler(async ({ actor, now }) => {
  if (actor.kind !== 'PROVINCIAL_FINANCE') return problem(404, '没有找到这个页面。请返回首页。')
  return attachment(
    await exportTemplate(bankReceipts, now),
    '银行回单模板.xlsx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  )
})
