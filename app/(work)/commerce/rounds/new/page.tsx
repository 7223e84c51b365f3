import { EditRound, newRoundValues } from '@/features/rounds/components/edit-round'
import { settingsToday } from '@/features/ruling-settings'
import { PROGRAMME_NAMES, PROGRAMMES } from '@/policy-rules'
import { actorWithRole } from '@/server/auth/session'
import { dateInShanghai, systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'
import { PageHeader } from '@/ui/page-header'
import { Tabs } from '@/ui/tabs'

export const metadata = { title: '新建批次' }

const address = (programme: string) => `/commerce/rounds/new?programme=${programme}`

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await actorWithRole(['COMMERCE_PREPARER'])
  const now = systemNow()
  const settings = await settingsToday(actor, {}, { now })
  if (!settings.ok) throw settings.refusal
  const asked = one(await searchParams, 'programme')
  const programme = PROGRAMMES.find((each) => each === asked) ?? 'GENERAL'
  return (
    <>
      <PageHeader title="新建批次">先选支持项目；材料清单按项目给出，可以修改。</PageHeader>
      <Tabs
        label="支持项目"
        current={address(programme)}
        tabs={PROGRAMMES.map((each) => ({ label: PROGRAMME_NAMES[each], href: address(each) }))}
      />
      <EditRound key={programme} values={newRoundValues(programme, dateInShanghai(now), settings.value)} />
    </>
  )
}
