import type { Metadata } from 'next'

import {
  FollowObjectionForm,
  FollowedObjectionPage,
} from '@/features/publicity/components/followed-objection'
import { followObjection } from '@/features/publicity/file-objection'
import { currentActor } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'

export const metadata: Metadata = { title: '异议办理进度', referrer: 'no-referrer' }

interface Props {
  params: Promise<{ number: string }>
  searchParams: Promise<SearchParams>
}

export default async function Page({ params, searchParams }: Props) {
  const number = decodeURIComponent((await params).number)
  const asked = await searchParams
  const code = one(asked, 'code') ?? ''
  const outcome = await followObjection(await currentActor(), { number, code }, { now: systemNow() })
  if (!outcome.ok) return <FollowObjectionForm number={number} problem={outcome.refusal.message} />
  return (
    <FollowedObjectionPage objection={outcome.value} code={code} justFiled={one(asked, 'filed') === '1'} />
  )
}
