import { EXPORT_SOURCE_NAMES, PROGRAMME_NAMES } from '@/policy-rules'
import { Amount } from '@/ui/amount'
import { DateText } from '@/ui/date'
import { DetailsList } from '@/ui/details-list'
import { ActionForm } from '@/ui/form'
import { AmountField, DateField, FileField, RadioGroupField, SelectField, TextField } from '@/ui/form-fields'
import { NoticeBanner } from '@/ui/notice-banner'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { registerInsurancePolicyAction } from '../actions'
import type { Prospect } from '../insurance-policies'

/** 登记统保保单: what the certificate and the export list say stands above; the policy's own terms are asked. */
export function RegisterForm({ prospect }: { prospect: Prospect }) {
  return (
    <>
      <Section title="查重凭证与出口金额">
        <DetailsList
          columns={2}
          items={[
            { label: '查重凭证', value: prospect.certificateNumber },
            { label: '预留至', value: <DateText date={prospect.reservedUntil} /> },
            { label: '企业名称', value: prospect.enterpriseName || '（尚未在平台登记）' },
            { label: '信用代码', value: prospect.uscc },
            {
              label: `${prospect.exportYear} 年出口额`,
              wide: true,
              value: prospect.exports ? (
                <>
                  <Amount value={prospect.exports.amountUsd} currency="USD" strong />
                  <span className="ml-3 text-ink-2">{EXPORT_SOURCE_NAMES[prospect.exports.source]}</span>
                </>
              ) : (
                '没有记录，请在下方填写并上传证明材料（口径 E4）'
              ),
            },
          ]}
        />
      </Section>
      {prospect.exports && prospect.programme === null && (
        <NoticeBanner kind="warning" title="出口金额超过统保平台的上限">
          请告知企业可以投保一般出口信用保险，由企业自行申报。
        </NoticeBanner>
      )}
      <ActionForm action={registerInsurancePolicyAction}>
        <input type="hidden" name="checkId" value={prospect.checkId} />
        <Terms prospect={prospect} />
        <Evidence known={prospect.exports !== null} />
        <p className="max-w-160 text-sm text-ink-2">
          保费、财政与企业分担、赔偿限额由系统按政策计算，随计算书一并保存；不符合条件的，逐条说明原因。
        </p>
        <SubmitButton pendingText="正在登记…">登记保单</SubmitButton>
      </ActionForm>
    </>
  )
}

function Terms({ prospect }: { prospect: Prospect }) {
  const { rates, programme } = prospect
  return (
    <Section title="保单条件" boxed>
      <div className="space-y-5">
        <RadioGroupField
          name="programme"
          label="支持项目"
          required
          defaultValue={programme ?? 'MICRO'}
          options={[
            {
              value: 'MICRO',
              label: PROGRAMME_NAMES.MICRO,
              hint: `费率不高于 ${rates.MICRO}，财政全额承担`,
            },
            {
              value: 'MEDIUM',
              label: PROGRAMME_NAMES.MEDIUM,
              hint: `费率统一为 ${rates.MEDIUM}，企业自缴到账后生效`,
            },
          ]}
        />
        <TextField name="insurancePolicyNumber" label="保单号" required autoComplete="off" />
        {!prospect.registered && (
          <TextField name="enterpriseName" label="企业名称" hint="按营业执照填写。" required width="full" />
        )}
        <DateField name="inception" label="起保日" required defaultValue={prospect.inception} />
        <DateField name="expiry" label="终保日" hint="不填按一年计算，含首尾两日。" />
        <TextField
          name="premiumRatePercent"
          label="保险费率"
          unit="%"
          width="short"
          inputMode="decimal"
          required
          defaultValue={rates[programme ?? 'MICRO'].replace('%', '')}
        />
        <AmountField
          name="maximumLiabilityUsd"
          label="保单最高赔偿限额"
          unit="美元"
          hint="不填按政策规定的限额。"
        />
        <TextField name="invoiceNumber" label="发票号码" autoComplete="off" />
      </div>
    </Section>
  )
}

function Evidence({ known }: { known: boolean }) {
  return (
    <Section
      title="企业提供的出口金额"
      note={known ? '平台已有记录；来源更优的一项决定（口径 E4）' : '平台没有记录，须填写'}
      boxed
    >
      <div className="space-y-5">
        <SelectField
          name="exportSource"
          label="来源"
          emptyLabel="不另行提供"
          options={[
            { value: 'SINGLE_WINDOW', label: EXPORT_SOURCE_NAMES.SINGLE_WINDOW },
            { value: 'UNDERTAKING', label: EXPORT_SOURCE_NAMES.UNDERTAKING },
          ]}
        />
        <AmountField name="exportAmountUsd" label="上年出口金额" unit="美元" />
        <FileField
          name="exportEvidence"
          label="证明材料"
          hint="PDF、JPG、PNG 或 OFD，不超过 20 MB。"
          accept=".pdf,.jpg,.jpeg,.png,.ofd"
        />
      </div>
    </Section>
  )
}
