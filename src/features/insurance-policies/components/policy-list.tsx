import { PROGRAMME_NAMES } from '@/policy-rules'
import type { SearchParams } from '@/ui/address'
import { Amount } from '@/ui/amount'
import { groupAmount } from '@/ui/amount-format'
import { LinkButton } from '@/ui/button'
import { DataTable } from '@/ui/data-table'
import { DateText } from '@/ui/date'
import { FilterChips } from '@/ui/filter-chips'
import { PageHeader } from '@/ui/page-header'
import { Pagination } from '@/ui/pagination'
import { StatusMark } from '@/ui/status'

import { type PolicySummary, stateNames, stateTones } from '../insurance-policy-dto'

interface PolicyListProps {
  policies: readonly PolicySummary[]
  total: number
  premiumUsd: string
  fiscalShareUsd: string
  page: number
  pageSize: number
  path: string
  params: SearchParams
  halfYears: readonly { value: string; label: string }[]
  /** An insurer's own list; else it is the province's, with the insurers' names. */
  mayRegister: boolean
}

/** 统保保单清单: filters in the address, count and sums of what is filtered. */
export function PolicyList({
  policies,
  total,
  page,
  pageSize,
  path,
  params,
  mayRegister,
  ...list
}: PolicyListProps) {
  return (
    <>
      <PageHeader
        title="统保保单"
        count={total}
        countUnit="张"
        actions={
          mayRegister && (
            <>
              <LinkButton href="/insurer/policies/imports">导入清单</LinkButton>
              <LinkButton href="/insurer/duplicate-cover" variant="primary" icon="plus">
                查重并登记保单
              </LinkButton>
            </>
          )
        }
      >
        <span>
          保费合计 <Amount value={list.premiumUsd} currency="USD" />
        </span>
        <span>
          财政承担 <Amount value={list.fiscalShareUsd} currency="USD" />
        </span>
      </PageHeader>
      <FilterChips
        path={path}
        params={params}
        search={{ label: '查找保单', placeholder: '保单号、企业名称或信用代码' }}
        filters={[
          {
            name: 'programme',
            label: '支持项目',
            options: [
              { value: 'MICRO', label: PROGRAMME_NAMES.MICRO },
              { value: 'MEDIUM', label: PROGRAMME_NAMES.MEDIUM },
            ],
          },
          {
            name: 'state',
            label: '状态',
            options: Object.entries(stateNames).map(([value, label]) => ({ value, label })),
          },
          { name: 'half-year', label: '起保半年', options: list.halfYears },
        ]}
      />
      <DataTable
        caption="统保保单"
        rows={policies}
        rowKey={(policy) => policy.id}
        rowHref={(policy) => `${path}/${policy.id}`}
        empty={
          mayRegister
            ? '没有符合条件的保单。请先查重，再从查重凭证登记保单；或清除筛选条件。'
            : '没有符合条件的保单。请清除筛选条件后再看。'
        }
        columns={[
          {
            key: 'number',
            header: '保单号',
            rowHeader: true,
            render: (policy) => policy.insurancePolicyNumber,
          },
          { key: 'name', header: '企业名称', wrap: true, render: (policy) => policy.enterpriseName },
          ...(mayRegister
            ? []
            : [
                {
                  key: 'insurer',
                  header: '保险机构',
                  wrap: true,
                  render: (policy: PolicySummary) => policy.insurerName,
                },
              ]),
          { key: 'programme', header: '支持项目', render: (policy) => PROGRAMME_NAMES[policy.programme] },
          { key: 'inception', header: '起保日', render: (policy) => <DateText date={policy.inception} /> },
          { key: 'expiry', header: '终保日', render: (policy) => <DateText date={policy.expiry} /> },
          {
            key: 'premium',
            header: '年保费（美元）',
            align: 'right',
            render: (policy) => groupAmount(policy.premiumUsd),
          },
          {
            key: 'fiscal',
            header: '财政承担（美元）',
            align: 'right',
            render: (policy) => groupAmount(policy.fiscalShareUsd),
          },
          {
            key: 'cny',
            header: '财政承担（元）',
            align: 'right',
            render: (policy) => <Amount value={policy.fiscalShareCny} />,
          },
          {
            key: 'state',
            header: '状态',
            render: (policy) => (
              <>
                <StatusMark kind={stateTones[policy.state]}>{stateNames[policy.state]}</StatusMark>
                {policy.lateDays > 0 && <span className="ml-2 text-sm text-ink-2">补录</span>}
              </>
            ),
          },
        ]}
      />
      <Pagination path={path} params={params} page={page} pageSize={pageSize} total={total} />
    </>
  )
}
