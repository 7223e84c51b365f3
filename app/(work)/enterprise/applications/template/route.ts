import { paymentLineTemplate } from '@/features/applications/payment-line-template'
import { attachment, routeHandler } from '@/server/route'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The 保险费缴纳明细表 to fill in. */
export const GET = routeHandler(async ({ now }) =>
  attachment(await paymentLineTemplate(now), '保险费缴纳明细表-模板.xlsx', XLSX),
)
