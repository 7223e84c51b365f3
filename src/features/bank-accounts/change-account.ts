import { z } from 'zod'

import { command, done } from '@/server/use-case'

import { bankAccountFields } from './schema'
import { addBankAccount, dropPendingBankAccounts, holdBankAccounts } from './store'

/** 更换收款账户, by an insurer: it waits for provincial commerce; until then payments go to the verified one. */
export const changeInstitutionAccount = command({
  name: 'bankAccounts.change',
  allow: ['INSURER_CHECKER'],
  input: z.strictObject(bankAccountFields),
  run: async ({ tx, actor, now }, account) => {
    const organisationId = actor.organisationId!
    await holdBankAccounts(tx, organisationId)
    await dropPendingBankAccounts(tx, organisationId)
    await addBankAccount(tx, {
      ...account,
      organisationId,
      createdById: actor.accountId,
      createdAt: now,
    })
    return done(null, { subject: { kind: 'organisation', id: organisationId } })
  },
})
