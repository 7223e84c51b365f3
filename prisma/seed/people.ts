import { hashPassword } from '../../src/features/accounts/password'
import type { Actor, Role } from '../../src/server/auth/actor'
import type { OrganisationKind } from '../../src/server/db'
import { madeUpUscc } from '../../tests/factories/enterprises'
import { demoAccounts, demoPassword } from './demo-accounts'
import { idOf } from './random'
import { seeding } from './seeding'

/** The departments, offices and insurers, and the demo's people in them. */
export const insurers = ['中原信用保险', '黄河财产保险', '嵩山财产保险', '太行财产保险', '伏牛财产保险'].map(
  (name, index) => ({
    id: idOf('insurer', index),
    name: `${name}河南分公司`,
    uscc: madeUpUscc('410000', `MA4KNXUR${index}`),
  }),
)

export const commerceId = idOf('commerce')
export const financeId = idOf('finance')
export const demoEnterpriseId = idOf('enterprise', 0)
const begun = new Date('2024-08-05T01:00:00.000Z')

const homes: Partial<Record<Role, { id: string; kind: OrganisationKind }>> = {
  ENTERPRISE_APPROVER: { id: demoEnterpriseId, kind: 'ENTERPRISE' },
  ENTERPRISE_OPERATOR: { id: demoEnterpriseId, kind: 'ENTERPRISE' },
  DIVISION_COMMERCE: { id: idOf('division', '410100'), kind: 'DIVISION_OFFICE' },
  DIVISION_FINANCE: { id: idOf('division-finance', '410100'), kind: 'DIVISION_OFFICE' },
  COMMERCE_PREPARER: { id: commerceId, kind: 'PROVINCIAL_COMMERCE' },
  COMMERCE_CHECKER: { id: commerceId, kind: 'PROVINCIAL_COMMERCE' },
  COMMERCE_APPROVER: { id: commerceId, kind: 'PROVINCIAL_COMMERCE' },
  FINANCE_PREPARER: { id: financeId, kind: 'PROVINCIAL_FINANCE' },
  FINANCE_CHECKER: { id: financeId, kind: 'PROVINCIAL_FINANCE' },
  AUDITOR: { id: idOf('audit'), kind: 'AUDIT_BODY' },
  SYSTEM_ADMIN: { id: idOf('operator'), kind: 'OPERATOR' },
  SECURITY_ADMIN: { id: idOf('operator'), kind: 'OPERATOR' },
  AUDIT_ADMIN: { id: idOf('operator'), kind: 'OPERATOR' },
}

function homeOf(loginName: string, role: Role): { id: string; kind: OrganisationKind } {
  if (role === 'INSURER_OPERATOR' || role === 'INSURER_CHECKER')
    return { id: insurers[loginName === 'insurer-b' ? 1 : 0]!.id, kind: 'INSURER' }
  if (role === 'EXPERT') return { id: idOf('expert', loginName), kind: 'EXPERT_BODY' }
  return homes[role]!
}

/** The Actor of a demo account, for the use cases that the demo is made with. */
export function demoActor(loginName: string): Actor {
  const account = demoAccounts.find((each) => each.loginName === loginName)!
  const home = homeOf(loginName, account.role)
  return {
    accountId: idOf('account', loginName),
    displayName: account.displayName,
    role: account.role,
    organisationId: home.id,
    organisationName: account.title,
    kind: home.kind,
    divisionCode: home.kind === 'DIVISION_OFFICE' ? '410100' : null,
    sessionId: null,
    address: '127.0.0.1',
  }
}

export async function seedOrganisations(): Promise<void> {
  await seeding('people', async (tx) => {
    const divisions = await tx.division.findMany()
    await tx.organisation.createMany({
      data: [
        { id: commerceId, kind: 'PROVINCIAL_COMMERCE', name: '河南省商务厅' },
        { id: financeId, kind: 'PROVINCIAL_FINANCE', name: '河南省财政厅' },
        { id: idOf('audit'), kind: 'AUDIT_BODY', name: '河南省审计厅' },
        { id: idOf('operator'), kind: 'OPERATOR', name: '平台运维' },
        ...insurers.map(({ id, name, uscc }) => ({ id, kind: 'INSURER' as const, name, uscc })),
        ...demoAccounts
          .filter(({ role }) => role === 'EXPERT')
          .map(({ loginName, role, displayName }) => ({
            ...homeOf(loginName, role),
            name: `评审专家（${displayName}）`,
          })),
        ...divisions.map(({ code, name }) => ({
          id: idOf('division', code),
          kind: 'DIVISION_OFFICE' as const,
          name: `${name}商务局`,
          divisionCode: code,
        })),
        // 会签: the demo's own division has its finance office too.
        {
          id: idOf('division-finance', '410100'),
          kind: 'DIVISION_OFFICE' as const,
          name: '郑州市财政局',
          divisionCode: '410100',
        },
      ],
    })
    await tx.bankAccount.createMany({
      data: insurers.map(({ id, name }, index) => ({
        organisationId: id,
        accountName: name,
        bankName: '中国银行河南省分行营业部',
        bankCode: '104491000015',
        accountNumber: `25960000000${index}`,
        state: 'VERIFIED' as const,
        createdAt: begun,
        verifiedAt: begun,
      })),
    })
  })
}

/** After the enterprises exist: one account per kind of person. */
export async function seedAccounts(): Promise<void> {
  const passwordHash = await hashPassword(demoPassword)
  await seeding('people', (tx) =>
    tx.account.createMany({
      data: demoAccounts.map(({ loginName, role, displayName }) => ({
        id: idOf('account', loginName),
        organisationId: homeOf(loginName, role).id,
        role,
        loginName,
        displayName,
        passwordHash,
        passwordChangedAt: begun,
        isDemo: true,
        createdAt: begun,
      })),
    }),
  )
}
