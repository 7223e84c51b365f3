import { PROGRAMME_NAMES } from '@/policy-rules'
import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'

import type { InsurerFund } from '../reconciliations'

/** Insurer × programme × year; a row opens the document that the insurer has too. */
export function InsurerFunds({ funds }: { funds: readonly InsurerFund[] }) {
  return (
    <DataTable
      caption="机构对账"
      rows={funds}
      rowKey={(fund) => `${fund.insurerId}/${fund.programme}/${fund.year}`}
      rowHref={(fund) => `/finance/reconciliations/${fund.insurerId}/${fund.programme}/${fund.year}`}
      empty="还没有预拨资金。登记拨付预拨资金后，这里按机构、年度和支持项目列出对账单。"
      columns={[
        {
          key: 'fund',
          header: '年度与支持项目',
          rowHeader: true,
          render: (fund) => `${fund.year} 年 ${PROGRAMME_NAMES[fund.programme]}`,
        },
        { key: 'insurer', header: '保险机构', wrap: true, render: (fund) => fund.insurerName },
        {
          key: 'balance',
          header: '余额（元）',
          align: 'right',
          render: (fund) => <Amount value={fund.balance} />,
        },
      ]}
    />
  )
}
