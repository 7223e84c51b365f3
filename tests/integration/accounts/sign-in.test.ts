import { beforeEach, describe, expect, it } from 'vitest'

import { endMySession, hashPassword, mySessions, signIn, signOut } from '@/features/accounts'
import { systemActor } from '@/server/auth/actor'
import { actorOfSession } from '@/server/auth/session'

import { aPerson } from '../../factories/people'
import { asOwner } from '../../setup/test-database'

const now = new Date('2026-08-20T02:00:00.000Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const password = 'seven-lanterns-by-the-river'
const passwordHash = await hashPassword(password)

let loginName = ''
let person: Awaited<ReturnType<typeof aPerson>>
beforeEach(async () => {
  loginName = `person-${crypto.randomUUID().slice(0, 8)}`
  person = await aPerson('ENTERPRISE_OPERATOR', { loginName, passwordHash })
})

async function attempt(typed: string, at = now, address = '10.0.0.1', name = loginName) {
  const outcome = await signIn(systemActor(address), { loginName: name, password: typed }, { now: at })
  if (!outcome.ok) throw outcome.refusal
  return outcome.value
}

async function signedIn(at = now) {
  const result = await attempt(password, at)
  if (!result.signedIn) throw new Error('not signed in')
  return result.sessionId
}

describe('signing in', () => {
  it('opens a session of our own for the right password, whatever the case of the name', async () => {
    const result = await attempt(password, now, '10.0.0.1', ` ${loginName.toUpperCase()} `)
    expect(result).toMatchObject({ signedIn: true, accountId: person.accountId })
    const actor = await actorOfSession(result.signedIn ? result.sessionId : '', '10.0.0.1', later(1))
    expect(actor).toMatchObject({ accountId: person.accountId, role: 'ENTERPRISE_OPERATOR' })
  })

  it('answers a wrong password and an unknown name alike', async () => {
    expect(await attempt('not-the-password-1')).toEqual({ signedIn: false, reason: 'WRONG' })
    expect(await attempt(password, now, '10.0.0.1', 'nobody-at-all')).toEqual({
      signedIn: false,
      reason: 'WRONG',
    })
  })

  it('does the same work for an unknown name as for a wrong password', async () => {
    const time = async (name: string) => {
      const begun = performance.now()
      for (let i = 0; i < 4; i += 1) await attempt('wrong', now, `10.0.1.${i}`, name)
      return performance.now() - begun
    }
    await time(loginName)
    const [known, unknown] = [await time(loginName), await time('nobody-knows-this')]
    expect(unknown).toBeGreaterThan(known / 3)
  })

  it('locks the name for that address after five failures, for a quarter of an hour after the fifth', async () => {
    for (let minute = 0; minute < 5; minute += 1) await attempt('wrong', later(minute))
    expect(await attempt(password, later(5))).toEqual({ signedIn: false, reason: 'LOCKED' })
    expect(await attempt(password, later(18.9))).toEqual({ signedIn: false, reason: 'LOCKED' })
    expect(await attempt(password, later(19.1))).toMatchObject({ signedIn: true })
  })

  it('does not lock anyone out from another address', async () => {
    for (let i = 0; i < 6; i += 1) await attempt('wrong')
    expect(await attempt(password, now, '10.0.0.2')).toMatchObject({ signedIn: true })
  })

  it('begins to count anew after a success', async () => {
    for (let i = 0; i < 4; i += 1) await attempt('wrong')
    await attempt(password)
    for (let i = 0; i < 4; i += 1) await attempt('wrong')
    expect(await attempt(password)).toMatchObject({ signedIn: true })
  })

  it('counts attempts made at the same moment one after another', async () => {
    const results = await Promise.all(Array.from({ length: 8 }, () => attempt('wrong')))
    expect(results.filter((result) => !result.signedIn && result.reason === 'WRONG')).toHaveLength(5)
  })

  it('keeps an entry of each attempt, without what was typed', async () => {
    await attempt('wrong-password-typed')
    await attempt(password)
    const entries = await asOwner(
      `SELECT * FROM audit_entry WHERE action = 'accounts.signIn' AND (actor_id = $1 OR subject_id = $1::text) ORDER BY id`,
      [person.accountId],
    )
    expect(entries.map(({ result }) => result)).toEqual(['REFUSED', 'DONE'])
    expect(JSON.stringify(entries, (_, v) => (typeof v === 'bigint' ? String(v) : v))).not.toContain('typed')
  })
})

describe('sessions', () => {
  it('end half an hour after the last use, and twelve hours after the first', async () => {
    const idle = await signedIn()
    expect(await actorOfSession(idle, '', later(29))).not.toBeNull()
    expect(await actorOfSession(idle, '', later(29 + 31))).toBeNull()

    const busy = await signedIn()
    for (let minute = 20; minute <= 720; minute += 20)
      expect(await actorOfSession(busy, '', later(minute))).not.toBeNull()
    expect(await actorOfSession(busy, '', later(721))).toBeNull()
  })

  it('of a disabled account are over at the next request, and it cannot sign in', async () => {
    const sessionId = await signedIn()
    await asOwner('UPDATE account SET disabled_at = now() WHERE id = $1', [person.accountId])
    expect(await actorOfSession(sessionId, '', later(1))).toBeNull()
    expect(await attempt(password)).toEqual({ signedIn: false, reason: 'WRONG' })
  })

  it('are listed and ended by their owner, and by nobody else', async () => {
    const [first, second] = [await signedIn(), await signedIn(later(1))]
    const me = (await actorOfSession(second, '10.0.0.1', later(2)))!
    const listed = await mySessions(me, {}, { now: later(2) })
    if (!listed.ok) throw listed.refusal
    expect(listed.value.map(({ id, isThisOne }) => [id, isThisOne])).toEqual([
      [second, true],
      [first, false],
    ])

    const stranger = await aPerson('ENTERPRISE_OPERATOR')
    const refused = await endMySession(stranger, { sessionId: first }, { now: later(2) })
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } })
    expect(await actorOfSession(first, '', later(3))).not.toBeNull()

    expect(await endMySession(me, { sessionId: first }, { now: later(3) })).toMatchObject({ ok: true })
    expect(await actorOfSession(first, '', later(4))).toBeNull()
  })

  it('cannot be ended by a colleague of the same organisation', async () => {
    const sessionId = await signedIn()
    const colleague = await aPerson('ENTERPRISE_OPERATOR', { organisationId: person.organisationId })
    expect(await endMySession(colleague, { sessionId }, { now })).toMatchObject({ ok: false })
    expect(await actorOfSession(sessionId, '', later(1))).not.toBeNull()
  })

  it('end at signing out', async () => {
    const sessionId = await signedIn()
    const me = (await actorOfSession(sessionId, '', later(1)))!
    await signOut(me, {}, { now: later(1) })
    expect(await actorOfSession(sessionId, '', later(2))).toBeNull()
  })
})
