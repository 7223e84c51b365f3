import type { ReconciliationData } from '@/documents'
import { attachment, refusalResponse, type RouteContext } from '@/server/route'

import { issueReconciliation } from './issue-reconciliation'

type Params = { programme: string; year: string }
type Input = Parameters<typeof issueReconciliation>[1]

/** Issues the document and gives it in one format; the three formats of an unchanged fund are one document. */
export async function downloadReconciliation(
  { params, actor, now, requestId }: RouteContext<Params>,
  format: {
    extension: string
    mediaType: string
    render: (data: ReconciliationData) => Promise<Uint8Array> | Uint8Array
  },
): Promise<Response> {
  const { programme, year } = params
  const outcome = await issueReconciliation(actor, { programme, year } as Input, { now, requestId })
  if (!outcome.ok) return refusalResponse(outcome.refusal)
  const data = outcome.value
  const name = `对账单 ${data.year}年 ${data.programmeName} ${data.number}.${format.extension}`
  return attachment(await format.render(data), name, format.mediaType)
}
