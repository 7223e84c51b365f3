import { accountStateLabels, accountStateTones } from '@/features/bank-accounts'
import { DateTimeText } from '@/ui/date'
import { DetailsList } from '@/ui/details-list'
import { FileList } from '@/ui/file-list'
import { Section } from '@/ui/section'
import { StatusMark, type StatusKind } from '@/ui/status'

import { defectFields } from '../schema'
import { enterpriseStateLabels, type EnterpriseView } from '../views'

const kinds: Record<EnterpriseView['state'], StatusKind> = {
  PENDING_VERIFICATION: 'progress',
  RETURNED: 'warning',
  VERIFIED: 'success',
}

export function EnterpriseStateMark({ state }: { state: EnterpriseView['state'] }) {
  return <StatusMark kind={kinds[state]}>{enterpriseStateLabels[state]}</StatusMark>
}

/** What an enterprise registered, and what was decided of it. */
export function EnterpriseFacts({ enterprise }: { enterprise: EnterpriseView }) {
  return (
    <>
      <Section title="登记信息">
        <DetailsList
          columns={2}
          items={[
            { label: '企业名称', value: enterprise.name },
            {
              label: '信用代码',
              value: (
                <>
                  <span className="font-mono">{enterprise.uscc}</span>
                  {enterprise.usccCheck === 'CHECK_CHARACTER_MISMATCH' && (
                    <StatusMark kind="warning" className="ml-3">
                      校验码不符，须凭执照确认
                    </StatusMark>
                  )}
                </>
              ),
            },
            { label: '所在地', value: enterprise.divisionName },
            { label: '海关编码', value: enterprise.customsCode },
            { label: '联系人', value: enterprise.contactName },
            { label: '联系电话', value: enterprise.contactPhone },
            { label: '电子邮箱', value: enterprise.contactEmail },
            { label: '注册时间', value: <DateTimeText at={enterprise.registeredAt} /> },
          ]}
        />
      </Section>
      <Section title="营业执照">
        <FileList
          files={
            enterprise.licence
              ? [{ ...enterprise.licence, href: `/files/${enterprise.licence.id}?inline=1` }]
              : []
          }
        />
      </Section>
      <Section title="银行账户">
        {enterprise.bankAccounts.map((account) => (
          <DetailsList
            key={account.accountNumber + account.state}
            columns={2}
            items={[
              { label: '开户名称', value: account.accountName },
              { label: '开户银行', value: account.bankName },
              { label: '行号', value: <span className="font-mono">{account.bankCode}</span> },
              { label: '账号', value: <span className="font-mono">{account.accountNumber}</span> },
              {
                label: '状态',
                value: (
                  <>
                    <StatusMark kind={accountStateTones[account.state]}>
                      {accountStateLabels[account.state]}
                    </StatusMark>{' '}
                    {account.sentBackReason}
                  </>
                ),
              },
            ]}
          />
        ))}
      </Section>
      {enterprise.decisions.length > 0 && (
        <Section title="核验记录">
          <ol className="space-y-3">
            {enterprise.decisions.map((decision) => (
              <li key={decision.decidedAt} className="border-l-3 border-line-2 pl-4">
                <p>
                  <EnterpriseStateMark state={decision.decision} />
                  <DateTimeText at={decision.decidedAt} className="ml-4 text-ink-2" />
                </p>
                {decision.usccConfirmed && <p>已凭营业执照确认统一社会信用代码。</p>}
                {decision.remark && <p>{decision.remark}</p>}
                <Defects defects={decision.defects} />
              </li>
            ))}
          </ol>
        </Section>
      )}
    </>
  )
}

export function Defects({ defects }: { defects: EnterpriseView['decisions'][number]['defects'] }) {
  if (defects.length === 0) return null
  return (
    <ul className="mt-1 list-disc pl-6">
      {defects.map(({ field, message }) => (
        <li key={field}>
          <span className="font-medium">{defectFields[field]}：</span>
          {message}
        </li>
      ))}
    </ul>
  )
}
