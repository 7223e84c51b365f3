import '../../setup/test-database'
import { beforeEach, describe, expect, it } from 'vitest'

import { confirmStatement } from '@/features/cover-statements/confirm-statement'
import { issueStatement } from '@/features/cover-statements/issue-statement'
import { revokeStatement } from '@/features/cover-statements/revoke-statement'
import { ownCover } from '@/features/cover-statements/statements'
import { openFile } from '@/features/stored-files'
import { publicActor, type Actor } from '@/server/auth/actor'
import { asActor } from '@/server/db'

import { textOf } from '../../documents/pdf-text'
import { valueOf } from '../../factories/applications'
import { anEnterprise } from '../../factories/enterprises'
import { aMediumPolicy, aMicroPolicy } from '../../factories/insurance-policies'
import { aPerson, someday as now } from '../../factories/people'
import { asOwner } from '../../setup/test-database'

let insurer: Actor
let approver: Actor
let policyId: string
let enterprise: Awaited<ReturnType<typeof anEnterprise>>

/** Covered from 2026-09-01 to 2027-08-31; today is 2026-08-20. */
beforeEach(async () => {
  insurer = await aPerson('INSURER_OPERATOR')
  enterprise = await anEnterprise({ exports: [{ year: 2025, amountUsd: '3000000.00' }] })
  approver = await aPerson('ENTERPRISE_APPROVER', { organisationId: enterprise.id })
  policyId = (await aMicroPolicy(insurer, { uscc: enterprise.uscc })).id
})

const issue = (changes: Record<string, unknown> = {}, by = approver) =>
  issueStatement(
    by,
    { bankName: '中原银行郑州分行', expiresOn: '2026-09-19', policyIds: [policyId], ...changes },
    { now },
  )
const issued = async () => {
  const { id, number, fileId } = valueOf(await issue())
  const bytes = valueOf(await openFile(approver, { id: fileId }, { now })).bytes
  const text = textOf(bytes).join('').replaceAll(/\s/g, '')
  return { id, number, fileId, text, code: /查验码([2-9A-Z]{12})/.exec(text)![1]! }
}
const cancelled = () =>
  asOwner(
    `UPDATE insurance_policy SET state = 'CANCELLED', cancellation_reason = '企业停止出口业务。' WHERE id = $1`,
    [policyId],
  )
let visitors = 0
const confirm = (number: string, code: string, on = '2026-08-20') => {
  visitors += 1
  return confirmStatement(
    publicActor(`10.1.0.${visitors}`),
    { number, code },
    { now: new Date(`${on}T02:00:00.000Z`) },
  )
}

describe('a statement of cover', () => {
  it('says what the policies are, and the public site confirms it by number and code', async () => {
    const { number, code, text } = await issued()
    expect(number).toMatch(/^豫信保证〔2026〕\d{6}号$/)
    for (const words of [
      enterprise.name,
      enterprise.uscc,
      '中原银行郑州分行',
      '3,000,000.00',
      '2026年9月19日',
    ])
      expect(text).toContain(words)
    const found = valueOf(await confirm(number, code))
    expect(found).toMatchObject({
      standing: 'GOOD',
      issuedOn: '2026-08-20',
      expiresOn: '2026-09-19',
      statement: {
        enterpriseName: enterprise.name,
        bankName: '中原银行郑州分行',
        policies: [
          { sumInsuredUsd: '3000000.00', inception: '2026-09-01', expiry: '2027-08-31', inForce: true },
        ],
      },
    })
    expect(found.sha256).toHaveLength(64)
    // Typed in small letters, it is the same code.
    expect((await confirm(number, ` ${code.toLowerCase()} `)).ok).toBe(true)
  })

  it('is confirmed to the end of its last day, and tells nothing more from the next', async () => {
    const { number, code } = await issued()
    expect(valueOf(await confirm(number, code, '2026-09-19'))).toMatchObject({ standing: 'GOOD' })
    const over = valueOf(await confirm(number, code, '2026-09-20'))
    expect(over).toMatchObject({ standing: 'EXPIRED', statement: null, sha256: null })
  })

  it('says that a policy has been cancelled since', async () => {
    const { number, code } = await issued()
    await cancelled()
    expect(valueOf(await confirm(number, code)).statement!.policies).toMatchObject([{ inForce: false }])
  })

  it('revoked is told as revoked and no more, for good', async () => {
    const { id, number, code } = await issued()
    expect(await revokeStatement(approver, { id, reason: '' }, { now })).toMatchObject({
      refusal: { code: 'INVALID' },
    })
    valueOf(await revokeStatement(approver, { id, reason: '改由另一家银行办理。' }, { now }))
    expect(valueOf(await confirm(number, code))).toMatchObject({
      standing: 'REVOKED',
      revokedOn: '2026-08-20',
      statement: null,
    })
    expect(await revokeStatement(approver, { id, reason: '再撤一次。' }, { now })).toMatchObject({
      refusal: { code: 'WRONG_STATE' },
    })
    const undo = `UPDATE cover_statement SET revoked_at = NULL, revoked_by_id = NULL, revoked_reason = '' WHERE id = '${id}'`
    await expect(asOwner(undo)).rejects.toThrow('cover_statement_revoked_once')
    await expect(
      asActor(approver, (tx) =>
        tx.coverStatement.update({ where: { id }, data: { expiresOn: new Date('2027-01-01T00:00:00Z') } }),
      ),
    ).rejects.toThrow('permission denied')
  })

  it('with a wrong code answers like one that does not exist', async () => {
    const { number } = await issued()
    const wrong = await confirm(number, '222222222222')
    const none = await confirm('豫信保证〔2026〕999999号', '222222222222')
    expect(wrong).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } })
    expect(none).toEqual(wrong)
  })

  it('is not to be found by trying: thirty a visitor in ten minutes', async () => {
    const { number, code } = await issued()
    const visitor = publicActor('10.9.9.9')
    for (let tried = 0; tried < 30; tried += 1)
      await confirmStatement(visitor, { number, code: '222222222222' }, { now })
    expect(await confirmStatement(visitor, { number, code }, { now })).toMatchObject({
      refusal: { code: 'LIMIT' },
    })
  })
})

