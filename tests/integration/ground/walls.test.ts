import pg from 'pg'
import { describe, expect, it } from 'vitest'

import { asActor } from '@/server/db'

import { anEnterprise } from '../../factories/enterprises'
import { aPerson } from '../../factories/people'
import { appUrl, asOwner } from '../../setup/test-database'

/** The second wall (S3): what the application's own role cannot do, whatever the code above believes. */
async function asApp(sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: appUrl })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

describe('the database walls', () => {
  it.each([
    'audit_entry',
    'journal_entry',
    'journal_posting',
    'application_submission',
    'export_record',
    'application_event',
  ])('the application cannot change or delete %s', async (table) => {
    await expect(asApp(`UPDATE ${table} SET id = id`)).rejects.toThrow('permission denied')
    await expect(asApp(`DELETE FROM ${table}`)).rejects.toThrow('permission denied')
  })

  it('even the owner cannot change what is append-only', async () => {
    await anEnterprise({ exports: [{ year: 2025, amountUsd: '100.00' }] })
    await expect(asOwner(`UPDATE export_record SET amount_usd = 0`)).rejects.toThrow('append-only')
  })

  it('an enterprise sees itself and no other', async () => {
    const own = await anEnterprise()
    await anEnterprise()
    const actor = await aPerson('ENTERPRISE_OPERATOR', { organisationId: own.id })
    const seen = await asActor(actor, (tx) => tx.enterprise.findMany({ select: { id: true } }))
    expect(seen).toEqual([{ id: own.id }])
  })

  it('a division office sees its division only, also where one code lies under another', async () => {
    const zhengzhou = await anEnterprise({ divisionCode: '410100' })
    const airport = await anEnterprise({ divisionCode: '410173' })
    const office = await aPerson('DIVISION_COMMERCE', { divisionCode: '410173' })
    const seen = await asActor(office, (tx) => tx.enterprise.findMany({ select: { id: true } }))
    expect(seen).toContainEqual({ id: airport.id })
    expect(seen).not.toContainEqual({ id: zhengzhou.id })
  })

  it('a function with its owner’s rights is for the portal: no other role that connects may use it', async () => {
    const open = await asOwner(
      `SELECT p.proname AS name, r.rolname AS role FROM pg_proc p, pg_roles r
       WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef AND p.prorettype <> 'trigger'::regtype
         AND r.rolname IN ('export_credit_reader', 'export_credit_sealer') AND has_function_privilege(r.oid, p.oid, 'EXECUTE')`,
    )
    expect(open).toEqual([])
    expect(
      await asOwner(
        `SELECT has_function_privilege('export_credit_app', oid, 'EXECUTE') AS may FROM pg_proc WHERE proname = 'post_transfers'`,
      ),
    ).toEqual([{ may: true }])
  })

  it('someone without an actor sees nothing', async () => {
    await anEnterprise()
    expect(await asApp('SELECT id FROM enterprise')).toEqual([])
  })

  it('an auditor reads everything and changes nothing', async () => {
    const enterprise = await anEnterprise()
    const auditor = await aPerson('AUDITOR')
    const changed = await asActor(auditor, (tx) =>
      tx.enterprise.updateMany({ where: { id: enterprise.id }, data: { name: '改' } }),
    )
    expect(changed.count).toBe(0)
    expect(await asActor(auditor, (tx) => tx.enterprise.count({ where: { id: enterprise.id } }))).toBe(1)
  })
})
