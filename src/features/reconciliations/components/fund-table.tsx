import { PROGRAMME_NAMES } from '@/policy-rules'
import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'

import type { FundSummary } from '../reconciliations'

/** Year × programme; a row opens its document. */
export function FundTable({ funds }: { funds: readonly FundSummary[] }) {
  const figure = (
    key: keyof FundSummary & ('opening' | 'prepaid' | 'drawn' | 'returned' | 'settled' | 'closing'),
    header: string,
  ) => ({
    key,
    header,
    align: 'right' as const,
    render: (fund: FundSummary) => <Amount value={fund[key]} />,
  })
  return (
    <DataTable
      caption="预拨资金对账"
      rows={funds}
      rowKey={(fund) => `${fund.year}/${fund.programme}`}
      rowHref={(fund) => `/insurer/reconciliations/${fund.programme}/${fund.year}`}
      empty="还没有预拨资金。省财政厅拨付预拨资金后，这里按年度和支持项目列出对账单。"
      columns={[
        {
          key: 'fund',
          header: '年度与支持项目',
          rowHeader: true,
          render: (fund) => `${fund.year} 年 ${PROGRAMME_NAMES[fund.programme]}`,
        },
        figure('opening', '期初余额（元）'),
        figure('prepaid', '本期预拨（元）'),
        figure('drawn', '本期提取（元）'),
        figure('returned', '本期追回（元）'),
        figure('settled', '本期结算（元）'),
        {
          key: 'carriedForward',
          header: '结转下年（元）',
          align: 'right',
          render: (fund) => <Amount value={fund.carriedForward} />,
        },
        figure('closing', '期末余额（元）'),
      ]}
    />
  )
}
