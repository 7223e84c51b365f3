import { z } from 'zod'

import { amountInCapitals, disbursementList, exportXlsx, sumAmounts } from '@/documents'
import { uuid } from '@/features/award-lists'
import { holdFund } from '@/features/funds'
import { Decimal, isPrepaidProgramme, money, PROGRAMME_NAMES } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { pagingShape, type Page } from '@/server/paging'
import { command, done, notFound, query } from '@/server/use-case'

import { attemptsBeside, lineCounts, linePage } from './line-pages'
import { listsToPay, orderById, orders } from './read-store'
import { receiptsOf } from './receipt-store'
import { canOrder, lineKindLabels, lineStateLabels, orderStateLabels } from './state'
import { accountsWaiting, linesOf, verifiedAccounts, type Account, type Line } from './store'
import { mayBePaidAgain } from './unmet'

/** Accounts never leave provincial finance (and the auditors). */
export const orderReaders = ['FINANCE_PREPARER', 'FINANCE_CHECKER', 'AUDITOR'] as const

/** All orders, newest first, and the closed lists that wait for one. Amounts in yuan. */
export const orderOverview = query({
  name: 'disbursements.overview',
  allow: orderReaders,
  input: z.strictObject({}),
  run: async ({ tx, actor }) => {
    const all = await orders(tx)
    return {
      orders: all.map(({ preparedAt, ...order }) => ({
        ...order,
        stateLabel: orderStateLabels[order.state],
        preparedOn: dateInShanghai(preparedAt),
      })),
      totalCny: sumAmounts(all.filter((order) => order.state !== 'SENT_BACK').map((order) => order.totalCny)),
      waiting: await listsToPay(tx),
      mayPrepare: actor.role === 'FINANCE_PREPARER',
    }
  },
})

/** One order with a page of its lines, what may be done, and (before approval) how much each fund would meet as it stands now. */
export const orderDetail = query({
  name: 'disbursements.detail',
  allow: orderReaders,
  input: z.strictObject({
    orderId: uuid,
    ...pagingShape,
    /** The page of the lines that are settled while others wait, and of the bank's receipts. */
    settledPage: pagingShape.page,
    receiptPage: pagingShape.page,
  }),
  run: async ({ tx, actor }, { orderId, q, page, settledPage, receiptPage }) => {
    const found = await orderById(tx, orderId)
    if (!found) return notFound('拨付单')
    const { preparedById, preparedAt, approvedAt, ...order } = found
    const may = (verb: Parameters<typeof canOrder>[2]) => canOrder(actor.role, order.state, verb)
    const counts = await lineCounts(tx, orderId)
    const recording = may('record') && counts.pendingCount > 0
    const waiting = recording ? await linePage(tx, orderId, { q, page, state: 'PENDING' }) : null
    const rest = recording
      ? await linePage(tx, orderId, { q, page: settledPage, state: { not: 'PENDING' } })
      : await linePage(tx, orderId, { q, page })
    const lines = [...(waiting?.rows ?? []), ...rest.rows].toSorted((a, b) => a.position - b.position)
    const all = await attemptsBeside(tx, lines)
    const draws =
      order.state === 'DRAFT' && isPrepaidProgramme(order.programme)
        ? await Promise.all(
            lines.map(async (line) => {
              const fund = {
                insurerId: line.applicantId,
                programme: order.programme,
                year: order.budgetYear,
              }
              return [line.id, money(Decimal.min(await holdFund(tx, fund), line.amountCny))] as const
            }),
          )
        : []
    const expected = new Map(draws)
    const failed = lines.filter((line) => mayBePaidAgain(line, all)).map((line) => line.applicantId)
    const verified = await verifiedAccounts(tx, failed)
    const changing = await accountsWaiting(tx, failed)
    const receipts = await receiptsOf(tx, orderId, receiptPage)
    return {
      ...order,
      stateLabel: orderStateLabels[order.state],
      programmeName: PROGRAMME_NAMES[order.programme],
      preparedOn: dateInShanghai(preparedAt),
      approvedOn: approvedAt && dateInShanghai(approvedAt),
      totalInCapitals: amountInCapitals(order.totalCny),
      ...counts,
      receipts: receipts.rows.map((receipt) => ({
        ...receipt,
        outcomeLabel: receipt.outcome === 'PAID' ? '成功' : '失败',
      })),
      searched: q !== '',
      pages: { waiting: paging(waiting), rest: paging(rest), receipts: paging(receipts) },
      lines: lines.map((line) => ({
        ...told(line),
        expectedDrawCny: expected.get(line.id) ?? null,
        mayPayAgain: may('payAgain') && mayBePaidAgain(line, all) && !changing.has(line.applicantId),
        accountWords: mayBePaidAgain(line, all)
          ? accountWords(line, verified.get(line.applicantId), changing.has(line.applicantId))
          : null,
      })),
      may: {
        approve: may('approve') && preparedById !== actor.accountId,
        sendBack: may('sendBack'),
        record: may('record'),
        importReceipts: may('importReceipts'),
        recordReturn: may('recordReturn'),
      },
    }
  },
})
export type OrderDetail = Extract<Awaited<ReturnType<typeof orderDetail>>, { ok: true }>['value']

const paging = <Row>(of: Page<Row> | null): Omit<Page<Row>, 'rows'> => ({
  total: of?.total ?? 0,
  page: of?.page ?? 1,
  pageSize: of?.pageSize ?? 1,
})

/** Where a payment that came back would go now, and what it waits for. */
function accountWords(line: Line, verified: Account | undefined, waiting: boolean): string {
  if (waiting) return `收款单位已提交新账户，待${line.kind === 'PAYMENT' ? '所在地商务局' : '省商务厅'}核验。`
  if (!verified) return '收款单位没有已核实的账户，待其更正。'
  return verified.accountNumber === line.accountNumber
    ? '收款单位尚未更换账户。'
    : `新账户已核实：${verified.bankName} ${verified.accountNumber}。`
}

function told(line: Line) {
  const { orderId, itemId, applicantId, recordedById, ...rest } = line
  void [orderId, itemId, applicantId, recordedById]
  return {
    ...rest,
    stateLabel: lineStateLabels[line.state],
    kindLabel: lineKindLabels[line.kind],
  }
}

/** 拨付清单 as .xlsx: what is to be paid or was paid into an account; a drawdown pays nobody. The export is audited (S12). */
export const exportDisbursementList = command({
  name: 'disbursements.export',
  allow: orderReaders,
  input: z.strictObject({ orderId: uuid }),
  run: async ({ tx }, { orderId }) => {
    const order = await orderById(tx, orderId)
    if (!order) return notFound('拨付单')
    const lines = (await linesOf(tx, orderId)).filter(
      (line) => line.kind !== 'DRAWDOWN' && (line.state === 'PENDING' || line.state === 'PAID'),
    )
    const bytes = await exportXlsx(
      disbursementList,
      lines.map((line, index) => ({
        position: index + 1,
        payeeName: line.payeeName,
        uscc: line.uscc,
        bankName: line.bankName,
        bankCode: line.bankCode,
        accountNumber: line.accountNumber,
        amount: line.amountCny,
        amountInCapitals: amountInCapitals(line.amountCny),
        budgetHead: order.budgetHead,
        fundDocument: order.fundDocument,
      })),
    )
    return done(
      { bytes, name: `拨付清单 ${order.number}.xlsx` },
      {
        subject: { kind: 'disbursement-order', id: orderId },
        detail: { number: order.number, lines: lines.length },
      },
    )
  },
})
export type OrderOverview = Extract<Awaited<ReturnType<typeof orderOverview>>, { ok: true }>['value']
