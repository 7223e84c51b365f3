'use client'

import { useState } from 'react'

import { LinkButton } from '@/ui/button'
import { AmountField, CheckboxField, RadioGroupField } from '@/ui/field'
import { NoticeBanner } from '@/ui/notice-banner'
import { Section } from '@/ui/section'

import type { DraftView } from '../draft-dto'
import type { PayeeAccount } from '../read-store'
import { DraftFoot } from './draft-foot'
import { useDraftSaving } from './draft-saving'
import { SavingState } from './saving-state'

interface AccountStepProps {
  draft: DraftView
  accounts: readonly PayeeAccount[]
  declarations: readonly string[]
  nextHref: string
}

/** 账户与承诺: where the money goes, what was received elsewhere (C11), and the undertaking. Saved at each change. */
export function AccountStep({ draft, accounts, declarations, nextHref }: AccountStepProps) {
  const saving = useDraftSaving(draft)
  const [other, setOther] = useState(draft.otherSubsidiesCny)
  const { fieldErrors } = saving
  return (
    <>
      <Section title="收款账户">
        {accounts.some((account) => account.verified) ? (
          <RadioGroupField
            name="bankAccountId"
            label="支持资金拨付至"
            defaultValue={draft.bankAccountId ?? undefined}
            errors={fieldErrors.bankAccountId}
            options={accounts.map((account) => ({
              value: account.id,
              label: `${account.bankName}　${account.accountNumber}`,
              hint: `${account.accountName}，联行号 ${account.bankCode}${account.verified ? '' : '，尚未核实，暂不能选择'}`,
              disabled: !account.verified,
            }))}
            onChange={(bankAccountId) => void saving.save({ bankAccountId })}
          />
        ) : (
          <NoticeBanner kind="warning" title="没有已核实的收款账户">
            请在“企业信息”中登记对公账户，经所属地商务主管部门核实后再选择。
          </NoticeBanner>
        )}
      </Section>
      <Section title="已获其他补助">
        <AmountField
          name="otherSubsidiesCny"
          label="就同一保费已获得的其他财政补助"
          hint="没有的填 0。财政资金合计不超过实际缴纳的保费（口径 C11）。"
          defaultValue={draft.otherSubsidiesCny}
          errors={fieldErrors.otherSubsidiesCny}
          onChange={(event) => setOther(event.target.value)}
          onBlur={() => void saving.save({ otherSubsidiesCny: plainAmount(other) })}
        />
      </Section>
      <Section title="承诺书">
        <div className="document-text mb-3 border-l-3 border-line-2 pl-4">
          {declarations.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
        <CheckboxField
          name="declarationAccepted"
          label="本企业已阅读并接受上述承诺"
          defaultChecked={draft.declarationAccepted}
          onChange={(event) => void saving.save({ declarationAccepted: event.target.checked })}
        />
      </Section>
      <DraftFoot
        requestedAmountCny={saving.view.calculation.requestedAmountCny}
        saved={<SavingState saving={saving} />}
      >
        <LinkButton href={nextHref} variant="primary">
          下一步：核对提交
        </LinkButton>
      </DraftFoot>
    </>
  )
}

/** Full-width figures and commas are taken as they come from a spreadsheet; the server decides the rest. */
const plainAmount = (text: string) => text.normalize('NFKC').replace(/[,\s]/g, '') || '0'
