import { z } from 'zod'

import type { BankAccountState } from '@/server/db'
import type { Task } from '@/server/task'
import { query } from '@/server/use-case'

import { bankAccounts, institutionAccounts } from './store'

export const accountStateLabels: Record<BankAccountState, string> = {
  PENDING_VERIFICATION: '待核验',
  VERIFIED: '已核验',
  REPLACED: '已更换',
  SENT_BACK: '已退回',
}
export const accountStateTones = {
  PENDING_VERIFICATION: 'progress',
  VERIFIED: 'success',
  REPLACED: 'draft',
  SENT_BACK: 'refused',
} as const satisfies Record<BankAccountState, string>

export const lastFour = (accountNumber: string): string => `**** ${accountNumber.slice(-4)}`

/** One's own accounts: in use, waiting, sent back. */
export const myAccounts = query({
  name: 'bankAccounts.mine',
  allow: ['INSURER_OPERATOR', 'INSURER_CHECKER'],
  input: z.strictObject({}),
  run: async ({ tx, actor }) => {
    const rows = await bankAccounts(tx, actor.organisationId!)
    const waiting = rows.some((row) => row.state === 'PENDING_VERIFICATION')
    const newest = rows[0]
    return {
      mayChange: actor.role === 'INSURER_CHECKER',
      waiting,
      /** The reason, when the last change was sent back and none followed. */
      sentBack: newest?.state === 'SENT_BACK' ? newest.sentBackReason : null,
      accounts: rows
        .filter((row) => row.state !== 'SENT_BACK')
        .map(({ id, accountName, bankName, bankCode, accountNumber, state }) => ({
          id,
          accountName,
          bankName,
          bankCode,
          accountNumber: lastFour(accountNumber),
          state,
        })),
    }
  },
})
export type OwnAccounts = Extract<Awaited<ReturnType<typeof myAccounts>>, { ok: true }>['value']

/** Institutions' accounts as provincial commerce sees them. Only who verifies reads the whole number. */
export const institutionAccountList = query({
  name: 'bankAccounts.list',
  allow: ['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER'],
  input: z.strictObject({}),
  run: async ({ tx, actor }) => {
    const mayVerify = actor.role === 'COMMERCE_CHECKER'
    const rows = await institutionAccounts(tx, ['PENDING_VERIFICATION', 'VERIFIED'])
    const shown = rows.map(({ accountNumber, createdAt, ...row }) => ({
      ...row,
      accountNumber:
        mayVerify && row.state === 'PENDING_VERIFICATION' ? accountNumber : lastFour(accountNumber),
      at: createdAt.toISOString(),
    }))
    return {
      mayVerify,
      waiting: shown.filter((row) => row.state === 'PENDING_VERIFICATION'),
      inUse: shown.filter((row) => row.state === 'VERIFIED'),
    }
  },
})
export type InstitutionAccounts = Extract<
  Awaited<ReturnType<typeof institutionAccountList>>,
  { ok: true }
>['value']

/** Institutions' changed accounts that wait for provincial commerce. */
export const bankAccountTasks = query({
  name: 'bankAccounts.tasks',
  allow: ['COMMERCE_CHECKER'],
  input: z.strictObject({}),
  run: async ({ tx }): Promise<Task[]> =>
    (await institutionAccounts(tx, ['PENDING_VERIFICATION'])).map(({ id, organisationName }) => ({
      id: `institution-account:${id}`,
      what: '核验变更后的收款账户',
      whose: organisationName,
      dueOn: null,
      href: '/commerce/bank-accounts',
      action: '核验账户',
    })),
})
