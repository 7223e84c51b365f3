import {
  clauseText,
  Decimal,
  EXPORT_SOURCE_NAMES,
  isClauseId,
  percent,
  PROGRAMME_NAMES,
} from '@/policy-rules'
import { Amount } from '@/ui/amount'
import { LinkButton } from '@/ui/button'
import { CalculationSheet } from '@/ui/calculation-sheet'
import { DateText, DateTimeText } from '@/ui/date'
import { DetailsList } from '@/ui/details-list'
import { Link } from '@/ui/link'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { PrintButton } from '@/ui/print-button'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'

import { type PolicyDetail, stateNames, stateTones } from '../insurance-policy-dto'
import { PendingSteps } from './pending-steps'

const usd = (value: string) => <Amount value={value} currency="USD" />

/** A policy with its terms, its yuan (M7) and the sheet that explains them. */
export function PolicyPage({
  policy,
  today,
  own,
}: {
  policy: PolicyDetail
  today: string
  /** The insurer's own, who alone goes on with it and opens its certificate. */
  own: boolean
}) {
  return (
    <>
      <PageHeader
        title={`保单 ${policy.insurancePolicyNumber}`}
        actions={
          <>
            {own && policy.renewal.mayRenew && (
              <LinkButton href={renewalHref(policy)} variant="primary">
                续保查重
              </LinkButton>
            )}
            <PrintButton>打印</PrintButton>
          </>
        }
      >
        <StatusMark kind={stateTones[policy.state]}>{stateNames[policy.state]}</StatusMark>
        {policy.lateDays > 0 && (
          <StatusMark kind="warning">{`补录，晚于起保日 ${policy.lateDays} 天`}</StatusMark>
        )}
        <span>{PROGRAMME_NAMES[policy.programme]}</span>
        <span>{policy.enterpriseName}</span>
      </PageHeader>
      {own && policy.state === 'PENDING_SELF_PAYMENT' && <PendingSteps policy={policy} today={today} />}
      {policy.state === 'CANCELLED' && (
        <NoticeBanner title="本保单已作废">{policy.cancellationReason}</NoticeBanner>
      )}
      <Section title="保单条件">
        <DetailsList columns={2} items={[...partyItems(policy, own), ...termItems(policy)]} />
      </Section>
      <Section title="折合人民币">
        {policy.exchangeRate === null ? (
          <NoticeBanner kind="warning" title="缺少出单日或之前的美元中间价">
            折合人民币暂空，申报时按当时已录入的中间价计算（口径 M7）。请联系省商务厅录入。
          </NoticeBanner>
        ) : (
          <DetailsList columns={2} items={cnyItems(policy)} />
        )}
      </Section>
      <CalculationSheet
        level={2}
        steps={policy.sheet.steps}
        clauseText={(clause) => (isClauseId(clause) ? clauseText(clause) : undefined)}
        result={{ label: '财政承担（美元）', value: <Amount value={policy.fiscalShareUsd} /> }}
        footnote={
          <>
            规则版本 {policy.rulesVersion}，登记于 <DateTimeText at={policy.recordedAt} />
          </>
        }
      />
    </>
  )
}

const renewalHref = ({ uscc, renewal }: PolicyDetail) =>
  `/insurer/duplicate-cover?uscc=${uscc}&from=${renewal.from}`

const renewalItems = ({ renewal }: PolicyDetail) =>
  [
    { label: '续自', other: renewal.before },
    { label: '已续保', other: renewal.after },
  ].flatMap(({ label, other }) =>
    other === null
      ? []
      : [
          {
            label,
            value: <Link href={`/insurer/policies/${other.id}`}>{other.insurancePolicyNumber}</Link>,
          },
        ],
  )

const partyItems = (policy: PolicyDetail, own: boolean) => [
  { label: '保险机构', value: policy.insurerName },
  { label: '信用代码', value: policy.uscc },
  {
    label: '查重凭证',
    value:
      own && policy.certificateNumber && policy.checkId ? (
        <Link href={`/insurer/duplicate-cover/${policy.checkId}`}>{policy.certificateNumber}</Link>
      ) : (
        policy.certificateNumber
      ),
  },
  ...(own ? renewalItems(policy) : []),
  { label: '起保日', value: <DateText date={policy.inception} /> },
  { label: '终保日', value: <DateText date={policy.expiry} /> },
  { label: `${policy.exportYear} 年出口额`, value: usd(policy.priorYearExportsUsd) },
  {
    label: '出口额来源',
    value: `${EXPORT_SOURCE_NAMES[policy.exportSource]}${policy.hasEvidence ? '（已附证明材料）' : ''}`,
  },
]

const termItems = (policy: PolicyDetail) => [
  { label: '投保金额', value: usd(policy.sumInsuredUsd) },
  { label: '保险费率', value: percent(new Decimal(policy.premiumRate)) },
  { label: '年保费', value: usd(policy.premiumUsd) },
  { label: '财政承担', value: usd(policy.fiscalShareUsd) },
  { label: '企业自缴', value: usd(policy.enterpriseShareUsd) },
  { label: '自缴到账日', value: <DateText date={policy.selfPaidReceivedOn} /> },
  { label: '赔偿比例', value: percent(new Decimal(policy.insuredPercentage)) },
  { label: '单一买方限额', value: usd(policy.buyerLimitUsd) },
  { label: '最高赔偿限额', value: usd(policy.maximumLiabilityUsd) },
  { label: '发票号码', value: policy.invoiceNumber },
]

const cnyItems = (policy: PolicyDetail) => [
  { label: '汇率', value: `${policy.exchangeRate}（${policy.exchangeRateSource}）` },
  { label: '汇率日期', value: <DateText date={policy.exchangeRateDate} /> },
  { label: '保费', value: <Amount value={policy.premiumCny} currency="CNY" /> },
  { label: '财政承担', value: <Amount value={policy.fiscalShareCny} currency="CNY" strong /> },
]
