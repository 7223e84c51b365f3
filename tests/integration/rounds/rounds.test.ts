import '../../setup/test-database'
import { randomUUID } from 'node:crypto'

import { describe, expect, it } from 'vitest'

import { listNotifications } from '@/features/notifications/read-notifications'
import { roundById } from '@/features/rounds'
import { defaultRequirements } from '@/features/rounds/default-requirements'
import { getRound, listRounds } from '@/features/rounds/read-rounds'
import { releaseRound, sendBackRound, submitRound } from '@/features/rounds/release-round'
import { saveRound } from '@/features/rounds/save-round'
import { systemActor } from '@/server/auth/actor'
import { asActor } from '@/server/db'

import { anEnterprise } from '../../factories/enterprises'
import { aPerson, someday } from '../../factories/people'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

const now = someday // 2026-08-20 in Shanghai
let number = 0

const draft = (changes: object = {}) => ({
  noticeNumber: `豫商财函〔2026〕${1000 + (number += 1)}号`,
  title: '关于组织申报2026年上半年出口信用保险支持资金的通知',
  programme: 'GENERAL' as const,
  halfYear: '2026H1',
  opensOn: '2026-08-15',
  closesOn: '2026-09-30',
  supportRatio: '50%',
  fxRule: 'PAYMENT_DATE' as const,
  requirements: [...defaultRequirements('GENERAL')],
  divisionReview: true,
  budgetYear: 2026,
  fundDocument: '豫财贸〔2026〕8号',
  publicityDays: 5,
  contactPhone: '0371-63576000',
  body: '各有关企业：现组织申报。',
  ...changes,
})

const preparer = () => aPerson('COMMERCE_PREPARER')
const checker = () => aPerson('COMMERCE_CHECKER')

async function drafted(changes: object = {}) {
  const by = await preparer()
  const outcome = await saveRound(by, draft(changes), { now })
  if (!outcome.ok) throw outcome.refusal
  return { by, id: outcome.value.id }
}

async function submitted(changes: object = {}) {
  const { by, id } = await drafted(changes)
  const outcome = await submitRound(by, { id }, { now })
  if (!outcome.ok) throw outcome.refusal
  return { by, id }
}

const stored = (id: string) => asActor(systemActor(), (tx) => roundById(tx, id))

