import { z } from 'zod'

import { systemActor } from '@/server/auth/actor'
import { EnterpriseState } from '@/server/db'
import { notFound, query } from '@/server/use-case'

import { divisions, listEnterprises, pageSize } from './store'
import { enterpriseView } from './views'

/** One's own enterprise, with what the division office decided of it. */
export const myEnterprise = query({
  name: 'enterprises.mine',
  allow: ['ENTERPRISE_OPERATOR', 'ENTERPRISE_APPROVER'],
  input: z.strictObject({}),
  run: async ({ tx, actor, now }) =>
    (await enterpriseView(tx, actor.organisationId!, now, false)) ?? notFound('企业信息'),
})

const officials = [
  'DIVISION_COMMERCE',
  'DIVISION_FINANCE',
  'COMMERCE_PREPARER',
  'COMMERCE_CHECKER',
  'COMMERCE_APPROVER',
  'AUDITOR',
] as const

/** An enterprise as an official sees it. The division office compares the whole bank account with its proof. */
export const enterpriseById = query({
  name: 'enterprises.byId',
  allow: officials,
  input: z.strictObject({ id: z.uuid('没有找到这家企业。请返回列表核对。') }),
  run: async ({ tx, actor, now }, { id }) =>
    (await enterpriseView(tx, id, now, actor.role === 'DIVISION_COMMERCE')) ?? notFound('企业'),
})

export interface EnterpriseRow {
  id: string
  name: string
  uscc: string
  divisionName: string
  state: EnterpriseState
  usccDoubtful: boolean
  registeredAt: string
}

/** The enterprises that the asker's walls show: a division's own, or the province's. `page` counts from 1. */
export const enterpriseList = query({
  name: 'enterprises.list',
  allow: officials,
  input: z.strictObject({
    state: z.enum(EnterpriseState).nullable().default(null),
    text: z.string().trim().max(100).default(''),
    page: z.number().int().min(1).max(10_000).default(1),
  }),
  run: async ({ tx }, filter) => {
    const { count, rows } = await listEnterprises(tx, filter)
    return {
      count,
      pageSize,
      rows: rows.map((row): EnterpriseRow => ({
        id: row.id,
        name: row.name,
        uscc: row.uscc,
        divisionName: row.division.name,
        state: row.state,
        usccDoubtful: row.usccCheck === 'CHECK_CHARACTER_MISMATCH',
        registeredAt: row.registeredAt.toISOString(),
      })),
    }
  },
})

const listDivisions = query({
  name: 'enterprises.divisions',
  allow: ['SYSTEM'],
  input: z.strictObject({}),
  run: ({ tx }) => divisions(tx),
})

/** The nineteen divisions, in their official order; public knowledge. */
export async function divisionOptions(now: Date): Promise<{ value: string; label: string }[]> {
  const outcome = await listDivisions(systemActor(), {}, { now })
  return outcome.ok ? outcome.value.map(({ code, name }) => ({ value: code, label: name })) : []
}
