import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { readVersions, recordHref, recordKinds, versionReaders, type RecordKind } from '@/features/trails'
import { VersionsPage } from '@/features/trails/components/versions-page'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'

export const metadata: Metadata = { title: '版本' }

interface PageProps {
  params: Promise<{ kind: string; id: string }>
  searchParams: Promise<SearchParams>
}

export default async function Page({ params, searchParams }: PageProps) {
  const actor = await actorWithRole(versionReaders)
  const { kind, id } = await params
  const address = await searchParams
  if (!recordKinds.includes(kind as RecordKind)) notFound()
  const asked = (name: string) => one(address, name) || undefined
  const outcome = await readVersions(
    actor,
    { kind: kind as RecordKind, id, version: asked('version'), from: asked('from'), to: asked('to') },
    { now: systemNow() },
  )
  if (!outcome.ok) notFound()
  return (
    <VersionsPage
      versions={outcome.value}
      path={`/versions/${kind}/${id}`}
      recordHref={recordHref(actor.kind, outcome.value.record)}
    />
  )
}
