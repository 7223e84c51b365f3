import { exportXlsx, negativeList } from '@/documents'
import { publicNegativeList } from '@/features/negative-list/public-list'
import { systemActor } from '@/server/auth/actor'
import { attachment, refusalResponse, routeHandler } from '@/server/route'

/** The public part of the list as .xlsx, as of today. */
export const GET = routeHandler(
  async ({ now, requestId }) => {
    const outcome = await publicNegativeList(systemActor(), {}, { now, requestId })
    if (!outcome.ok) return refusalResponse(outcome.refusal)
    const rows = outcome.value.entries.map(
      ({ name, uscc, authority, documentNumber, decisionDate, untilDate }, index) => ({
        position: index + 1,
        name,
        uscc,
        authority,
        documentNumber,
        decisionDate,
        untilDate,
      }),
    )
    return attachment(
      await exportXlsx(negativeList, rows),
      `信用负面清单-${outcome.value.asOf}.xlsx`,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    )
  },
  { perMinute: 30 },
)
