import type { SearchParams } from '@/ui/address'
import { showcaseOnly } from '@/ui/showcase/guard'
import { WorkSample } from '@/ui/showcase/work-sample'

export const metadata = { title: '组件：列表与首页' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  showcaseOnly()
  return <WorkSample params={await searchParams} />
}
