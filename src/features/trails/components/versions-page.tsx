import { Button, LinkButton } from '@/ui/button'
import { DataTable, type Column } from '@/ui/data-table'
import { DateTimeText } from '@/ui/date'
import { SelectField } from '@/ui/field'
import { Link } from '@/ui/link'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'

import type { RecordVersions } from '../read-versions'
import { ComparisonSection } from './comparison-section'
import { SnapshotSection } from './snapshot-section'

interface VersionsPageProps {
  versions: RecordVersions
  /** This page's own address. */
  path: string
  /** The record itself. */
  recordHref: string
}

type Row = RecordVersions['versions'][number]

/** Every version of a record: who, when, why; one opened as it was, two compared. */
export function VersionsPage({ versions: view, path, recordHref }: VersionsPageProps) {
  const { title, versions, opened, comparison } = view
  return (
    <>
      <PageHeader
        title={`${title} 的版本`}
        count={versions.length}
        countUnit="版"
        actions={<LinkButton href={recordHref}>返回记录</LinkButton>}
      >
        每一次办理留下一版，任何一版都不会被改写。
      </PageHeader>
      {comparison && <ComparisonSection comparison={comparison} />}
      {opened && <SnapshotSection {...opened} />}
      <Section title="全部版本">
        {versions.length > 1 && <Choose view={view} path={path} />}
        <DataTable
          caption="全部版本"
          rows={versions.toReversed()}
          rowKey={(row) => String(row.ordinal)}
          rowTone={(row) => (row.ordinal === opened?.ordinal ? 'changed' : undefined)}
          empty=""
          columns={columns(path)}
        />
      </Section>
    </>
  )
}

const columns = (path: string): Column<Row>[] => [
  {
    key: 'ordinal',
    header: '版次',
    rowHeader: true,
    render: ({ ordinal }) => <Link href={`${path}?version=${ordinal}#version`}>第 {ordinal} 版</Link>,
  },
  { key: 'at', header: '时间', render: ({ at }) => <DateTimeText at={at} /> },
  { key: 'who', header: '办理人', wrap: true, render: ({ who }) => who },
  { key: 'what', header: '办理事项', wrap: true, render: ({ what }) => what },
  { key: 'state', header: '其后的状态', render: ({ state }) => state || '未变' },
  { key: 'why', header: '原因或意见', wrap: true, render: ({ why }) => why || '—' },
  {
    key: 'entry',
    header: '审计记录',
    render: ({ entryId, sequence }) =>
      entryId === null ? '无' : `${entryId}（${sequence === null ? '待封存' : `封存 ${sequence}`}）`,
  },
  {
    key: 'compare',
    header: '比较',
    render: ({ ordinal }) =>
      ordinal === 1 ? (
        '—'
      ) : (
        <Link href={`${path}?from=${ordinal - 1}&to=${ordinal}#comparison`}>与上一版比较</Link>
      ),
  },
]

/** Any two versions; the newest against the first unless chosen otherwise. */
function Choose({ view, path }: { view: RecordVersions; path: string }) {
  const { versions, comparison } = view
  const options = versions.map(({ ordinal, what }) => ({
    value: String(ordinal),
    label: `第 ${ordinal} 版　${what}`,
  }))
  return (
    <form
      action={path}
      className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-2 rounded border border-line p-4"
      data-no-print
    >
      <SelectField
        name="from"
        label="比较"
        required
        options={options}
        defaultValue={String(comparison?.from ?? 1)}
      />
      <SelectField
        name="to"
        label="与"
        required
        options={options}
        defaultValue={String(comparison?.to ?? versions.length)}
      />
      <Button>比较两版</Button>
    </form>
  )
}
