import { Amount } from '@/ui/amount'
import { LinkButton } from '@/ui/button'
import { DataTable } from '@/ui/data-table'
import { DateTimeText } from '@/ui/date'
import { DetailsList } from '@/ui/details-list'
import { NoticeBanner } from '@/ui/notice-banner'
import { Section } from '@/ui/section'

import type { PlanDetail } from '../plans'
import type { DrawnAgain } from './plan-page'

/** The groups and, once drawn, the record by which anyone can draw again. */
export function PlanDraw({ plan, again }: { plan: PlanDetail; again: DrawnAgain | null }) {
  const { draw } = plan
  return (
    <>
      {plan.state !== 'SENT_BACK' && (
        <Section title="分组" note={draw ? '下达时的范围，不再变化' : '按目前的数据；下达时重新取数并固定'}>
          <DataTable
            caption="分组"
            rows={plan.strata}
            rowKey={({ key }) => key}
            empty="范围内没有已拨付的资金。"
            columns={[
              { key: 'name', header: '分组', rowHeader: true, wrap: true, render: ({ name }) => name },
              { key: 'count', header: '笔数', align: 'right', render: ({ count }) => count },
              {
                key: 'paid',
                header: '金额（元）',
                align: 'right',
                render: ({ paidCny }) => <Amount value={paidCny} />,
              },
              { key: 'asked', header: '随机抽取', align: 'right', render: ({ asked }) => asked },
              { key: 'flagged', header: '有疑点', align: 'right', render: ({ flagged }) => flagged },
              ...(draw
                ? [
                    {
                      key: 'drawn',
                      header: '共核查',
                      align: 'right' as const,
                      render: ({ drawn }: PlanDetail['strata'][number]) => drawn,
                    },
                  ]
                : []),
            ]}
          />
        </Section>
      )}
      {draw && (
        <Section
          title="抽取记录"
          note="用同一种子和范围快照重新抽取，结果应逐行相同"
          id="draw"
          actions={
            <LinkButton href={`/commerce/spot-checks/${plan.id}?again=1#draw`} size="small">
              重新抽取并比对
            </LinkButton>
          }
        >
          {again &&
            (again.differences.length === 0 ? (
              <NoticeBanner kind="success" title="重新抽取结果一致">
                种子与制定方案时登记的摘要相符，范围快照未变，{again.rows} 行逐行相同。
              </NoticeBanner>
            ) : (
              <NoticeBanner kind="danger" title="重新抽取结果不一致">
                <ul className="list-disc pl-5">
                  {again.differences.map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
              </NoticeBanner>
            ))}
          <DetailsList
            items={[
              { label: '种子', value: <span className="font-mono break-all">{draw.seed}</span>, wide: true },
              {
                label: '范围快照摘要',
                value: <span className="font-mono break-all">{draw.populationSha256}</span>,
                wide: true,
              },
              { label: '算法', value: draw.algorithm },
              { label: '抽取时间', value: <DateTimeText at={draw.drawnAt} /> },
            ]}
          />
        </Section>
      )}
    </>
  )
}
