import '../../setup/test-database'
import { beforeAll, describe, expect, it, vi } from 'vitest'

import {
  addColleague,
  changePassword,
  hashPassword,
  myColleagues,
  mySessions,
  signIn,
  signOut,
} from '@/features/accounts'
import { systemActor } from '@/server/auth/actor'
import { actorOfSession } from '@/server/auth/session'

import { anEnterprise } from '../../factories/enterprises'
import { aPerson } from '../../factories/people'
import { asOwner } from '../../setup/test-database'

// Read once by the product, before anything else of this file.
vi.hoisted(() => (process.env.PASSWORD_PROFILE = 'dengbao'))

const old = 'Lantern-rice-2025'
const fresh = 'Eleven-boats-2026'
const loginName = 'ninety-days'
const changed = new Date('2026-05-01T02:00:00.000Z')
const daysLater = (days: number) => new Date(changed.getTime() + days * 86_400_000)

/** Signs in on that day; the Actor of the session, as every request reads it. */
async function enter(now: Date, password = old) {
  const outcome = await signIn(systemActor('10.0.0.9'), { loginName, password }, { now })
  if (!outcome.ok || !outcome.value.signedIn) throw new Error('not signed in')
  return (await actorOfSession(outcome.value.sessionId, '10.0.0.9', now))!
}

beforeAll(async () => {
  const { id: organisationId } = await anEnterprise()
  await aPerson('ENTERPRISE_APPROVER', {
    organisationId,
    loginName,
    passwordHash: await hashPassword(old),
    now: changed,
  })
})

describe('a password under the 等保 profile', () => {
  it('opens everything for ninety days', async () => {
    const now = daysLater(90)
    const actor = await enter(now)
    expect(actor.passwordExpired).toBe(false)
    expect(await myColleagues(actor, {}, { now })).toMatchObject({ ok: true })
  })

  it('then opens nothing but changing it and leaving, whatever is asked', async () => {
    const now = new Date(daysLater(90).getTime() + 1)
    const actor = await enter(now)
    expect(actor.passwordExpired).toBe(true)
    const person = { displayName: '孙磊', phone: '13800000000', loginName: 'sun-lei', password: fresh }
    for (const refused of [
      await myColleagues(actor, {}, { now }),
      await addColleague(actor, person, { now }),
    ])
      expect(refused).toMatchObject({
        ok: false,
        refusal: { code: 'FORBIDDEN', message: expect.stringContaining('请先在“账号”页面修改口令') },
      })
    expect(await asOwner(`SELECT FROM account WHERE login_name = 'sun-lei'`)).toEqual([])
    expect(await mySessions(actor, {}, { now })).toMatchObject({ ok: true })
    expect(await signOut(actor, {}, { now })).toMatchObject({ ok: true })
  })

  it('opens everything again at the next request after it was changed, for another ninety days', async () => {
    const now = daysLater(120)
    const actor = await enter(now)
    const change = (newPassword: string) =>
      changePassword(actor, { currentPassword: old, newPassword, newPasswordAgain: newPassword }, { now })
    expect(await change(old)).toMatchObject({ ok: false, refusal: { code: 'INVALID' } })
    expect((await actorOfSession(actor.sessionId!, '', now))!.passwordExpired).toBe(true)
    expect(await change(fresh)).toMatchObject({ ok: true })
    const after = (await actorOfSession(actor.sessionId!, '', now))!
    expect(after.passwordExpired).toBe(false)
    expect(await myColleagues(after, {}, { now })).toMatchObject({ ok: true })
    expect((await enter(daysLater(210), fresh)).passwordExpired).toBe(false)
    expect((await enter(daysLater(211), fresh)).passwordExpired).toBe(true)
  })
})
