import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import { institutionAccountList, myAccounts } from '@/features/bank-accounts/accounts'
import { changeInstitutionAccount } from '@/features/bank-accounts/change-account'
import { sendBackInstitutionAccount, verifyInstitutionAccount } from '@/features/bank-accounts/verify-account'
import { changeBankAccount, sendBackBankAccount, verifyBankAccount } from '@/features/enterprises'
import { homeTasks } from '@/features/home'
import { publicActor } from '@/server/auth/actor'
import { asActor } from '@/server/db'

import { accepted } from '../../factories/award-lists'
import { anEnterprise, waitingAccountOf } from '../../factories/enterprises'
import { aPerson, someday } from '../../factories/people'
import { asOwner } from '../../setup/test-database'

const at = { now: someday }
const account = {
  accountName: '某保险公司河南分公司',
  bankName: '交通银行郑州分行营业部',
  bankCode: '301491000014',
  accountNumber: '4118 9900 1000 0000 088',
}
const note = '与盖章的账户证明一致，已向其财务部核实。'

async function anInsurer() {
  const operator = await aPerson('INSURER_OPERATOR')
  const checker = await aPerson('INSURER_CHECKER', { organisationId: operator.organisationId })
  await asOwner(
    `INSERT INTO bank_account (id, organisation_id, account_name, bank_name, bank_code, account_number, state, created_at)
     VALUES (gen_random_uuid(), $1, '某保险公司河南分公司', '中国银行郑州分行', '104491000011', '0000123456789012', 'VERIFIED', '2026-01-05')`,
    [operator.organisationId],
  )
  return { operator, checker, id: operator.organisationId }
}
type Insurer = Awaited<ReturnType<typeof anInsurer>>

async function changed({ checker, id }: Insurer) {
  await accepted(changeInstitutionAccount(checker, account, at))
  const [row] = await asOwner<{ id: string }>(
    `SELECT id FROM bank_account WHERE organisation_id = $1 AND state = 'PENDING_VERIFICATION'`,
    [id],
  )
  return row!.id
}
const states = async (id: string) =>
  (
    await asOwner<{ line: string }>(
      `SELECT account_number || ' ' || state AS line FROM bank_account WHERE organisation_id = $1 ORDER BY 1`,
      [id],
    )
  ).map(({ line }) => line)

describe("an insurer's changed account", () => {
  it('waits for provincial commerce; the verified one stays in use until then', async () => {
    const insurer = await anInsurer()
    const accountId = await changed(insurer)
    expect(await states(insurer.id)).toEqual([
      '0000123456789012 VERIFIED',
      '4118990010000000088 PENDING_VERIFICATION',
    ])
    const office = await aPerson('COMMERCE_CHECKER')
    const tasks = await homeTasks(office, someday)
    expect(tasks.map((task) => task.id)).toContain(`institution-account:${accountId}`)
    const listed = await accepted(institutionAccountList(office, {}, at))
    expect(listed.waiting.find((one) => one.id === accountId)).toMatchObject({
      accountNumber: '4118990010000000088',
    })
    const reader = await accepted(institutionAccountList(await aPerson('COMMERCE_PREPARER'), {}, at))
    expect(reader.waiting.find((one) => one.id === accountId)).toMatchObject({ accountNumber: '**** 0088' })

    await accepted(verifyInstitutionAccount(office, { accountId, note }, at))
    expect(await states(insurer.id)).toEqual(['0000123456789012 REPLACED', '4118990010000000088 VERIFIED'])
    expect(await verifyInstitutionAccount(office, { accountId, note }, at)).toMatchObject({
      refusal: { code: 'WRONG_STATE' },
    })
    const own = await accepted(myAccounts(insurer.operator, {}, at))
    expect(own).toMatchObject({
      mayChange: false,
      waiting: false,
      accounts: [{ accountNumber: '**** 0088', state: 'VERIFIED' }],
    })
  })

  it('is sent back with a reason, and may be handed in again', async () => {
    const insurer = await anInsurer()
    const accountId = await changed(insurer)
    const office = await aPerson('COMMERCE_CHECKER')
    expect(await sendBackInstitutionAccount(office, { accountId, reason: '' }, at)).toMatchObject({
      refusal: { code: 'INVALID' },
    })
    await accepted(sendBackInstitutionAccount(office, { accountId, reason: '户名与机构名称不一致。' }, at))
    expect(await accepted(myAccounts(insurer.checker, {}, at))).toMatchObject({
      sentBack: '户名与机构名称不一致。',
      accounts: [{ state: 'VERIFIED', accountNumber: '**** 9012' }],
    })
    expect(await verifyInstitutionAccount(office, { accountId, note }, at)).toMatchObject({
      refusal: { code: 'WRONG_STATE' },
    })
    await changed(insurer)
    expect(await accepted(myAccounts(insurer.checker, {}, at))).toMatchObject({
      sentBack: null,
      waiting: true,
    })
  })

  it('is neither verified by its insurer, nor by finance, nor by others; another insurer does not see it', async () => {
    const insurer = await anInsurer()
    const accountId = await changed(insurer)
    for (const actor of [
      insurer.operator,
      insurer.checker,
      await aPerson('FINANCE_PREPARER'),
      await aPerson('FINANCE_CHECKER'),
      await aPerson('COMMERCE_PREPARER'),
      await aPerson('COMMERCE_APPROVER'),
      await aPerson('DIVISION_COMMERCE', { divisionCode: '410100' }),
      publicActor(),
    ])
      expect(await verifyInstitutionAccount(actor, { accountId, note }, at)).toMatchObject({
        refusal: { code: 'FORBIDDEN' },
      })
    expect(await changeInstitutionAccount(insurer.operator, account, at)).toMatchObject({
      refusal: { code: 'FORBIDDEN' },
    })
    for (const wrong of [{ bankCode: '12' }, { accountNumber: 'abc' }, { bankName: '' }])
      expect(await changeInstitutionAccount(insurer.checker, { ...account, ...wrong }, at)).toMatchObject({
        refusal: { code: 'INVALID' },
      })
    const rival = await anInsurer()
    expect((await accepted(myAccounts(rival.checker, {}, at))).accounts).toMatchObject([
      { accountNumber: '**** 9012' },
    ])
  })

  it('the database says the same, whatever the application believes', async () => {
    const insurer = await anInsurer()
    const accountId = await changed(insurer)
    const verifyAs = (person: string | null) =>
      asOwner(`UPDATE bank_account SET state = 'VERIFIED', verified_by_id = $2 WHERE id = $1`, [
        accountId,
        person,
      ])
    const finance = await aPerson('FINANCE_CHECKER')
    await expect(verifyAs(null)).rejects.toThrow('the office that answers for it')
    await expect(verifyAs(insurer.operator.accountId)).rejects.toThrow('the office that answers for it')
    await expect(verifyAs(finance.accountId)).rejects.toThrow('the office that answers for it')
    // Past the use case, with the application's own rights.
    await expect(
      asActor(insurer.checker, (tx) =>
        tx.bankAccount.update({ where: { id: accountId }, data: { accountNumber: '6222000000000000' } }),
      ),
    ).rejects.toThrow(/permission denied/)
    await expect(
      asActor(insurer.checker, (tx) =>
        tx.bankAccount.create({
          data: {
            ...account,
            organisationId: insurer.id,
            state: 'VERIFIED',
            createdById: insurer.checker.accountId,
            createdAt: someday,
          },
        }),
      ),
    ).rejects.toThrow(/row-level security/)
  })

  it('eight changes and eight verifications at one moment leave one verified account', async () => {
    const insurer = await anInsurer()
    const accountId = await changed(insurer)
    const office = await aPerson('COMMERCE_CHECKER')
    await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        index % 2 === 0
          ? verifyInstitutionAccount(office, { accountId, note }, at)
          : changeInstitutionAccount(
              insurer.checker,
              { ...account, accountNumber: `41189900100000000${10 + index}` },
              at,
            ),
      ),
    )
    const [count] = await asOwner<{ verified: string }>(
      `SELECT count(*) FILTER (WHERE state = 'VERIFIED') AS verified FROM bank_account WHERE organisation_id = $1`,
      [insurer.id],
    )
    expect(count!.verified).toBe('1')
  })
})