describe('a draft', () => {
  it('keeps everything that was written', async () => {
    const { id, by } = await drafted({
      noticeNumber: ' 豫商财函[2026]77号 ',
      fxRule: 'FIXED',
      fixedRates: [{ currency: 'usd', rate: '7.1' }],
    })
    const outcome = await getRound(by, { id }, { now })
    if (!outcome.ok) throw outcome.refusal
    expect(outcome.value).toMatchObject({
      noticeNumber: '豫商财函〔2026〕77号',
      halfYear: '2026H1',
      opensOn: '2026-08-15',
      closesOn: '2026-09-30',
      supportRatio: '0.5',
      fxRule: 'FIXED',
      fixedRates: { USD: '7.1' },
      divisionReview: true,
      budgetYear: 2026,
      fundDocument: '豫财贸〔2026〕8号',
      publicityDays: 5,
      body: '各有关企业：现组织申报。',
      contactPhone: '0371-63576000',
      state: 'DRAFT',
      preparedBy: '张三',
      version: 1,
    })
    expect(outcome.value.requirements.map(({ name }) => name)).toEqual([
      '申请表',
      '营业执照',
      '保险费缴纳明细表',
      '保单或批单',
      '保费通知书',
      '保费发票',
      '银行付款凭证',
      '承诺书',
      '其他材料',
    ])
  })

  it('may be kept before title, text, telephone, fund document and materials are there', async () => {
    const { id } = await drafted({
      title: '',
      body: '',
      contactPhone: '',
      fundDocument: '',
      requirements: [],
    })
    expect(await stored(id)).toMatchObject({ title: '', fundDocument: null, requirements: [] })
  })

  it.each([
    ['ratio above the ceiling', { supportRatio: '50.01%' }, 'supportRatio'],
    ['ratio of nothing', { supportRatio: '0' }, 'supportRatio'],
    ['ratio in words', { supportRatio: '一半' }, 'supportRatio'],
    ['number without its year', { noticeNumber: '豫商财函12号' }, 'noticeNumber'],
    ['window that ends before it begins', { closesOn: '2026-08-14' }, 'closesOn'],
    ['no half-year', { halfYear: '2026H3' }, 'halfYear'],
    ['a fixed rate of zero', { fixedRates: [{ currency: 'USD', rate: '0' }] }, 'fixedRates[0].rate'],
    ['a field that does not exist', { state: 'RELEASED' }, ''],
  ])('is refused with %s', async (_, changes, field) => {
    const outcome = await saveRound(await preparer(), draft(changes), { now })
    if (outcome.ok) throw new Error('accepted')
    expect(outcome.refusal.code).toBe('INVALID')
    expect(Object.keys(outcome.refusal.details.fieldErrors ?? {})).toContain(field)
  })

  it.each([
    ['2024H1', false],
    ['2024H2', true],
    ['2027H2', true],
    ['2028H1', false],
  ])('for %s: within the term of the document is %s (三(四))', async (halfYear, accepted) => {
    const outcome = await saveRound(await preparer(), draft({ halfYear }), { now })
    expect(outcome.ok).toBe(accepted)
    if (!outcome.ok) expect(outcome.refusal.details.clause).toBe('三(四)')
  })

  it('a platform round carries the document’s own share', async () => {
    const { id } = await drafted({ programme: 'MICRO', supportRatio: '' })
    expect(await stored(id)).toMatchObject({ programme: 'MICRO', supportRatio: '1' })
  })

  it('one round a notice, programme and half-year', async () => {
    const { by, id } = await drafted()
    const { noticeNumber } = (await stored(id))!
    const again = await saveRound(by, draft({ noticeNumber }), { now })
    expect(again).toMatchObject({ ok: false, refusal: { code: 'CONFLICT' } })
    expect(await saveRound(by, draft({ noticeNumber, halfYear: '2026H2' }), { now })).toMatchObject({
      ok: true,
    })
  })

  it('is changed in place; a colleague’s later change is not overwritten', async () => {
    const { by, id } = await drafted()
    const colleague = await preparer()
    const change = (title: string) => draft({ id, version: 1, title, requirements: [{ name: '保单' }] })
    expect(await saveRound(colleague, change('同事的标题'), { now })).toMatchObject({ ok: true })
    const late = await saveRound(by, change('我的标题'), { now })
    expect(late).toMatchObject({ ok: false, refusal: { code: 'CONFLICT' } })
    const round = await stored(id)
    expect(round).toMatchObject({ title: '同事的标题', preparedById: colleague.accountId, version: 2 })
    expect(round!.requirements.map(({ name }) => name)).toEqual(['保单'])
  })

  it.each(['ENTERPRISE_APPROVER', 'COMMERCE_CHECKER', 'FINANCE_PREPARER', 'AUDITOR'] as const)(
    '%s makes none',
    async (role) => {
      const outcome = await saveRound(await aPerson(role), draft(), { now })
      expect(outcome).toMatchObject({ ok: false, refusal: { code: 'FORBIDDEN' } })
    },
  )

  it('is not seen outside the two departments', async () => {
    const { id } = await drafted()
    const enterprise = await aPerson('ENTERPRISE_OPERATOR')
    expect(await asActor(enterprise, (tx) => roundById(tx, id))).toBeNull()
    expect(await getRound(enterprise, { id }, { now })).toMatchObject({ ok: false })
    const finance = await listRounds(await aPerson('FINANCE_CHECKER'), { state: 'DRAFT', page: 1 }, { now })
    if (!finance.ok) throw finance.refusal
    expect(finance.value.rounds.every(({ state }) => state === 'DRAFT')).toBe(true)
    expect(finance.value.total).toBeGreaterThan(0)
  })
})

describe('submitting', () => {
  it('says everything that is missing at once', async () => {
    const { by, id } = await drafted({
      title: '',
      body: '',
      contactPhone: '',
      requirements: [],
      fxRule: 'FIXED',
    })
    const outcome = await submitRound(by, { id }, { now })
    if (outcome.ok) throw new Error('accepted')
    expect(Object.keys(outcome.refusal.details.fieldErrors!).toSorted()).toEqual([
      'body',
      'contactPhone',
      'fixedRates',
      'requirements',
      'title',
    ])
  })

  it('a 2027 round without the fund’s document is refused (P3)', async () => {
    const { by, id } = await drafted({ halfYear: '2027H1', budgetYear: 2027, fundDocument: '' })
    const outcome = await submitRound(by, { id }, { now })
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'INVALID' } })
    if (!outcome.ok) expect(outcome.refusal.message).toContain('2027年批次须载明资金文件')
    await expect(
      asOwner(`UPDATE round SET state = 'RELEASED', released_by_id = gen_random_uuid() WHERE id = $1`, [id]),
    ).rejects.toThrow('round_fund_document')
  })

  it('freezes the draft', async () => {
    const { by, id } = await submitted()
    const change = await saveRound(by, draft({ id, version: 2 }), { now })
    expect(change).toMatchObject({ ok: false, refusal: { code: 'WRONG_STATE' } })
    expect(await submitRound(by, { id }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STATE' },
    })
  })
})

