import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import {
  addColleague,
  changePassword,
  hashPassword,
  myColleagues,
  passwordProblem,
  setColleagueDisabled,
  signIn,
} from '@/features/accounts'
import { systemActor } from '@/server/auth/actor'
import { actorOfSession } from '@/server/auth/session'

import { anEnterprise } from '../../factories/enterprises'
import { aPerson, someday as now } from '../../factories/people'

const old = 'an-old-but-long-password'
const fresh = 'eleven-boats-under-the-bridge'

const enter = (loginName: string, password: string) =>
  signIn(systemActor('10.0.0.9'), { loginName, password }, { now })

describe('a password', () => {
  it.each([
    ['too short', 'short-one-1'],
    ['known', 'passwordpassword'],
    ['known with figures around it', 'Password@20261234'],
    ['one piece over and over', 'abababababab'],
    ['neighbours on the keyboard', 'qwertyuiopas'],
    ['the login name and a little more', 'zhang-san-2026'],
  ])('%s is refused in words', (_, password) => {
    expect(passwordProblem(password, 'zhang-san', 'standard')).toMatch(/请/)
  })

  it('of twelve characters that nobody uses is accepted, Chinese ones too', () => {
    expect(passwordProblem('lantern-rice', 'zhang-san', 'standard')).toBeNull()
    expect(passwordProblem('黄河之水天上来奔流到海不复回', 'zhang-san', 'standard')).toBeNull()
  })

  it('needs three kinds of characters under the 等保 profile', () => {
    expect(passwordProblem('lantern-rice', 'zhang-san', 'dengbao')).toContain('三种')
    expect(passwordProblem('Lantern-rice', 'zhang-san', 'dengbao')).toBeNull()
  })
})

describe('changing one’s password', () => {
  async function someone() {
    const loginName = `person-${crypto.randomUUID().slice(0, 8)}`
    await aPerson('COMMERCE_PREPARER', { loginName, passwordHash: await hashPassword(old) })
    const sessions = [await enter(loginName, old), await enter(loginName, old)].map((outcome) =>
      outcome.ok && outcome.value.signedIn ? outcome.value.sessionId : '',
    )
    return { loginName, sessions, me: (await actorOfSession(sessions[0]!, '', now))! }
  }
  const change = (currentPassword: string, newPassword: string, newPasswordAgain = newPassword) => ({
    currentPassword,
    newPassword,
    newPasswordAgain,
  })

  it('takes the new one, refuses the old one and ends the other sessions', async () => {
    const { loginName, sessions, me } = await someone()
    expect(await changePassword(me, change(old, fresh), { now })).toMatchObject({
      ok: true,
      value: { endedSessions: 1 },
    })
    expect(await actorOfSession(sessions[0]!, '', now)).not.toBeNull()
    expect(await actorOfSession(sessions[1]!, '', now)).toBeNull()
    expect(await enter(loginName, old)).toMatchObject({ value: { signedIn: false } })
    expect(await enter(loginName, fresh)).toMatchObject({ value: { signedIn: true } })
  })

  it.each([
    ['currentPassword', change('not-the-old-password', fresh)],
    ['newPasswordAgain', change(old, fresh, 'something-else-typed')],
    ['newPassword', change(old, old)],
    ['newPassword', change(old, 'passwordpassword')],
  ])('is refused beside %s', async (field, input) => {
    const { me } = await someone()
    const outcome = await changePassword(me, input, { now })
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'INVALID' } })
    if (!outcome.ok) expect(Object.keys(outcome.refusal.details.fieldErrors!)).toEqual([field])
  })
})

describe('colleagues', () => {
  const person = () => ({
    displayName: '王小明',
    phone: '13800000000',
    loginName: `wang-${crypto.randomUUID().slice(0, 8)}`,
    password: fresh,
  })

  it('are added by the 负责人 and may sign in', async () => {
    const { id } = await anEnterprise()
    const approver = await aPerson('ENTERPRISE_APPROVER', { organisationId: id })
    const input = person()
    expect(await addColleague(approver, input, { now })).toMatchObject({ ok: true })
    expect(await enter(input.loginName, fresh)).toMatchObject({ value: { signedIn: true } })
    const listed = await myColleagues(approver, {}, { now })
    expect(listed.ok && listed.value.map(({ loginName, role }) => [loginName, role])).toContainEqual([
      input.loginName,
      'ENTERPRISE_OPERATOR',
    ])
  })

  it('are not added by the 经办人', async () => {
    const operator = await aPerson('ENTERPRISE_OPERATOR')
    expect(await addColleague(operator, person(), { now })).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN' },
    })
  })

  it('cannot take a login name of another organisation', async () => {
    const approver = await aPerson('ENTERPRISE_APPROVER')
    const loginName = `taken-${crypto.randomUUID().slice(0, 8)}`
    await aPerson('ENTERPRISE_OPERATOR', { loginName })
    const outcome = await addColleague(approver, { ...person(), loginName }, { now })
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { details: { fieldErrors: { loginName: ['这个登录名已有人使用。请换一个登录名。'] } } },
    })
  })

  it('are disabled and enabled by their own 负责人 only', async () => {
    const { id } = await anEnterprise()
    const approver = await aPerson('ENTERPRISE_APPROVER', { organisationId: id })
    const input = person()
    const added = await addColleague(approver, input, { now })
    const accountId = added.ok ? added.value.id : ''
    const session = await enter(input.loginName, fresh)
    const sessionId = session.ok && session.value.signedIn ? session.value.sessionId : ''

    const stranger = await aPerson('ENTERPRISE_APPROVER')
    expect(await setColleagueDisabled(stranger, { accountId, disabled: 'yes' }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_FOUND' },
    })
    expect(await setColleagueDisabled(approver, { accountId, disabled: 'yes' }, { now })).toMatchObject({
      ok: true,
    })
    expect(await actorOfSession(sessionId, '', now)).toBeNull()
    expect(await enter(input.loginName, fresh)).toMatchObject({ value: { signedIn: false } })
    await setColleagueDisabled(approver, { accountId, disabled: 'no' }, { now })
    expect(await enter(input.loginName, fresh)).toMatchObject({ value: { signedIn: true } })
  })

  it('of the same rank cannot be disabled', async () => {
    const approver = await aPerson('ENTERPRISE_APPROVER')
    expect(
      await setColleagueDisabled(approver, { accountId: approver.accountId, disabled: 'yes' }, { now }),
    ).toMatchObject({ ok: false, refusal: { code: 'FORBIDDEN' } })
  })
})
