import { CURRENCIES } from '@/documents'
import { type SearchParams } from '@/ui/address'
import { LinkButton } from '@/ui/button'
import { DataTable } from '@/ui/data-table'
import { DateText } from '@/ui/date'
import { FilterChips } from '@/ui/filter-chips'
import { ActionForm } from '@/ui/form'
import { DateField, SelectField, TextField } from '@/ui/form-fields'
import { Link } from '@/ui/link'
import { PageHeader } from '@/ui/page-header'
import { Pagination } from '@/ui/pagination'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { importRatesAction, previewRateImportAction, recordRateAction } from '../actions'
import type { RateList } from '../list-rates'
import { RATE_UNITS } from '../schema'
import { ImportRates } from './import-rates'
import { WaitingRates } from './waiting-rates'

const path = '/commerce/parity-rates'
const currencies = CURRENCIES.filter(({ value }) => value !== 'CNY').map(({ value, aliases }) => ({
  value,
  label: `${value} ${aliases?.[0] ?? ''}`,
}))

interface RatesPageProps {
  list: RateList
  params: SearchParams
  today: string
  mayRecord: boolean
}

/** 人民币汇率中间价: what is kept, and how more of it gets in. */
export function RatesPage({ list, params, today, mayRecord }: RatesPageProps) {
  return (
    <>
      <PageHeader title="人民币汇率中间价" count={list.total}>
        当日没有公布的，采用此前最近一次公布的中间价（口径 M6）。各项可调整的口径见
        <Link href="/commerce/settings/rulings">可调整口径</Link>。
      </PageHeader>
      {list.waiting.length > 0 && <WaitingRates waiting={list.waiting} />}
      {mayRecord && (
        <div className="grid gap-x-10 lg:grid-cols-2">
          <Section title="录入一条">
            <RecordRate today={today} />
          </Section>
          <Section
            title="从表格导入"
            actions={
              <LinkButton size="small" icon="download" href={`${path}/template`} download>
                下载模板
              </LinkButton>
            }
          >
            <ImportRates preview={previewRateImportAction} confirm={importRatesAction} />
          </Section>
        </div>
      )}
      <Section title="已确认">
        <FilterChips
          path={path}
          params={params}
          filters={[{ name: 'currency', label: '币种', options: currencies }]}
        />
        <DataTable
          caption="已确认的中间价"
          rows={list.rates}
          rowKey={({ currency, publishedOn }) => `${currency}/${publishedOn}`}
          empty="还没有已确认的中间价。请在上方录入或从表格导入，再由另一人确认。"
          columns={[
            { key: 'date', header: '公布日期', render: ({ publishedOn }) => <DateText date={publishedOn} /> },
            { key: 'currency', header: '币种', render: ({ currency }) => currency, rowHeader: true },
            { key: 'rate', header: '中间价（元）', render: ({ rate }) => published(rate), align: 'right' },
            { key: 'unit', header: '单位', render: ({ unit }) => unit, align: 'right' },
            { key: 'source', header: '来源', render: ({ source }) => source, wrap: true },
          ]}
        />
        <Pagination
          path={path}
          params={params}
          page={list.page}
          pageSize={list.pageSize}
          total={list.total}
        />
      </Section>
    </>
  )
}

/** As it is published: four decimals at least. */
const published = (rate: string) => {
  const [whole, fraction = ''] = rate.split('.')
  return `${whole}.${fraction.padEnd(4, '0')}`
}

function RecordRate({ today }: { today: string }) {
  return (
    <ActionForm action={recordRateAction}>
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField name="currency" label="币种" required options={currencies} defaultValue="USD" />
        <DateField name="publishedOn" label="公布日期" max={today} defaultValue={today} required />
        <TextField name="rate" label="中间价" unit="元" inputMode="decimal" width="short" required />
        <SelectField
          name="unit"
          required
          label="外币单位"
          options={RATE_UNITS.map((unit) => ({ value: String(unit), label: String(unit) }))}
          defaultValue="1"
          hint="100 日元的报价选 100"
          width="short"
        />
      </div>
      <TextField name="source" label="来源" defaultValue="中国外汇交易中心" required />
      <SubmitButton>保存中间价</SubmitButton>
    </ActionForm>
  )
}
