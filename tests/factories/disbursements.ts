import { approveOrder } from '@/features/disbursements/approve-order'
import { orderDetail } from '@/features/disbursements/orders'
import { prepareOrder } from '@/features/disbursements/prepare-order'
import type { Programme } from '@/server/db'

import { asOwner } from '../setup/test-database'
import { aBudget, accepted, aDesk, anApprovedApplication, anAwardList, type Desk } from './award-lists'
import { anEnterprise } from './enterprises'
import { anOrganisation, someday } from './people'
import { aRound } from './rounds'

/** Disbursement orders of closed lists, as finance makes and approves them. The lists close on 27 August 2026. */

export const paymentDay = { now: new Date('2026-08-28T02:00:00Z') }
export const fundPapers = { fundDocument: '豫财贸〔2026〕21号', budgetHead: '2160299 其他涉外发展服务支出' }

export async function anInsurerWithAccount(): Promise<string> {
  const { id } = await anOrganisation({ kind: 'INSURER', name: '某保险公司河南分公司' })
  await asOwner(
    `INSERT INTO bank_account (id, organisation_id, account_name, bank_name, bank_code, account_number, state, created_at)
     VALUES (gen_random_uuid(), $1, '某保险公司河南分公司', '中国银行郑州分行', '104491000011', '0000123456789012', 'VERIFIED', '2026-01-05')`,
    [id],
  )
  return id
}

interface OrderOptions {
  year: number
  programme?: Programme
  /** The payees; by default an enterprise with an account of its own for each amount. */
  payees?: readonly string[]
  budgetCny?: string
  desk?: Desk
  /** Leaves the order to be approved. */
  draft?: boolean
}

/** An approved order over these amounts, with the applications it pays in the order of the amounts. */
export async function anOrder(amounts: readonly string[], options: OrderOptions) {
  const { year, programme = 'GENERAL' } = options
  const desk = options.desk ?? (await aDesk())
  const round = await aRound({
    programme,
    budgetYear: year,
    supportRatio: programme === 'GENERAL' ? '0.5' : '1',
  })
  if (options.budgetCny !== '0.00') await aBudget(year, options.budgetCny ?? '1000000.00', programme)
  const payees: { id: string; name: string; account: string; applicationId: string }[] = []
  for (const [index, amountCny] of amounts.entries()) {
    const given = options.payees?.[index]
    const { id, name } = given ? { id: given, name: '某保险公司河南分公司' } : await anEnterprise()
    const account = given ? '0000123456789012' : `41010${year}0000000${index + 1}`
    if (!given)
      await asOwner('UPDATE bank_account SET account_number = $2 WHERE organisation_id = $1', [id, account])
    const applicationId = await anApprovedApplication({
      roundId: round.id,
      applicantId: id,
      amountCny,
      programme,
      now: someday,
    })
    payees.push({ id, name, account, applicationId })
  }
  const { awardListId } = await anAwardList(desk, round.id, 'CLOSED')
  const { orderId } = await accepted(
    prepareOrder(desk.financePreparer, { ...fundPapers, awardListId }, paymentDay),
  )
  if (!options.draft) await accepted(approveOrder(desk.financeChecker, { orderId }, paymentDay))
  return { desk, orderId, awardListId, payees, budget: { year, programme } }
}

export const linesOfOrder = async (desk: Desk, orderId: string) =>
  (await accepted(orderDetail(desk.financePreparer, { orderId }, paymentDay))).lines

/** That many calls at one moment; null for one that a busy machine gave no transaction in time. */
export async function atOnce<T>(times: number, call: (index: number) => Promise<T>): Promise<(T | null)[]> {
  const settled = await Promise.allSettled(Array.from({ length: times }, (_, index) => call(index)))
  return settled.map((one) => (one.status === 'fulfilled' ? one.value : null))
}
