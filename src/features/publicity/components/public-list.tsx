import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'
import { DateText } from '@/ui/date'
import { Link } from '@/ui/link'
import { PageHeader } from '@/ui/page-header'
import { StatusMark } from '@/ui/status'

import type { PublicitySummary } from '../publicities'
import { phaseLabels, phaseTones } from '../state'

/** 公示: what runs now and the archive, for everybody. */
export function PublicList({ publicities }: { publicities: readonly PublicitySummary[] }) {
  return (
    <>
      <PageHeader title="公示" count={publicities.length} countUnit="件">
        <span>
          拟支持名单在公示期内接受监督。对名单有异议的，可以打开公示后提出；已提出的，可以
          <Link href="/publicity/objections">查询办理进度</Link>。
        </span>
      </PageHeader>
      <DataTable
        caption="公示"
        rows={publicities}
        rowKey={(one) => one.id}
        rowHref={(one) => `/publicity/${one.id}`}
        empty="目前没有公示。名单公示后会列在这里，公示期满后仍可查阅。"
        columns={[
          {
            key: 'title',
            header: '标题',
            rowHeader: true,
            wrap: true,
            render: (one) => (one.supplement ? `${one.title}（补充公示）` : one.title),
          },
          { key: 'number', header: '文号', render: (one) => one.number },
          { key: 'from', header: '首日', render: (one) => <DateText date={one.startsOn} /> },
          { key: 'until', header: '末日', render: (one) => <DateText date={one.endsOn} /> },
          { key: 'lines', header: '条目', align: 'right', render: (one) => one.lineCount ?? '—' },
          {
            key: 'total',
            header: '拟支持金额（元）',
            align: 'right',
            render: (one) => <Amount value={one.totalCny} />,
          },
          {
            key: 'phase',
            header: '状态',
            render: (one) => <StatusMark kind={phaseTones[one.phase]}>{phaseLabels[one.phase]}</StatusMark>,
          },
        ]}
      />
    </>
  )
}
