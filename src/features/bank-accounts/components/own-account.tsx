import { BankAccountFields } from '@/ui/bank-account-fields'
import { DetailsList } from '@/ui/details-list'
import { EmptyState } from '@/ui/empty-state'
import { ActionForm } from '@/ui/form'
import { NoticeBanner } from '@/ui/notice-banner'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'

import { accountStateLabels, accountStateTones, type OwnAccounts } from '../accounts'
import { changeAccountAction } from '../actions'

/** An institution's own account: where it is paid, what waits, and the form for another. */
export function OwnAccount({ own }: { own: OwnAccounts }) {
  return (
    <>
      {own.sentBack && (
        <NoticeBanner kind="warning" title="省商务厅退回了新账户">
          {own.sentBack}
        </NoticeBanner>
      )}
      {own.waiting && (
        <NoticeBanner title="新账户正由省商务厅核验。">核验通过前，仍向原账户拨付。</NoticeBanner>
      )}
      {own.accounts.length === 0 && (
        <EmptyState reason="还没有登记收款账户。">请由复核人员提交账户，经省商务厅核验后启用。</EmptyState>
      )}
      {own.accounts.map((account) => (
        <Section key={account.id} title={account.state === 'VERIFIED' ? '使用中的账户' : '新账户'}>
          <DetailsList
            columns={2}
            items={[
              { label: '开户名称', value: account.accountName },
              { label: '开户银行', value: account.bankName },
              { label: '行号', value: <span className="font-mono">{account.bankCode}</span> },
              { label: '账号', value: <span className="font-mono">{account.accountNumber}</span> },
              {
                label: '状态',
                value: (
                  <StatusMark kind={accountStateTones[account.state]}>
                    {accountStateLabels[account.state]}
                  </StatusMark>
                ),
              },
            ]}
          />
        </Section>
      ))}
      {own.mayChange && (
        <Section title="更换收款账户" note="须由省商务厅核验后启用" boxed>
          <ActionForm action={changeAccountAction}>
            <BankAccountFields owner="机构" />
            <SubmitButton variant="secondary">提交新账户</SubmitButton>
          </ActionForm>
        </Section>
      )}
    </>
  )
}
