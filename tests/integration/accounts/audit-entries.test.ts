import { expect, it } from 'vitest'

import { mySessions, signOut } from '@/features/accounts'
import { listAuditEntries } from '@/features/audit-entries'

import { aPerson, someday as now } from '../../factories/people'
import { asOwner } from '../../setup/test-database'

it('the auditor reads who did what, the newest first, and nobody else does', async () => {
  const person = await aPerson('FINANCE_CHECKER')
  await mySessions(person, {}, { now })
  await signOut(person, {}, { now })
  const auditor = await aPerson('AUDITOR')
  expect(await listAuditEntries(auditor, { text: 'accounts.signOut' }, { now })).toMatchObject({
    ok: true,
    value: { count: 1, rows: [{ action: 'accounts.signOut', actorRole: 'FINANCE_CHECKER', refused: false }] },
  })
  expect(await listAuditEntries(person, {}, { now })).toMatchObject({ refusal: { code: 'FORBIDDEN' } })
  // The refused attempt is an entry itself.
  const [newest] = await asOwner('SELECT action, result FROM audit_entry ORDER BY id DESC LIMIT 1')
  expect(newest).toEqual({ action: 'auditEntries.list', result: 'REFUSED' })
})
