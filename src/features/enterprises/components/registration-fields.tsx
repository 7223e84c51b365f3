import { BankAccountFields } from '@/ui/bank-account-fields'
import { FileField, SelectField, TextField } from '@/ui/form-fields'
import { Section } from '@/ui/section'

import type { EnterpriseView } from '../views'
import { UsccField } from './uscc-field'

interface Props {
  divisions: { value: string; label: string }[]
  /** The registration as it stands, when it is corrected. */
  enterprise?: EnterpriseView
}

/** Everything that the division office verifies: the enterprise, its contact, its bank account. */
export function RegistrationFields({ divisions, enterprise }: Props) {
  return (
    <>
      <Section title="企业" boxed>
        <div className="space-y-5">
          <UsccField
            value={enterprise?.uscc}
            doubtful={enterprise?.usccCheck === 'CHECK_CHARACTER_MISMATCH'}
          />
          <TextField
            name="name"
            label="企业名称"
            hint="与营业执照一致的全称。"
            required
            width="full"
            defaultValue={enterprise?.name}
            autoComplete="organization"
          />
          <SelectField
            name="divisionCode"
            label="所在地"
            hint="办理核验的市（示范区、航空港区）商务局，请按注册地选择。"
            required
            options={divisions}
            emptyLabel="请选择"
            defaultValue={enterprise?.divisionCode ?? ''}
          />
          <TextField
            name="customsCode"
            label="海关编码"
            hint="10 位；尚未取得的可不填。"
            defaultValue={enterprise?.customsCode ?? ''}
          />
          <FileField
            name="licence"
            label="营业执照"
            hint={
              enterprise?.licence
                ? `已上传：${enterprise.licence.name}。需要更换时重新选择；PDF、JPG、PNG 或 OFD，不超过 20 MB。`
                : '扫描件或照片，PDF、JPG、PNG 或 OFD，不超过 20 MB。'
            }
            required={!enterprise}
            accept=".pdf,.jpg,.jpeg,.png,.ofd"
          />
        </div>
      </Section>
      <Section title="联系人" boxed>
        <ContactFields enterprise={enterprise} />
      </Section>
      <Section title="收款银行账户" note="须为企业对公账户，支持资金只拨付到核验过的账户" boxed>
        <BankAccountFields account={enterprise?.bankAccounts[0]} />
      </Section>
    </>
  )
}

export function ContactFields({ enterprise }: { enterprise?: EnterpriseView }) {
  return (
    <div className="space-y-5">
      <TextField
        name="contactName"
        label="联系人姓名"
        required
        defaultValue={enterprise?.contactName}
        autoComplete="name"
      />
      <TextField
        name="contactPhone"
        label="联系电话"
        hint="手机号码，或带区号的固定电话。"
        type="tel"
        required
        defaultValue={enterprise?.contactPhone}
        autoComplete="tel"
      />
      <TextField
        name="contactEmail"
        label="电子邮箱"
        hint="填写后可收到通知摘要。"
        type="email"
        defaultValue={enterprise?.contactEmail ?? ''}
        autoComplete="email"
      />
    </div>
  )
}
