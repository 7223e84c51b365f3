import { DataTable, type Column } from '@/ui/data-table'
import { DateTimeText } from '@/ui/date'
import { DetailsList } from '@/ui/details-list'
import { ReasonDialog } from '@/ui/dialog'
import { EmptyState } from '@/ui/empty-state'
import { ActionForm } from '@/ui/form'
import { TextAreaField } from '@/ui/form-fields'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import type { InstitutionAccounts } from '../accounts'
import { sendBackAccountAction, verifyAccountAction } from '../actions'

type Account = InstitutionAccounts['waiting'][number]

/** Changed accounts of institutions with what is to be compared, then the accounts in use. */
export function InstitutionAccountList({ accounts }: { accounts: InstitutionAccounts }) {
  return (
    <>
      <Section title="待核验的账户">
        {accounts.waiting.length === 0 && (
          <EmptyState reason="目前没有待核验的账户。">机构更换收款账户后，在此核验。</EmptyState>
        )}
        {accounts.waiting.map((account) => (
          <Waiting key={account.id} account={account} mayVerify={accounts.mayVerify} />
        ))}
      </Section>
      <Section title="使用中的账户">
        <DataTable
          caption="使用中的账户"
          rows={accounts.inUse}
          rowKey={(account) => account.id}
          empty="还没有机构登记收款账户。"
          columns={columns}
        />
      </Section>
    </>
  )
}

const columns: Column<Account>[] = [
  { key: 'name', header: '机构', rowHeader: true, wrap: true, render: (one) => one.organisationName },
  { key: 'holder', header: '开户名称', wrap: true, render: (one) => one.accountName },
  { key: 'bank', header: '开户银行', wrap: true, render: (one) => one.bankName },
  { key: 'number', header: '账号', render: (one) => one.accountNumber },
]

function Waiting({ account, mayVerify }: { account: Account; mayVerify: boolean }) {
  return (
    <div className="mb-4 rounded border border-line p-4">
      <DetailsList
        columns={2}
        items={[
          { label: '机构', value: account.organisationName },
          { label: '开户名称', value: account.accountName },
          { label: '开户银行', value: account.bankName },
          { label: '行号', value: <span className="font-mono">{account.bankCode}</span> },
          { label: '账号', value: <span className="font-mono">{account.accountNumber}</span> },
          { label: '提交时间', value: <DateTimeText at={account.at} /> },
        ]}
      />
      {mayVerify ? (
        <div className="mt-4 space-y-4">
          <ActionForm action={verifyAccountAction}>
            <input type="hidden" name="accountId" value={account.id} />
            <TextAreaField
              name="note"
              label="核验依据"
              hint="核对了哪份盖章材料，或向谁核实"
              rows={2}
              required
            />
            <SubmitButton>{`核验通过：${account.organisationName}`}</SubmitButton>
          </ActionForm>
          <ReasonDialog
            trigger="退回账户"
            size="small"
            variant="danger"
            title={`退回账户：${account.organisationName}`}
            consequence="原账户继续使用，机构更正后重新提交。"
            confirm="退回账户"
            action={sendBackAccountAction}
            fields={{ accountId: account.id }}
            reasonLabel="退回原因"
            needsReason
          />
        </div>
      ) : (
        <p className="mt-3 text-ink-2">由省商务厅复核人员核验。</p>
      )}
    </div>
  )
}
