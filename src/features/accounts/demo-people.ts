import { z } from 'zod'

import { isDemo } from '@/server/env'
import { query } from '@/server/use-case'

import { roleName } from './places'
import { demoAccounts } from './store'

/** The people a visitor of the demonstration may sign in as; nobody where there is no demonstration. */
export const demoPeople = query({
  name: 'accounts.demoPeople',
  allow: ['SYSTEM'],
  input: z.strictObject({}),
  run: async ({ tx }) => {
    if (!isDemo()) return []
    const accounts = await demoAccounts(tx)
    return accounts.map((account) => ({
      loginName: account.loginName,
      displayName: account.displayName,
      roleName: roleName(account.role),
      organisationName: account.organisation.name,
    }))
  },
})
