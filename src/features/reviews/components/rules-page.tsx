import { clauseAnchor, halfYearInWords, isClauseId, PROGRAMME_NAMES } from '@/policy-rules'
import type { SearchParams } from '@/ui/address'
import { LinkButton } from '@/ui/button'
import { Rulings } from '@/ui/calculation-sheet'
import { type Column, DataTable } from '@/ui/data-table'
import { EmptyState } from '@/ui/empty-state'
import { FilterChips } from '@/ui/filter-chips'
import { Link } from '@/ui/link'
import { PageHeader } from '@/ui/page-header'

import type { FindingRulesOverview } from '../rules-overview'

const path = '/commerce/reviews/rules'

/** What is checked by itself, by which clause, and how it went in the round. */
export function FindingRulesPage({ view, params }: { view: FindingRulesOverview; params: SearchParams }) {
  const { current, rounds, rules } = view
  return (
    <>
      <PageHeader
        title="自动核查规则"
        count={rules.length}
        actions={
          <LinkButton href="/commerce/reviews" icon="left">
            返回审核列表
          </LinkButton>
        }
      >
        <span>
          受理时逐条运行。发现的问题由经办认定属实或说明情况，都要写明理由。
          {current &&
            `下面的件数属于${halfYearInWords(current.halfYear)}${PROGRAMME_NAMES[current.programme]}。`}
        </span>
      </PageHeader>
      <FilterChips
        path={path}
        params={params}
        filters={[
          {
            name: 'round',
            label: '批次',
            options: rounds.map(({ id, halfYear, programme }) => ({
              value: id,
              label: `${halfYearInWords(halfYear)} ${PROGRAMME_NAMES[programme]}`,
            })),
          },
        ]}
      />
      <DataTable
        caption="自动核查规则"
        rows={rules}
        rowKey={({ rule }) => rule}
        columns={columns}
        empty={<EmptyState reason="没有规则。" />}
      />
    </>
  )
}

const columns: Column<FindingRulesOverview['rules'][number]>[] = [
  { key: 'label', header: '规则', rowHeader: true, render: ({ label }) => label },
  {
    key: 'clause',
    header: '依据',
    render: ({ clause, rulings }) => (
      <span className="inline-flex gap-2">
        {isClauseId(clause) ? <Link href={`/policy#${clauseAnchor(clause)}`}>{clause}</Link> : clause}
        <Rulings ids={rulings} />
      </span>
    ),
  },
  { key: 'compares', header: '核对什么', wrap: true, render: ({ compares }) => compares },
  { key: 'found', header: '发现', align: 'right', render: ({ found }) => found },
  { key: 'open', header: '未处理', align: 'right', render: ({ open }) => open },
  { key: 'upheld', header: '认定属实', align: 'right', render: ({ upheld }) => upheld },
  { key: 'explained', header: '已说明', align: 'right', render: ({ explained }) => explained },
  { key: 'gone', header: '更正后消失', align: 'right', render: ({ gone }) => gone },
]
