import '../../setup/test-database'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { beforeAll, describe, expect, it } from 'vitest'

import {
  accountsOverview,
  changeRole,
  openAccount,
  platformHealth,
  setAccountDisabled,
  verifyTrail,
} from '@/features/administration'
import { insurancePolicies } from '@/features/insurance-policies'
import { insurerReconciliation, insurersFunds } from '@/features/reconciliations'
import { asActor } from '@/server/db'
import { env } from '@/server/env'

import { accepted } from '../../factories/award-lists'
import { anOrganisation, aPerson, someday } from '../../factories/people'
import { asOwner } from '../../setup/test-database'

const at = { now: someday }
const reason = '厅信息化处批准第 12 号'
type Person = Awaited<ReturnType<typeof aPerson>>
let security: Person
let insurer: { id: string; name: string }

const newcomer = (changes: object = {}) => ({
  organisationId: insurer.id,
  role: 'INSURER_OPERATOR' as const,
  displayName: '何一',
  phone: '13800000000',
  loginName: `he.yi.${Math.trunc(performance.now() * 1000)}`,
  password: 'a long enough Phrase 7',
  reason,
  ...changes,
})
const stored = async (id: string) =>
  (
    await asOwner<{ role: string; disabled: boolean }>(
      'SELECT role, disabled_at IS NOT NULL AS disabled FROM account WHERE id = $1',
      [id],
    )
  )[0]

beforeAll(async () => {
  security = await aPerson('SECURITY_ADMIN')
  insurer = await anOrganisation({ kind: 'INSURER', name: '豫西信用保险河南分公司' })
})

describe('the security administrator', () => {
  it('opens an account with a role of its organisation, disables it and enables it again', async () => {
    const { id } = await accepted(openAccount(security, newcomer(), at))
    expect(await stored(id)).toEqual({ role: 'INSURER_OPERATOR', disabled: false })
    await asOwner(
      `INSERT INTO session (id, account_id, created_at, last_seen_at, expires_at, address, user_agent)
       VALUES (gen_random_uuid(), $1, now(), now(), now() + interval '1 hour', '', '')`,
      [id],
    )
    await accepted(setAccountDisabled(security, { accountId: id, disabled: 'yes', reason }, at))
    expect(await stored(id)).toMatchObject({ disabled: true })
    expect(
      await asOwner('SELECT 1 FROM session WHERE account_id = $1 AND ended_at IS NULL', [id]),
    ).toHaveLength(0)
    await accepted(setAccountDisabled(security, { accountId: id, disabled: 'no', reason }, at))
    expect(await stored(id)).toMatchObject({ disabled: false })
    const listed = await accepted(accountsOverview(security, { text: '豫西信用' }, at))
    expect(listed.accounts).toMatchObject([{ displayName: '何一', roleLabel: '保险机构经办' }])
  })

  it('gives another role of the same organisation, and none of another', async () => {
    const official = await aPerson('COMMERCE_PREPARER')
    await accepted(
      changeRole(security, { accountId: official.accountId, role: 'COMMERCE_CHECKER', reason }, at),
    )
    expect(await stored(official.accountId)).toMatchObject({ role: 'COMMERCE_CHECKER' })
    expect(
      await changeRole(security, { accountId: official.accountId, role: 'FINANCE_CHECKER', reason }, at),
    ).toMatchObject({ ok: false, refusal: { code: 'INVALID' } })
    expect(await openAccount(security, newcomer({ role: 'SECURITY_ADMIN' }), at)).toMatchObject({
      ok: false,
      refusal: { code: 'INVALID' },
    })
    expect(await openAccount(security, newcomer({ password: 'short' }), at)).toMatchObject({
      ok: false,
      refusal: { code: 'INVALID' },
    })
  })

  it('never to himself, in words and in the database', async () => {
    const own = { accountId: security.accountId, reason }
    for (const outcome of [
      await changeRole(security, { ...own, role: 'SYSTEM_ADMIN' }, at),
      await setAccountDisabled(security, { ...own, disabled: 'yes' }, at),
    ])
      expect(outcome).toMatchObject({ ok: false, refusal: { code: 'FORBIDDEN' } })
    await expect(
      asActor(security, (tx) =>
        tx.account.updateMany({ where: { id: security.accountId }, data: { role: 'AUDIT_ADMIN' } }),
      ),
    ).rejects.toThrow('nobody changes his own role')
  })

  it('leaves the enterprises’ own people alone, and is the only one who may', async () => {
    const enterprise = await aPerson('ENTERPRISE_OPERATOR')
    expect(
      await setAccountDisabled(security, { accountId: enterprise.accountId, disabled: 'yes', reason }, at),
    ).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } })
    for (const role of ['SYSTEM_ADMIN', 'AUDIT_ADMIN', 'COMMERCE_APPROVER'] as const)
      expect(await openAccount(await aPerson(role), newcomer(), at)).toMatchObject({
        ok: false,
        refusal: { code: 'FORBIDDEN' },
      })
  })
})

it('the system administrator sees numbers and switches, and no record', async () => {
  const admin = await aPerson('SYSTEM_ADMIN')
  const health = await accepted(platformHealth(admin, {}, at))
  expect(health.migrations).toBeGreaterThan(20)
  expect(health.settings.map(({ label }) => label)).toContain('病毒查杀')
  expect(await asActor(admin, (tx) => tx.application.count())).toBe(0)
  expect(await platformHealth(security, {}, at)).toMatchObject({ ok: false, refusal: { code: 'FORBIDDEN' } })
})

it('the audit administrator has the chain walked with the sealer’s connection', async () => {
  env().DATA_DIR = mkdtempSync(path.join(tmpdir(), 'audit-'))
  const outcome = await accepted(verifyTrail(await aPerson('AUDIT_ADMIN'), {}, at))
  expect(outcome).toMatchObject({ problems: [] })
})

it('auditors and both departments read insurers’ policies and funds; an insurer, an expert not others’', async () => {
  for (const role of ['AUDITOR', 'COMMERCE_CHECKER', 'FINANCE_PREPARER'] as const) {
    const reader = await aPerson(role)
    await accepted(insurersFunds(reader, {}, at))
    await accepted(
      insurancePolicies(reader, { programme: '', state: '', halfYear: '', search: '', page: '1' }, at),
    )
    expect(
      await accepted(
        insurerReconciliation(reader, { insurerId: insurer.id, programme: 'MICRO', year: '2026' }, at),
      ),
    ).toMatchObject({ insurerName: insurer.name, closing: '0.00' })
  }
  for (const role of ['INSURER_CHECKER', 'EXPERT'] as const)
    expect(await insurersFunds(await aPerson(role), {}, at)).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN' },
    })
})
