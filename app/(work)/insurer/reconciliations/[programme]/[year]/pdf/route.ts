import { reconciliationPdf } from '@/documents/pdf'
import { downloadReconciliation } from '@/features/reconciliations/download'
import { routeHandler } from '@/server/route'

export const GET = routeHandler<{ programme: string; year: string }>(
  (context) =>
    downloadReconciliation(context, {
      extension: 'pdf',
      mediaType: 'application/pdf',
      render: reconciliationPdf,
    }),
  { perMinute: 30 },
)
