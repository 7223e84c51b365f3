import '../../setup/test-database'
import { beforeAll, describe, expect, it } from 'vitest'

import { approveOrder } from '@/features/disbursements/approve-order'
import { orderDetail } from '@/features/disbursements/orders'
import { prepareOrder } from '@/features/disbursements/prepare-order'
import { recordPaid } from '@/features/disbursements/record-payment'
import { verifyRows } from '@/server/audit/verify-rows'

import { aBudget, accepted, aDesk, anApprovedApplication, anAwardList } from '../../factories/award-lists'
import { anEnterprise } from '../../factories/enterprises'
import { aRound } from '../../factories/rounds'
import { asOwner, ownerUrl } from '../../setup/test-database'

/** Tables that keep no versions, each with its reason in the migration `row_versions`. */
const withoutVersions = [
  '_prisma_migrations',
  'account',
  'audit_entry',
  'audit_head',
  'audit_seal',
  'bulk_job',
  'bulk_job_row',
  'cover_check_row',
  'division',
  'due_reminder',
  'idempotent_request',
  'ledger_account',
  'notification',
  'number_series',
  'official_export_row',
  'policy_import_row',
  'row_version',
  'session',
  'sign_in_attempt',
  'spot_check_seed',
]

it('every other table keeps the versions of its rows: call keep_versions(...) in the migration that makes it', async () => {
  const rows = await asOwner<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
     AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'keep_version') ORDER BY 1`,
  )
  expect(rows.map(({ name }) => name)).toEqual(withoutVersions)
})

const now = new Date('2026-08-28T02:00:00Z')
const quietly = (sql: string) =>
  asOwner(`SET session_replication_role = replica; ${sql}; SET session_replication_role = origin`)

describe('a yuan that was paid', () => {
  let before: Set<string>
  /** What factories write past the use cases is known beforehand; the rest is what the test did. */
  const found = async () => (await verifyRows(ownerUrl)).problems.filter((problem) => !before.has(problem))

  beforeAll(async () => {
    const desk = await aDesk()
    const round = await aRound({ budgetYear: 2031, supportRatio: '0.5' })
    await aBudget(2031, '1000000.00')
    const enterprise = await anEnterprise()
    await anApprovedApplication({ roundId: round.id, applicantId: enterprise.id, amountCny: '61234.56' })
    const { awardListId } = await anAwardList(desk, round.id, 'CLOSED')
    const { orderId } = await accepted(
      prepareOrder(
        desk.financePreparer,
        { awardListId, fundDocument: '豫财贸〔2026〕21号', budgetHead: '2160299 其他涉外发展服务支出' },
        { now },
      ),
    )
    await accepted(approveOrder(desk.financeChecker, { orderId }, { now }))
    const { lines } = await accepted(orderDetail(desk.financePreparer, { orderId }, { now }))
    await accepted(
      recordPaid(
        desk.financePreparer,
        { orderId, lineIds: [lines[0]!.id], paidOn: '2026-08-28', bankReference: 'ZY20260828000017' },
        { now },
      ),
    )
    before = new Set((await verifyRows(ownerUrl)).problems)
  })

  it('is found whole while nobody touches it', async () => {
    expect(await found()).toEqual([])
    expect([...before].filter((problem) => !problem.includes('不是经平台办理的'))).toEqual([])
  })

  it.each([
    ['journal_posting', 'amount_cny = amount_cny + 0.01 WHERE amount_cny > 0', '分录行'],
    ['disbursement_line', "account_number = '6222000000000000'", '拨付明细'],
    ['award_list_item', 'amount_cny = amount_cny + 1', '名单条目'],
    ['application', 'approved_amount_cny = approved_amount_cny - 0.01', '申报'],
    ['finance_consultation', "remark = '同意。'", '财政会商'],
    ['publicity', "contact_phone = '000'", '公示'],
  ])('a row of %s changed with the triggers off is named', async (table, change, name) => {
    await quietly(`CREATE TABLE kept AS SELECT * FROM ${table}; UPDATE ${table} SET ${change}`)
    const problems = await found()
    expect(problems.join()).toContain(name)
    expect(problems.join()).toMatch(/被改动|不符/)
    await quietly(`DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM kept; DROP TABLE kept`)
    expect(await found()).toEqual([])
  })

  it('a row that was deleted is named', async () => {
    await quietly('CREATE TABLE kept AS SELECT * FROM disbursement_line; DELETE FROM disbursement_line')
    expect((await found()).join()).toMatch(/拨付明细 .* 已被删除/)
    await quietly('INSERT INTO disbursement_line SELECT * FROM kept; DROP TABLE kept')
  })

  it('a row that was put in is named', async () => {
    await quietly(
      `INSERT INTO award_list_item SELECT gen_random_uuid(), award_list_id, application_id, position + 1, amount_cny, original_amount_cny, remark, 'REMOVED' FROM award_list_item LIMIT 1`,
    )
    expect((await found()).join()).toMatch(/名单条目 .* 不是由平台写入的/)
    await quietly(`DELETE FROM award_list_item WHERE state = 'REMOVED'`)
  })

  it('a change made in psql, triggers and all, is not one of the portal', async () => {
    await asOwner(`UPDATE disbursement_line SET bank_reference = 'X'`)
    expect((await found()).join()).toMatch(/有改动不是经平台办理的：拨付明细/)
  })

  it('a version that was rewritten is named', async () => {
    await quietly(
      `UPDATE row_version SET content = content || '{"amount_cny": 1.00}' WHERE table_name = 'award_list_item'`,
    )
    const problems = (await found()).join()
    expect(problems).toMatch(/审计记录 \d+ 所写的版本已不完整或被改动：.*名单条目/)
  })
})
