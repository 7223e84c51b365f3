import { describe, expect, it } from 'vitest'

import { signIn } from '@/features/accounts'
import {
  correctRegistration,
  enterpriseById,
  enterpriseList,
  enterprisesTasks,
  myEnterprise,
  registerEnterprise,
  returnEnterprise,
  verifyEnterprise,
} from '@/features/enterprises'
import { openFile } from '@/features/stored-files'
import { publicActor, systemActor, type Actor } from '@/server/auth/actor'
import { actorOfSession } from '@/server/auth/session'

import { madeUpUscc } from '../../factories/enterprises'
import { aFalsePdf, aPdf } from '../../factories/files'
import { aPerson, someday as now } from '../../factories/people'
import { asOwner } from '../../setup/test-database'

const password = 'eleven-boats-under-the-bridge'
const visitor = publicActor('10.1.1.1')

function registration(changes: Record<string, unknown> = {}) {
  return {
    uscc: madeUpUscc('410300'),
    name: '洛阳伊水机械进出口有限公司',
    divisionCode: '410300',
    contactName: '陈静',
    contactPhone: '0379-65000000',
    contactEmail: '',
    accountName: '洛阳伊水机械进出口有限公司',
    bankName: '中国银行洛阳分行营业部',
    bankCode: '104493000013',
    accountNumber: '2596 0000 1234 5678',
    licence: aPdf(),
    displayName: '陈静',
    loginName: `chen-${crypto.randomUUID().slice(0, 8)}`,
    password,
    passwordAgain: password,
    ...changes,
  }
}

/** A code whose last character is another than the check asks for. */
function doubtfulUscc(): string {
  const code = madeUpUscc('410300')
  return code.slice(0, 17) + (code.endsWith('1') ? '2' : '1')
}

async function register(changes: Record<string, unknown> = {}) {
  const input = registration(changes)
  const outcome = await registerEnterprise(visitor, input, { now })
  if (!outcome.ok) throw outcome.refusal
  const session = await signIn(systemActor(), { loginName: input.loginName, password }, { now })
  const sessionId = session.ok && session.value.signedIn ? session.value.sessionId : ''
  return { id: outcome.value.id, input, approver: (await actorOfSession(sessionId, '', now))! }
}

const office = (divisionCode = '410300') => aPerson('DIVISION_COMMERCE', { divisionCode })

async function seen(actor: Actor, id: string) {
  const outcome = await enterpriseById(actor, { id }, { now })
  return outcome.ok ? outcome.value : null
}

async function fieldsRefused(changes: Record<string, unknown>): Promise<string[]> {
  const outcome = await registerEnterprise(visitor, registration(changes), { now })
  if (outcome.ok) return []
  expect(outcome.refusal.code).toBe('INVALID')
  return Object.keys(outcome.refusal.details.fieldErrors ?? {})
}

describe('registering', () => {
  it('makes an enterprise that waits, and an account of its 负责人 that can sign in', async () => {
    const { approver, input } = await register()
    expect(approver).toMatchObject({
      role: 'ENTERPRISE_APPROVER',
      kind: 'ENTERPRISE',
      divisionCode: '410300',
    })
    const own = await myEnterprise(approver, {}, { now })
    expect(own).toMatchObject({
      ok: true,
      value: {
        uscc: input.uscc,
        usccCheck: 'VALID',
        state: 'PENDING_VERIFICATION',
        divisionName: '洛阳市',
        contactEmail: null,
        licence: { name: '营业执照.pdf' },
        bankAccounts: [{ accountNumber: '**** 5678', state: 'PENDING_VERIFICATION' }],
      },
    })
  })

  it('takes a code in full-width letters and lower case as the same code', async () => {
    const uscc = madeUpUscc('410300')
    const wide = [...uscc.toLowerCase()].map((c) => String.fromCodePoint(c.codePointAt(0)! + 0xfee0)).join('')
    const { id } = await register({ uscc: ` ${wide} ` })
    expect((await seen(await office(), id))!.uscc).toBe(uscc)
  })

  it.each([
    ['uscc', { uscc: '91410300123' }],
    ['uscc', { uscc: madeUpUscc().replace(/^./, 'I') }],
    ['name', { name: '洛阳' }],
    ['divisionCode', { divisionCode: '' }],
    ['contactPhone', { contactPhone: '12345' }],
    ['contactEmail', { contactEmail: 'someone' }],
    ['bankCode', { bankCode: '123' }],
    ['accountNumber', { accountNumber: 'abc' }],
    ['licence', { licence: new File([], '') }],
    ['licence', { licence: aFalsePdf() }],
    ['password', { password: 'passwordpassword', passwordAgain: 'passwordpassword' }],
    ['passwordAgain', { passwordAgain: 'something else' }],
    ['loginName', { loginName: '陈静' }],
  ])('without a proper %s is refused beside the field', async (field, changes) => {
    expect(await fieldsRefused(changes)).toEqual([field])
  })

  it('refuses a division that does not exist', async () => {
    await expect(
      registerEnterprise(visitor, registration({ divisionCode: '999999' }), { now }),
    ).resolves.toMatchObject({
      ok: false,
      refusal: { details: { fieldErrors: { divisionCode: [expect.stringContaining('请选择')] } } },
    })
  })

  it('leaves nothing behind when it is refused late', async () => {
    const { input } = await register()
    const second = registration({ loginName: input.loginName })
    expect(await registerEnterprise(visitor, second, { now })).toMatchObject({ ok: false })
    expect(await asOwner('SELECT 1 FROM organisation WHERE uscc = $1', [second.uscc])).toEqual([])
  })

  it('refuses a code that is registered already', async () => {
    const { input } = await register()
    const outcome = await registerEnterprise(visitor, registration({ uscc: input.uscc }), { now })
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'CONFLICT' } })
  })

  it('is for someone without an account', async () => {
    const operator = await aPerson('ENTERPRISE_OPERATOR')
    expect(await registerEnterprise(operator, registration(), { now })).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN' },
    })
  })

  it('warns of a check character that does not fit, and goes on when a person confirms (E12)', async () => {
    const uscc = doubtfulUscc()
    expect(await fieldsRefused({ uscc })).toEqual(['usccConfirmed'])
    const { id } = await register({ uscc, usccConfirmed: 'on' })
    expect(await seen(await office(), id)).toMatchObject({ usccCheck: 'CHECK_CHARACTER_MISMATCH' })
  })
})

