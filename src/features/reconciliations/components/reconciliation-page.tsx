import type { ReconciliationLine } from '@/documents'
import { sumOfAmounts } from '@/policy-rules'
import { Amount } from '@/ui/amount'
import { LinkButton } from '@/ui/button'
import { DataTable } from '@/ui/data-table'
import { DateText } from '@/ui/date'
import { DetailsList } from '@/ui/details-list'
import { DocumentPage } from '@/ui/document-page'
import { PrintButton } from '@/ui/print-button'

import type { ReconciliationContent } from '../reconciliation-of'

const cny = (value: string) => <Amount value={value} currency="CNY" />

/** 预拨资金对账单 as the document it is; number and digest are given when the insurer downloads it from `path`. */
export function ReconciliationPage({ content, path }: { content: ReconciliationContent; path?: string }) {
  return (
    <DocumentPage
      issuer="河南省商务厅 河南省财政厅"
      title={`${content.year} 年度${content.programmeName}预拨资金对账单`}
      date={content.asOf}
      actions={
        <>
          {path && (
            <>
              <LinkButton href={`${path}/pdf`} variant="primary" icon="download" download>
                下载 PDF
              </LinkButton>
              <LinkButton href={`${path}/xlsx`} variant="secondary" icon="download" download>
                下载 Excel
              </LinkButton>
              <LinkButton href={`${path}/csv`} variant="secondary" icon="download" download>
                下载 CSV
              </LinkButton>
            </>
          )}
          <PrintButton>打印</PrintButton>
        </>
      }
    >
      <DetailsList
        columns={2}
        items={[
          { label: '保险机构', value: content.insurerName, wide: true },
          { label: '期初余额', value: cny(content.opening) },
          { label: '本期预拨', value: cny(content.prepaid) },
          { label: '本期提取', value: cny(content.drawn) },
          { label: '本期追回', value: cny(content.returned) },
          { label: '本期结算', value: cny(content.settled) },
          { label: '结转下年', value: cny(content.carriedForward) },
          { label: '期末余额', value: cny(content.closing) },
        ]}
      />
      <h2 className="mt-8 mb-3 text-lg font-bold">一、收支汇总</h2>
      <Movements content={content} />
      <h2 className="mt-8 mb-3 text-lg font-bold">二、提取明细（{content.lines.length} 张保单）</h2>
      <Lines lines={content.lines} />
      <div className="mt-10 grid gap-8 sm:grid-cols-2">
        <p>河南省商务厅（盖章）：</p>
        <p>{content.insurerName}（盖章）：</p>
      </div>
    </DocumentPage>
  )
}

function Movements({ content }: { content: ReconciliationContent }) {
  return (
    <DataTable
      caption="收支汇总"
      rows={content.movements.map((movement, position) => ({ ...movement, position }))}
      rowKey={(movement) => String(movement.position)}
      empty="本年度没有收支。"
      columns={[
        { key: 'date', header: '日期', render: (movement) => <DateText date={movement.date} /> },
        { key: 'item', header: '事项', rowHeader: true, render: (movement) => movement.item },
        { key: 'reference', header: '依据', wrap: true, render: (movement) => movement.reference },
        {
          key: 'in',
          header: '增加（元）',
          align: 'right',
          render: (movement) => <Amount value={movement.moneyIn} />,
        },
        {
          key: 'out',
          header: '减少（元）',
          align: 'right',
          render: (movement) => <Amount value={movement.moneyOut} />,
        },
        {
          key: 'balance',
          header: '余额（元）',
          align: 'right',
          render: (movement) => <Amount value={movement.balance} />,
        },
      ]}
    />
  )
}

/** A table per award; the policies of an award are read against its own total. */
function Lines({ lines }: { lines: readonly ReconciliationLine[] }) {
  const awards = Map.groupBy(lines, (line) => line.awardNumber)
  if (awards.size === 0) return <p>本年度还没有提取。</p>
  return (
    <div className="space-y-6">
      {[...awards].map(([award, own]) => (
        <AwardLines key={award} award={award} lines={own} />
      ))}
      <p className="flex flex-wrap justify-between gap-x-6 font-bold">
        <span>提取合计</span>
        {cny(sumOfAmounts(lines.map((line) => line.drawnCny)))}
      </p>
    </div>
  )
}

function AwardLines({ award, lines }: { award: string; lines: readonly ReconciliationLine[] }) {
  const sum = (pick: (line: ReconciliationLine) => string) => <Amount value={sumOfAmounts(lines.map(pick))} />
  return (
    <DataTable
      caption={`批次 ${award}`}
      showCaption
      rows={lines}
      rowKey={(line) => line.insurancePolicyNumber}
      empty="本批次没有保单。"
      footer={{
        policy: '合计',
        premium: sum((line) => line.premiumCny),
        fiscal: sum((line) => line.fiscalShareCny),
        drawn: sum((line) => line.drawnCny),
      }}
      columns={[
        { key: 'policy', header: '保单号', rowHeader: true, render: (line) => line.insurancePolicyNumber },
        {
          key: 'name',
          header: '企业',
          wrap: true,
          render: (line) => (
            <>
              {line.enterpriseName}
              <span className="block text-sm text-ink-2">{line.uscc}</span>
            </>
          ),
        },
        {
          key: 'premium',
          header: '核定保费（元）',
          align: 'right',
          render: (line) => <Amount value={line.premiumCny} />,
        },
        {
          key: 'fiscal',
          header: '财政承担（元）',
          align: 'right',
          render: (line) => <Amount value={line.fiscalShareCny} />,
        },
        {
          key: 'drawn',
          header: '本次提取（元）',
          align: 'right',
          render: (line) => <Amount value={line.drawnCny} />,
        },
      ]}
    />
  )
}
