import { tierInWords } from '@/features/export-differences'
import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'
import { DateText, DateTimeText } from '@/ui/date'
import { DetailsList } from '@/ui/details-list'
import { FigureTiles } from '@/ui/figure-tiles'
import { FileList } from '@/ui/file-list'
import { Link } from '@/ui/link'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'

import type { ListDetail } from '../lists'
import { stateTones } from '../state'
import { ListSteps } from './list-steps'

/** One list: where it came from, what it would do or has done, and what may be done with it now. */
export function ListPage({ list, same }: { list: ListDetail; same: boolean }) {
  return (
    <>
      <PageHeader title={`${list.year} 年官方出口名单`}>
        {list.documentNumber}
        <StatusMark kind={stateTones[list.state]}>{list.stateLabel}</StatusMark>
      </PageHeader>
      {same && <NoticeBanner title="上传的文件与这份名单内容相同，没有作任何更改。" />}
      {list.remark && <NoticeBanner kind="warning" title={`退回或撤回的理由：${list.remark}`} />}
      {list.state === 'IN_FORCE' && (
        <NoticeBanner kind="success" title="名单已启用，官方出口额已记入各企业。">
          <Link href={`/commerce/export-differences?list=${list.id}`}>查看与平台记录不一致的企业</Link>
        </NoticeBanner>
      )}
      {list.effect && <Effect list={list} effect={list.effect} />}
      <ListSteps list={list} />
      <Section title="名单">
        <DetailsList
          items={[
            { label: '提供单位', value: list.issuer },
            { label: '来文文号', value: list.documentNumber },
            { label: '取得日期', value: <DateText date={list.obtainedOn} /> },
            { label: '企业', value: `${list.rowCount.toLocaleString('zh-CN')} 家` },
            { label: '出口额合计', value: <Amount value={list.totalUsd} currency="USD" /> },
            {
              label: '导入',
              value: (
                <>
                  {list.prepared.by}，<DateTimeText at={list.prepared.at} />
                </>
              ),
            },
            ...(list.confirmed
              ? [
                  {
                    label: '复核',
                    value: (
                      <>
                        {list.confirmed.by}，<DateTimeText at={list.confirmed.at} />
                      </>
                    ),
                  },
                ]
              : []),
            {
              label: '内容摘要（SHA-256）',
              value: <span className="font-mono text-sm break-all">{list.rowsSha256}</span>,
              wide: true,
            },
          ]}
        />
        <FileList
          files={list.files.map((file) => ({
            id: file.id,
            name: file.displayName,
            sizeBytes: file.sizeBytes,
            digest: file.sha256,
            href: `/files/${file.id}`,
          }))}
          empty="没有文件。"
        />
      </Section>
    </>
  )
}

function Effect({ list, effect }: { list: ListDetail; effect: NonNullable<ListDetail['effect']> }) {
  const { found } = list
  const households = (count: number) => count.toLocaleString('zh-CN')
  return (
    <Section title="启用后的影响" note="启用前不改变任何记录">
      <FigureTiles
        tiles={[
          { label: '新发现差异', value: households(found.count), unit: '家' },
          { label: '涉及统保保单', value: households(found.policies), unit: '份' },
          { label: '财政多承担', value: <Amount value={found.stakeCny} />, unit: '元' },
          { label: '适用统保改变', value: households(found.tierChanged), unit: '家' },
        ]}
      />
      <p className="my-3">
        名单 {households(list.rowCount)} 家，其中平台登记企业 {households(effect.registered)} 家：记录相同{' '}
        {households(effect.same)} 家，不同 {households(effect.different)} 家，此前没有记录{' '}
        {households(effect.added)} 家。平台有记录而名单未列的 {households(effect.unlisted)}{' '}
        家，记录不变。未在平台登记的企业，名单留存，登记时自动采用。
      </p>
      <DataTable
        caption="差异最大的企业"
        showCaption
        rows={found.largest}
        rowKey={(row) => row.uscc}
        rowTone={(row) => (row.tierBefore === row.tierAfter ? undefined : 'warning')}
        empty="名单与平台记录没有新的不一致。"
        columns={[
          { key: 'name', header: '企业', rowHeader: true, wrap: true, render: (row) => row.name },
          {
            key: 'recorded',
            header: '平台记录（美元）',
            align: 'right',
            render: (row) => <Amount value={row.recordedUsd} />,
          },
          {
            key: 'official',
            header: '官方名单（美元）',
            align: 'right',
            render: (row) => <Amount value={row.officialUsd} />,
          },
          {
            key: 'tier',
            header: '适用统保',
            wrap: true,
            render: (row) =>
              row.tierBefore === row.tierAfter
                ? tierInWords(row.tierAfter)
                : `${tierInWords(row.tierBefore)} → ${tierInWords(row.tierAfter)}`,
          },
          { key: 'policies', header: '保单（份）', align: 'right', render: (row) => row.policies.length },
          {
            key: 'stake',
            header: '财政多承担（元）',
            align: 'right',
            render: (row) => <Amount value={row.stakeCny} />,
          },
        ]}
      />
    </Section>
  )
}
