import { notFound } from 'next/navigation'

import { overlapForCase } from '@/features/cover-overlaps'
import { differenceForCase } from '@/features/export-differences'
import { OpenForm } from '@/features/negative-list/components/open-form'
import { findingForCase } from '@/features/reviews'
import type { Actor } from '@/server/auth/actor'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'
import { Breadcrumb } from '@/ui/breadcrumb'
import { PageHeader } from '@/ui/page-header'

export const metadata = { title: '立案' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await actorWithRole(['COMMERCE_PREPARER'])
  const params = await searchParams
  const found = await foundBy(actor, params)
  return (
    <>
      <Breadcrumb items={[{ label: '信用负面清单', href: '/commerce/negative-list' }, { label: '立案' }]} />
      <PageHeader title="立案" />
      <OpenForm
        proposed={
          found
            ? { ...found, origin: `${found.origin.kind}:${found.origin.id}` }
            : { uscc: one(params, 'uscc'), ground: one(params, 'ground'), facts: one(params, 'facts') }
        }
      />
    </>
  )
}

/** What the portal found, when the official comes from there. */
async function foundBy(actor: Actor, params: SearchParams) {
  const difference = one(params, 'difference')
  const finding = one(params, 'finding')
  const overlap = one(params, 'overlap')
  if (!difference && !finding && !overlap) return null
  const now = systemNow()
  const outcome = difference
    ? await differenceForCase(actor, { id: difference }, { now })
    : finding
      ? await findingForCase(actor, { findingId: finding }, { now })
      : await overlapForCase(actor, { id: overlap }, { now })
  return outcome.ok ? outcome.value : notFound()
}