describe("an enterprise's changed account", () => {
  it('is sent back by its own division only, and the old one stays in use', async () => {
    const { id } = await anEnterprise()
    const approver = await aPerson('ENTERPRISE_APPROVER', { organisationId: id })
    const office = await aPerson('DIVISION_COMMERCE', { divisionCode: '410100' })
    await accepted(changeBankAccount(approver, account, at))
    const stranger = await aPerson('DIVISION_COMMERCE', { divisionCode: '410300' })
    const accountId = await waitingAccountOf(id)
    const input = { enterpriseId: id, accountId, reason: '户名与企业名称不一致。' }
    expect(await sendBackBankAccount(stranger, input, at)).toMatchObject({ refusal: { code: 'NOT_FOUND' } })
    expect(await sendBackBankAccount(approver, input, at)).toMatchObject({ refusal: { code: 'FORBIDDEN' } })
    await accepted(sendBackBankAccount(office, input, at))
    expect(await sendBackBankAccount(office, input, at)).toMatchObject({ refusal: { code: 'WRONG_STATE' } })
    expect(
      await verifyBankAccount(office, { enterpriseId: id, accountId: await waitingAccountOf(id) }, at),
    ).toMatchObject({
      refusal: { code: 'WRONG_STATE' },
    })
    expect(await states(id)).toEqual(['410100000000000001 VERIFIED', '4118990010000000088 SENT_BACK'])
  })

  it('put in place of the one that the office looked at is neither verified nor sent back', async () => {
    const { id } = await anEnterprise()
    const approver = await aPerson('ENTERPRISE_APPROVER', { organisationId: id })
    const office = await aPerson('DIVISION_COMMERCE', { divisionCode: '410100' })
    await accepted(changeBankAccount(approver, account, at))
    const looked = { enterpriseId: id, accountId: await waitingAccountOf(id) }
    await accepted(changeBankAccount(approver, { ...account, accountNumber: '6222000000000000099' }, at))
    const refused = {
      refusal: { code: 'CONFLICT', message: expect.stringContaining('又更换了待核验的账户') },
    }
    expect(await verifyBankAccount(office, looked, at)).toMatchObject(refused)
    expect(await sendBackBankAccount(office, { ...looked, reason: '户名不符。' }, at)).toMatchObject(refused)
    expect(await states(id)).toContain('410100000000000001 VERIFIED')
    await accepted(verifyBankAccount(office, { ...looked, accountId: await waitingAccountOf(id) }, at))
    expect((await states(id)).filter((state) => state.endsWith('VERIFIED'))).toEqual([
      '6222000000000000099 VERIFIED',
    ])
  })
})
