import { reconciliationCsv } from '@/documents'
import { downloadReconciliation } from '@/features/reconciliations/download'
import { routeHandler } from '@/server/route'

export const GET = routeHandler<{ programme: string; year: string }>(
  (context) =>
    downloadReconciliation(context, {
      extension: 'csv',
      mediaType: 'text/csv; charset=utf-8',
      render: reconciliationCsv,
    }),
  { perMinute: 30 },
)