describe('the division office', () => {
  it('has the newcomers of its own division in its queue, and no others', async () => {
    const { id } = await register({ name: '洛阳排队进出口有限公司' })
    const own = await enterpriseList(await office(), { state: 'PENDING_VERIFICATION', text: '排队' }, { now })
    expect(own).toMatchObject({ ok: true, value: { count: 1, rows: [{ id, divisionName: '洛阳市' }] } })
    const other = await enterpriseList(await office('410100'), { text: '排队' }, { now })
    expect(other).toMatchObject({ ok: true, value: { count: 0, rows: [] } })
    expect(await seen(await office('410100'), id)).toBeNull()
    const tasks = await enterprisesTasks(await office(), {}, { now })
    expect(tasks.ok && tasks.value.map((task) => task.href)).toContain(`/division/enterprises/${id}`)
  })

  it('sees the whole account number and the licence; another office does not get the file', async () => {
    const { id } = await register()
    const view = (await seen(await office(), id))!
    expect(view.bankAccounts[0]!.accountNumber).toBe('2596000012345678')
    const file = await openFile(await office(), { id: view.licence!.id }, { now })
    expect(file.ok && new TextDecoder().decode(file.value.bytes)).toContain('%PDF-1.4')
    expect(await openFile(await office('410100'), { id: view.licence!.id }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_FOUND' },
    })
    expect(
      await openFile(await aPerson('INSURER_OPERATOR'), { id: view.licence!.id }, { now }),
    ).toMatchObject({
      ok: false,
    })
  })

  it('verifies, and the bank account with it', async () => {
    const { id, approver } = await register()
    const { version } = (await seen(await office(), id))!
    expect(await verifyEnterprise(await office(), { enterpriseId: id, version }, { now })).toMatchObject({
      ok: true,
    })
    expect(await myEnterprise(approver, {}, { now })).toMatchObject({
      value: { state: 'VERIFIED', bankAccounts: [{ state: 'VERIFIED' }] },
    })
    const told = await asOwner<{ kind: string }>('SELECT kind FROM notification WHERE organisation_id = $1', [
      id,
    ])
    expect(told.map(({ kind }) => kind)).toEqual(['ENTERPRISE_VERIFIED'])
  })

  it('confirms a doubtful code by the licence before it verifies (E12)', async () => {
    const { id } = await register({ uscc: doubtfulUscc(), usccConfirmed: 'on' })
    const { version } = (await seen(await office(), id))!
    expect(await verifyEnterprise(await office(), { enterpriseId: id, version }, { now })).toMatchObject({
      ok: false,
      refusal: { details: { fieldErrors: { usccConfirmed: [expect.stringContaining('营业执照')] } } },
    })
    const confirmed = { enterpriseId: id, version, usccConfirmed: 'on' as const }
    expect(await verifyEnterprise(await office(), confirmed, { now })).toMatchObject({ ok: true })
    expect((await seen(await office(), id))!.decisions[0]).toMatchObject({
      decision: 'VERIFIED',
      usccConfirmed: true,
    })
  })

  it('of another division cannot verify or return', async () => {
    const { id } = await register()
    const stranger = await office('410100')
    for (const attempt of [verifyEnterprise, returnEnterprise])
      expect(
        await attempt(stranger, { enterpriseId: id, version: 1, name: '不一致' } as never, { now }),
      ).toMatchObject({
        ok: false,
      })
    expect(await verifyEnterprise(stranger, { enterpriseId: id, version: 1 }, { now })).toMatchObject({
      refusal: { code: 'NOT_FOUND' },
    })
  })

  it('cannot decide on what changed since it was looked at, nor twice', async () => {
    const { id } = await register()
    const clerk = await office()
    expect(await verifyEnterprise(clerk, { enterpriseId: id, version: 7 }, { now })).toMatchObject({
      refusal: { code: 'CONFLICT' },
    })
    await verifyEnterprise(clerk, { enterpriseId: id, version: 1 }, { now })
    expect(await verifyEnterprise(clerk, { enterpriseId: id, version: 2 }, { now })).toMatchObject({
      refusal: { code: 'WRONG_STATE' },
    })
  })
})

