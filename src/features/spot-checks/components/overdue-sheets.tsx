import { Section } from '@/ui/section'

import type { SheetSummary } from '../sheets'
import { SheetList } from './sheet-list'

/** 逾期未完成的核查, under the applications that are late; nothing where nothing is. */
export function OverdueSheets({
  sheets,
  office,
}: {
  sheets: SheetSummary[]
  office: 'commerce' | 'division'
}) {
  if (sheets.length === 0) return null
  const base = office === 'commerce' ? '/commerce/spot-checks/sheets' : '/division/spot-checks'
  return (
    <Section title={`逾期的核查表（${sheets.length} 份）`}>
      <SheetList sheets={sheets} hrefOf={(id) => `${base}/${id}`} empty="没有逾期的核查表。" />
    </Section>
  )
}
