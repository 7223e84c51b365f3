import type { ReactNode } from 'react'

import { Amount } from '@/ui/amount'

/** The foot of the form: the amount as it now stands, where the saving stands, and the one main button. */
export function DraftFoot({
  requestedAmountCny,
  saved,
  children,
}: {
  requestedAmountCny: string
  saved?: ReactNode
  children: ReactNode
}) {
  return (
    <div
      data-no-print
      className="sticky bottom-0 z-10 mt-8 flex flex-wrap items-center gap-x-6 gap-y-2 border-t-2 border-line-2 bg-white py-3 max-md:bottom-16"
    >
      <p>
        可申请金额 <Amount value={requestedAmountCny} currency="CNY" strong className="text-xl" />
      </p>
      <div className="ml-auto flex flex-wrap items-center gap-x-4 gap-y-2">
        {saved}
        {children}
      </div>
    </div>
  )
}
