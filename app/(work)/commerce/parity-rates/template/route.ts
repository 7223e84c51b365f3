import { exportTemplate, parityRates } from '@/documents'
import { attachment, problem, routeHandler } from '@/server/route'

/** The table that people fill in. It holds nothing of anybody, but only those who may import need it. */
export const GET = routeHandler(async ({ actor, now }) => {
  if (actor.kind !== 'PROVINCIAL_COMMERCE') return problem(404, '没有找到这个页面。请返回首页。')
  return attachment(
    await exportTemplate(parityRates, now),
    '人民币汇率中间价模板.xlsx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  )
})