describe('issuing', () => {
  it.each([
    ['2026-08-19', false],
    ['2026-08-20', true],
    ['2027-02-16', true],
    ['2027-02-17', false],
  ])('until %s, today being 2026-08-20 and 180 days the most: %s', async (expiresOn, may) => {
    const outcome = await issue({ expiresOn })
    expect(outcome.ok).toBe(may)
    if (!outcome.ok) expect(outcome.refusal.details.fieldErrors!.expiresOn).toHaveLength(1)
  })

  it('asks for a bank and a policy', async () => {
    const outcome = await issue({ bankName: '中行', policyIds: [] })
    expect(outcome).toMatchObject({ refusal: { code: 'INVALID' } })
    if (!outcome.ok)
      expect(Object.keys(outcome.refusal.details.fieldErrors!)).toEqual(['bankName', 'policyIds'])
  })

  it('states no policy that waits for its 20 %, is cancelled, or is another’s', async () => {
    const other = await anEnterprise({ exports: [{ year: 2025, amountUsd: '7000000.00' }] })
    const waiting = await aMediumPolicy(insurer, { uscc: other.uscc })
    const others = await aPerson('ENTERPRISE_APPROVER', { organisationId: other.id })
    expect(valueOf(await ownCover(others, {}, { now })).policies).toEqual([])
    expect(await issue({ policyIds: [waiting.id] }, others)).toMatchObject({ refusal: { code: 'CONFLICT' } })
    expect(await issue({ policyIds: [waiting.id, policyId] })).toMatchObject({
      refusal: { code: 'CONFLICT' },
    })
    await cancelled()
    expect(await issue()).toMatchObject({ refusal: { code: 'CONFLICT' } })
  })

  it('is the approver’s; a colleague reads, another enterprise sees and revokes nothing', async () => {
    const { id, fileId } = await issued()
    const colleague = await aPerson('ENTERPRISE_OPERATOR', { organisationId: enterprise.id })
    expect(await issue({}, colleague)).toMatchObject({ refusal: { code: 'FORBIDDEN' } })
    expect(valueOf(await ownCover(colleague, {}, { now }))).toMatchObject({
      mayIssue: false,
      statements: [{ id, standing: 'GOOD' }],
    })
    const stranger = await aPerson('ENTERPRISE_APPROVER')
    expect(valueOf(await ownCover(stranger, {}, { now }))).toMatchObject({ policies: [], statements: [] })
    for (const by of [stranger, insurer])
      expect((await revokeStatement(by, { id, reason: '不该能撤。' }, { now })).ok).toBe(false)
    for (const by of [stranger, insurer])
      expect(await openFile(by, { id: fileId }, { now })).toMatchObject({ refusal: { code: 'NOT_FOUND' } })
    const seen = (actor: Actor) =>
      asActor(actor, (tx) => tx.coverStatement.count({ where: { enterpriseId: enterprise.id } }))
    expect(await seen(insurer)).toBe(0)
    expect(await seen(await aPerson('DIVISION_COMMERCE'))).toBe(0)
    expect(await seen(await aPerson('EXPERT'))).toBe(0)
    expect(await seen(approver)).toBe(1)
  })
})
