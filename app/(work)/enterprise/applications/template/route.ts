import { paymentLineTemplate } from '@/features/applications/payment-line-template'
import { attachment, problem, routeHandler } from '@/server/route'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The 保险费缴纳明细表 to fill in. */
export const GET = routeHandler(async ({ actor, now }) =>
  actor.role === 'PUBLIC'
    ? problem(401, '请先登录，再下载模板。')
    : attachment(await paymentLineTemplate(now), '保险费缴纳明细表-模板.xlsx', XLSX),
)
