import { reconciliationXlsx } from '@/documents'
import { downloadReconciliation } from '@/features/reconciliations/download'
import { routeHandler } from '@/server/route'

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const GET = routeHandler<{ programme: string; year: string }>(
  (context) => downloadReconciliation(context, { extension: 'xlsx', mediaType, render: reconciliationXlsx }),
  { perMinute: 30 },
)