describe('returning', () => {
  const defects = { licence: '执照照片不清晰，请重新上传。', bankAccount: '开户名称与企业名称不一致。' }

  it('names all defects at once; the enterprise corrects and hands in again', async () => {
    const { id, approver, input } = await register()
    const clerk = await office()
    const given = await returnEnterprise(clerk, { enterpriseId: id, version: 1, ...defects }, { now })
    expect(given).toMatchObject({ ok: true })
    const own = await myEnterprise(approver, {}, { now })
    expect(own.ok && own.value.decisions[0]!.defects).toEqual([
      { field: 'licence', message: defects.licence },
      { field: 'bankAccount', message: defects.bankAccount },
    ])
    const task = await enterprisesTasks(approver, {}, { now })
    expect(task.ok && task.value[0]!.what).toBe('补正注册信息（2 项）')

    const {
      licence: _1,
      displayName: _2,
      loginName: _3,
      password: _4,
      passwordAgain: _5,
      ...identity
    } = input
    const corrected = { ...identity, accountNumber: '259600009999', licence: aPdf('新执照.pdf', 'new') }
    expect(await correctRegistration(approver, corrected, { now })).toMatchObject({ ok: true })
    const again = (await seen(clerk, id))!
    expect(again).toMatchObject({ state: 'PENDING_VERIFICATION', licence: { name: '新执照.pdf' } })
    expect(again.bankAccounts.map(({ accountNumber }) => accountNumber)).toEqual(['259600009999'])
    expect(
      await verifyEnterprise(clerk, { enterpriseId: id, version: again.version }, { now }),
    ).toMatchObject({
      ok: true,
    })
  })

  it('without a defect is refused', async () => {
    const { id } = await register()
    expect(await returnEnterprise(await office(), { enterpriseId: id, version: 1 }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'INVALID' },
    })
  })

  it('is the only state in which the registration is corrected, and not into another’s code', async () => {
    const other = await register()
    const { id, approver, input } = await register()
    const {
      licence: _1,
      displayName: _2,
      loginName: _3,
      password: _4,
      passwordAgain: _5,
      ...identity
    } = input
    expect(await correctRegistration(approver, identity, { now })).toMatchObject({
      refusal: { code: 'WRONG_STATE' },
    })
    await returnEnterprise(await office(), { enterpriseId: id, version: 1, uscc: '代码不符' }, { now })
    const stolen = await correctRegistration(approver, { ...identity, uscc: other.input.uscc }, { now })
    expect(stolen).toMatchObject({ refusal: { code: 'CONFLICT' } })
    expect((await seen(await office(), id))!.uscc).toBe(input.uscc)
  })
})

describe('the gate of enrolment (L3)', () => {
  const list = (uscc: string) =>
    asOwner(
      `INSERT INTO negative_list_entry (id, uscc, name, authority, document_number, decision_date, until_date, reason, recorded_at)
       VALUES (gen_random_uuid(), $1, '某企业', '河南省商务厅', '豫商财〔2026〕1号', '2026-03-01', '2029-03-01', '虚报出口金额', now())`,
      [uscc],
    )

  it('a listed code is not registered, and told until when', async () => {
    const uscc = madeUpUscc('410300')
    await list(uscc)
    const refused = await registerEnterprise(visitor, registration({ uscc }), { now })
    expect(refused).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STATE', details: { clause: '二(三)' } },
    })
    expect(!refused.ok && refused.refusal.message).toContain('2029年3月1日')
    const after = await registerEnterprise(visitor, registration({ uscc }), {
      now: new Date('2029-03-02T02:00:00Z'),
    })
    expect(after.ok).toBe(true)
  })

  it('an enterprise listed since it registered is not verified', async () => {
    const { id, input } = await register()
    await list(input.uscc)
    const refused = await verifyEnterprise(await office(), { enterpriseId: id, version: 1 }, { now })
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'WRONG_STATE' } })
  })
})
