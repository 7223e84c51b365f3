import type { Metadata } from 'next'
import { redirect } from 'next/navigation'

import { FollowObjectionForm } from '@/features/publicity/components/followed-objection'
import { one, type SearchParams } from '@/ui/address'

export const metadata: Metadata = { title: '查询异议办理进度' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams
  const number = one(params, 'number')?.trim()
  const code = one(params, 'code')?.trim()
  if (number && code)
    redirect(`/publicity/objections/${encodeURIComponent(number)}?code=${encodeURIComponent(code)}`)
  return <FollowObjectionForm />
}