describe('releasing', () => {
  it('a second official releases; verified enterprises see it and are told', async () => {
    const { id: enterprise } = await anEnterprise()
    const { id: pending } = await anEnterprise({ state: 'PENDING_VERIFICATION' })
    const { id } = await submitted()
    const second = await checker()
    expect(await releaseRound(second, { id }, { now })).toMatchObject({ ok: true })
    expect(await stored(id)).toMatchObject({ state: 'RELEASED', releasedById: second.accountId })
    const reader = await aPerson('ENTERPRISE_OPERATOR', { organisationId: enterprise })
    expect(await asActor(reader, (tx) => roundById(tx, id))).toMatchObject({ id })
    const inbox = async (organisationId: string) => {
      const person = await aPerson('ENTERPRISE_OPERATOR', { organisationId })
      const list = await listNotifications(person, { page: 1 }, { now })
      return list.ok ? list.value.notifications.map(({ title, href }) => ({ title, href })) : []
    }
    expect(await inbox(enterprise)).toEqual([
      { title: '一般出口信用保险2026年上半年开始申报', href: `/notices/${id}` },
    ])
    expect(await inbox(pending)).toEqual([])
  })

  it('of a platform programme tells the insurers', async () => {
    const insurer = await aPerson('INSURER_CHECKER')
    const { id } = await submitted({ programme: 'MEDIUM', supportRatio: '' })
    await releaseRound(await aPerson('COMMERCE_APPROVER'), { id }, { now })
    const list = await listNotifications(insurer, { page: 1 }, { now })
    expect(list.ok && list.value.notifications.map(({ href }) => href)).toEqual([`/notices/${id}`])
  })

  it('never by who prepared it, in code and in SQL', async () => {
    const { by, id } = await submitted()
    const promoted = { ...by, role: 'COMMERCE_CHECKER' as const }
    expect(await releaseRound(promoted, { id }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN' },
    })
    await expect(
      asOwner(`UPDATE round SET state = 'RELEASED', released_by_id = prepared_by_id WHERE id = $1`, [id]),
    ).rejects.toThrow('round_two_people')
    await expect(asOwner(`UPDATE round SET state = 'RELEASED' WHERE id = $1`, [id])).rejects.toThrow(
      'round_released_by',
    )
  })

  it.each(['COMMERCE_PREPARER', 'FINANCE_CHECKER', 'ENTERPRISE_APPROVER'] as const)(
    'not by %s',
    async (role) => {
      const { id } = await submitted()
      expect(await releaseRound(await aPerson(role), { id }, { now })).toMatchObject({
        ok: false,
        refusal: { code: 'FORBIDDEN' },
      })
      expect(await stored(id)).toMatchObject({ state: 'AWAITING_RELEASE' })
    },
  )

  it('not before it was submitted, not twice, not one that does not exist, not when the window is over', async () => {
    const second = await checker()
    const { id: draftId } = await drafted()
    const wrong = { ok: false, refusal: { code: 'WRONG_STATE' } }
    expect(await releaseRound(second, { id: draftId }, { now })).toMatchObject(wrong)
    const { id } = await submitted()
    expect(await releaseRound(second, { id }, { now: new Date('2026-10-01T02:00:00Z') })).toMatchObject(wrong)
    expect(await releaseRound(second, { id }, { now })).toMatchObject({ ok: true })
    expect(await releaseRound(second, { id }, { now })).toMatchObject(wrong)
    expect(await releaseRound(second, { id: randomUUID() }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_FOUND' },
    })
  })

  it('two checkers at the same moment: released once, told once', async () => {
    const { id: enterprise } = await anEnterprise()
    const { id } = await submitted()
    const outcomes = await Promise.all(
      [await checker(), await checker()].map((person) => releaseRound(person, { id }, { now })),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    const [row] = await asOwner<{ n: string }>(
      'SELECT count(*) AS n FROM notification WHERE organisation_id = $1 AND href = $2',
      [enterprise, `/notices/${id}`],
    )
    expect(row!.n).toBe('1')
  })
})

describe('sending back', () => {
  it('needs a reason, tells the preparer, and the draft can be corrected and submitted again', async () => {
    const { by, id } = await submitted()
    const second = await aPerson('COMMERCE_CHECKER', { organisationId: by.organisationId })
    expect(await sendBackRound(second, { id, reason: ' ' }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'INVALID' },
    })
    expect(await sendBackRound(second, { id, reason: '截止日期与通知不符' }, { now })).toMatchObject({
      ok: true,
    })
    const round = await stored(id)
    expect(round).toMatchObject({ state: 'DRAFT', sentBackReason: '截止日期与通知不符' })
    const list = await listNotifications(by, { page: 1 }, { now })
    expect(list.ok && list.value.notifications[0]!.body).toBe('截止日期与通知不符')
    const corrected = draft({ id, version: round!.version, closesOn: '2026-10-15' })
    expect(await saveRound(by, corrected, { now })).toMatchObject({ ok: true })
    expect(await submitRound(by, { id }, { now })).toMatchObject({ ok: true })
    expect(await stored(id)).toMatchObject({ sentBackReason: null, closesOn: '2026-10-15' })
  })
})

describe('a released round', () => {
  it('is changed by nobody outside the province, also in the database', async () => {
    const { id } = await aRound()
    const enterprise = await aPerson('ENTERPRISE_APPROVER')
    const changed = await asActor(enterprise, (tx) =>
      tx.round.updateMany({ where: { id }, data: { title: '改' } }),
    )
    expect(changed.count).toBe(0)
    const removed = await asActor(enterprise, (tx) =>
      tx.roundRequirement.deleteMany({ where: { roundId: id } }),
    )
    expect(removed.count).toBe(0)
  })
})
