import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import {
  changeBankAccount,
  enterpriseById,
  enterprisesTasks,
  updateContact,
  verifyBankAccount,
} from '@/features/enterprises'
import { addOfficialRecord, exportContradictions } from '@/features/export-records'
import { homeTasks } from '@/features/home'
import { systemActor } from '@/server/auth/actor'
import { asActor } from '@/server/db'

import { anEnterprise, waitingAccountOf } from '../../factories/enterprises'
import { anOrganisation, aPerson, someday as now } from '../../factories/people'

const account = {
  accountName: '河南测试进出口有限公司',
  bankName: '交通银行郑州分行营业部',
  bankCode: '301491000014',
  accountNumber: '4118990010000000088',
}

async function joined() {
  const made = await anEnterprise()
  const approver = await aPerson('ENTERPRISE_APPROVER', { organisationId: made.id })
  return { ...made, approver, office: await aPerson('DIVISION_COMMERCE', { divisionCode: '410100' }) }
}

describe('a verified enterprise', () => {
  it('changes its bank account; the old one stays in use until the office verifies the new one', async () => {
    const { id, approver, office } = await joined()
    expect(await changeBankAccount(approver, account, { now })).toMatchObject({ ok: true })
    const states = async () => {
      const seen = await enterpriseById(office, { id }, { now })
      return seen.ok
        ? seen.value.bankAccounts.map((each) => `${each.accountNumber} ${each.state}`).toSorted()
        : []
    }
    expect(await states()).toEqual([
      '410100000000000001 VERIFIED',
      '4118990010000000088 PENDING_VERIFICATION',
    ])
    const tasks = await homeTasks(office, now)
    expect(tasks.filter((task) => task.href.endsWith(id)).map((task) => task.action)).toEqual(['核验账户'])

    const stranger = await aPerson('DIVISION_COMMERCE', { divisionCode: '410300' })
    expect(
      await verifyBankAccount(stranger, { enterpriseId: id, accountId: await waitingAccountOf(id) }, { now }),
    ).toMatchObject({
      refusal: { code: 'NOT_FOUND' },
    })
    expect(
      await verifyBankAccount(office, { enterpriseId: id, accountId: await waitingAccountOf(id) }, { now }),
    ).toMatchObject({ ok: true })
    expect(await states()).toEqual(['4118990010000000088 VERIFIED'])
    expect(
      await verifyBankAccount(office, { enterpriseId: id, accountId: await waitingAccountOf(id) }, { now }),
    ).toMatchObject({
      refusal: { code: 'WRONG_STATE' },
    })
  })

  it('changes its contact by itself, in a form that can be reached', async () => {
    const { id, approver, office } = await joined()
    const contact = { contactName: '新联系人', contactPhone: '13900000000', contactEmail: 'a@example.com' }
    expect(await updateContact(approver, contact, { now })).toMatchObject({ ok: true })
    expect(await enterpriseById(office, { id }, { now })).toMatchObject({ value: contact })
    expect(await updateContact(approver, { ...contact, contactPhone: '1' }, { now })).toMatchObject({
      refusal: { code: 'INVALID' },
    })
    const tasks = await enterprisesTasks(approver, {}, { now })
    expect(tasks).toMatchObject({ ok: true, value: [] })
  })
})

describe('a later, better source (E4)', () => {
  it('that tells another amount is a flag for officials; the insurance policy stays as it was rated', async () => {
    const { id, uscc, name } = await joined()
    const insurer = await anOrganisation({ kind: 'INSURER' })
    const number = `P-${crypto.randomUUID().slice(0, 8)}`
    await asActor(systemActor(), (tx) =>
      tx.insurancePolicy.create({
        data: {
          insurerId: insurer.id,
          programme: 'MICRO',
          insurancePolicyNumber: number,
          enterpriseId: id,
          uscc,
          enterpriseName: name,
          inception: new Date('2026-03-01T00:00:00Z'),
          expiry: new Date('2027-02-28T00:00:00Z'),
          exportYear: 2025,
          priorYearExportsUsd: '4000000.00',
          exportSource: 'UNDERTAKING',
          sumInsuredUsd: '4000000.00',
          premiumRate: '0.0008',
          premiumUsd: '3200.00',
          fiscalShareUsd: '3200.00',
          enterpriseShareUsd: '0.00',
          insuredPercentage: '0.80',
          buyerLimitUsd: '100000.00',
          maximumLiabilityUsd: '192000.00',
          rulesVersion: 'test',
          sheet: {},
          state: 'IN_FORCE',
          recordedAt: new Date('2026-02-20T02:00:00Z'),
        },
      }),
    )
    const preparer = await aPerson('COMMERCE_PREPARER')
    const flags = async () => {
      const outcome = await exportContradictions(preparer, {}, { now })
      return outcome.ok ? outcome.value.filter((flag) => flag.insurancePolicyNumber === number) : null
    }
    const official = {
      year: '2025',
      enterpriseId: id,
      obtainedOn: '2026-04-01',
      note: '海关统计函〔2026〕5号',
    }
    await addOfficialRecord(preparer, { ...official, amountUsd: '4000000.00' }, { now })
    expect(await flags()).toEqual([])
    await addOfficialRecord(preparer, { ...official, amountUsd: '5200000.00' }, { now })
    expect(await flags()).toMatchObject([
      {
        year: 2025,
        decided: { amountUsd: '4000000.00' },
        later: { amountUsd: '5200000.00', obtainedOn: '2026-04-01' },
      },
    ])
  })
})
