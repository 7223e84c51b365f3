import { z } from 'zod'

import { Decimal, halfYearInWords, money, PROGRAMME_NAMES } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import type { Task } from '@/server/task'
import { notFound, query } from '@/server/use-case'

import { awardLines, leftOfLine } from './award-lines'
import { oneOrder, payeeSearch } from './schema'
import { canMove, stateLabels, transitions, type ClawbackVerb } from './state'
import { orderById, ordersOf, paidAwards, type OrderRow } from './store'

export const commerceReaders = [
  'COMMERCE_PREPARER',
  'COMMERCE_CHECKER',
  'COMMERCE_APPROVER',
  'AUDITOR',
] as const
export const financeReaders = ['FINANCE_PREPARER', 'FINANCE_CHECKER'] as const
export const parties = [
  'ENTERPRISE_OPERATOR',
  'ENTERPRISE_APPROVER',
  'INSURER_OPERATOR',
  'INSURER_CHECKER',
] as const
const readers = [...commerceReaders, ...financeReaders, ...parties] as const

const told = (row: OrderRow, today: string) => ({
  ...row,
  leftCny: money(new Decimal(row.amountCny).minus(row.receivedCny)),
  overdue: row.state === 'ISSUED' && today > row.dueOn,
})
export type OrderSummary = ReturnType<typeof told>

/** Orders, newest first; a party sees its own through the walls, finance what was approved. */
export const listClawbacks = query({
  name: 'clawbacks.list',
  allow: readers,
  input: z.strictObject({}),
  run: async ({ tx, actor, now }) => {
    const today = dateInShanghai(now)
    const where = actor.kind === 'PROVINCIAL_FINANCE' ? { approvedById: { not: null } } : {}
    return (await ordersOf(tx, where)).map((row) => told(row, today))
  },
})

export const clawbackDetail = query({
  name: 'clawbacks.detail',
  allow: readers,
  input: oneOrder,
  run: async ({ tx, actor, now }, { orderId }) => {
    const order = await orderById(tx, orderId)
    if (!order) return notFound('追回通知')
    const { id, itemId, number, partyName, state, amountCny, receivedCny, dueOn } = order
    return {
      ...told({ id, itemId, number, partyName, state, amountCny, receivedCny, dueOn }, dateInShanghai(now)),
      stateLabel: stateLabels[state],
      reason: order.reason,
      basis: order.basis,
      payTo: { name: order.payToName, bank: order.payToBank, account: order.payToAccount },
      receiptNumber: order.item.application.receiptNumber ?? '',
      listNumber: order.item.awardList.number,
      programmeName: PROGRAMME_NAMES[order.item.awardList.round.programme],
      halfYear: halfYearInWords(order.item.application.halfYear),
      endReason: order.endReason,
      lines: order.lines.map(({ id: lineId, position, label, enterpriseName, ...line }) => ({
        id: lineId,
        position,
        label,
        enterpriseName,
        amountCny: line.amountCny,
        receivedCny: line.receivedCny,
      })),
      receipts: order.receipts.map(({ id: receiptId, amountCny: received, receivedOn, bankReference }) => ({
        id: receiptId,
        amountCny: received,
        receivedOn,
        bankReference,
      })),
      may: Object.fromEntries(
        transitions.map(({ verb }) => [verb, canMove(actor.role, state, verb)]),
      ) as Record<ClawbackVerb, boolean>,
    }
  },
})
export type OrderDetail = Extract<Awaited<ReturnType<typeof clawbackDetail>>, { ok: true }>['value']

/** Paid awards to choose from; of the chosen one its lines too. */
export const awardsToClawBack = query({
  name: 'clawbacks.awards',
  allow: ['COMMERCE_PREPARER'],
  input: payeeSearch,
  run: async ({ tx }, { q, itemId }) => ({
    awards: await paidAwards(tx, q, itemId),
    lines: (itemId ? await awardLines(tx, itemId) : []).map((line) => ({
      ...line,
      leftCny: leftOfLine(line),
    })),
  }),
})
export type LineChoice = Extract<
  Awaited<ReturnType<typeof awardsToClawBack>>,
  { ok: true }
>['value']['lines'][number]

/** What waits: to be approved, to be received, to be paid. */
export const clawbackTasks = query({
  name: 'clawbacks.tasks',
  allow: ['COMMERCE_APPROVER', 'FINANCE_PREPARER', ...parties],
  input: z.strictObject({}),
  run: async ({ tx, actor }): Promise<Task[]> => {
    const approves = actor.role === 'COMMERCE_APPROVER'
    const action = approves ? '审批追回通知' : actor.role === 'FINANCE_PREPARER' ? '登记到账' : '查看缴回账户'
    const base = approves
      ? '/commerce/clawbacks'
      : actor.role === 'FINANCE_PREPARER'
        ? '/finance/clawbacks'
        : '/clawbacks'
    return (await ordersOf(tx, { state: approves ? 'PROPOSED' : 'ISSUED' })).map((order) => ({
      id: `clawback:${order.id}`,
      what: `追回通知 ${order.number}`,
      whose: order.partyName,
      dueOn: order.dueOn,
      href: `${base}/${order.id}`,
      action,
    }))
  },
})
