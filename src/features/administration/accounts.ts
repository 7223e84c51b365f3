import { z } from 'zod'

import { roleName } from '@/features/accounts'
import { query } from '@/server/use-case'

import { allRoles, rolesOf } from './roles'
import { managedOrganisations, pageOfAccounts, pageSize } from './store'

/** The roles that may be given, in words. */
export const officialRoles = allRoles.map((value) => ({ value, label: roleName(value) }))

/** Everyone's account but the enterprises' own; for the one who answers for rights. */
export const accountsOverview = query({
  name: 'administration.accounts',
  allow: ['SECURITY_ADMIN'],
  input: z.object({
    text: z.string().trim().max(60).default('').catch(''),
    page: z.coerce.number().int().min(1).default(1).catch(1),
  }),
  run: async ({ tx, actor }, { text, page }) => {
    const { count, rows } = await pageOfAccounts(tx, text, page)
    return {
      count,
      page,
      pageSize,
      organisations: (await managedOrganisations(tx)).map(({ id, name }) => ({ value: id, label: name })),
      accounts: rows.map((row) => ({
        id: row.id,
        loginName: row.loginName,
        displayName: row.displayName,
        organisationName: row.organisation.name,
        roleLabel: roleName(row.role),
        disabled: row.disabledAt !== null,
        isOneself: row.id === actor.accountId,
        /** Other roles of the same organisation that this account may be given. */
        roles: (rolesOf[row.organisation.kind] ?? [])
          .filter((role) => role !== row.role)
          .map((value) => ({ value, label: roleName(value) })),
      })),
    }
  },
})
export type AccountsOverview = Extract<Awaited<ReturnType<typeof accountsOverview>>, { ok: true }>['value']
