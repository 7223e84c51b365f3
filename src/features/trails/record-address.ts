import type { RecordKind } from './read-versions'

const applicationPages: Readonly<Record<string, string>> = {
  ENTERPRISE: '/enterprise/applications',
  INSURER: '/insurer/applications',
  DIVISION_OFFICE: '/division/reviews',
}

/** Where the record itself is shown to somebody of this kind of office. */
export function recordHref(kind: string, record: { kind: RecordKind; id: string }): string {
  if (record.kind === 'publicities') return `/publicity/${record.id}`
  if (record.kind === 'award-lists')
    return kind === 'PROVINCIAL_FINANCE'
      ? `/finance/consultations/${record.id}`
      : `/commerce/award-lists/${record.id}`
  return `${applicationPages[kind] ?? '/commerce/reviews'}/${record.id}`
}
