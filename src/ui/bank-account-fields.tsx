import { TextField } from './form-fields'

interface BankAccountFieldsProps {
  /** What is known of the present one; its number is typed anew, whole. */
  account?: { accountName: string; bankName: string; bankCode: string; accountNumber: string }
  /** Whose name the account has to bear: 企业, 机构. */
  owner?: string
}

/** 收款账户, as every payee enters it. */
export function BankAccountFields({ account, owner = '企业' }: BankAccountFieldsProps) {
  return (
    <div className="space-y-5">
      <TextField
        name="accountName"
        label="开户名称"
        hint={`应与${owner}名称一致。`}
        required
        width="full"
        defaultValue={account?.accountName}
      />
      <TextField
        name="bankName"
        label="开户银行"
        hint="精确到支行。"
        required
        width="full"
        defaultValue={account?.bankName}
      />
      <TextField
        name="bankCode"
        label="支付系统行号"
        hint="12 位数字，可向开户银行查询。"
        required
        inputMode="numeric"
        defaultValue={account?.bankCode}
      />
      <TextField
        name="accountNumber"
        label="银行账号"
        hint={account ? `原账号 ${account.accountNumber}，请完整填写。` : undefined}
        required
        inputMode="numeric"
        autoComplete="off"
      />
    </div>
  )
}
