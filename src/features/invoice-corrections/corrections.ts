import { z } from 'zod'

import { invoiceKey, invoicesKept, invoiceVersions, pageOfInvoices } from '@/features/reviews'
import type { Task } from '@/server/task'
import { notFound, query } from '@/server/use-case'

import { effectOf } from './effect'
import { listFilter, oneCorrection, oneInvoice } from './schema'
import { canMove, stateLabels } from './state'
import { correctionById, latestCorrections, namesOf, type StoredCorrection } from './store'

export const insurers = ['INSURER_OPERATOR', 'INSURER_CHECKER'] as const

const pageSize = 100
/** Lines shown of one correction; its page says how many there are. */
const mostLines = 200

const summary = ({ id, number, reason, state, lines, proposedAt }: StoredCorrection) => ({
  id,
  number,
  reason,
  state,
  lines: lines.length,
  proposedAt: proposedAt.toISOString(),
})

/** One's own list in its newest versions, and the corrections of it. */
export const ownInvoices = query({
  name: 'invoiceCorrections.overview',
  allow: insurers,
  input: listFilter,
  run: async ({ tx }, { q, page }) => ({
    page,
    pageSize,
    ...(await pageOfInvoices(tx, q, { skip: (page - 1) * pageSize, take: pageSize })),
    corrections: (await latestCorrections(tx, {})).map(summary),
  }),
})
export type OwnInvoices = Extract<Awaited<ReturnType<typeof ownInvoices>>, { ok: true }>['value']

/** One invoice with all its versions. */
export const ownInvoice = query({
  name: 'invoiceCorrections.invoice',
  allow: insurers,
  input: oneInvoice,
  run: async ({ tx, actor }, { invoiceId }) => {
    const versions = await invoiceVersions(tx, invoiceId)
    const newest = versions.at(-1)
    if (!newest) return notFound('发票')
    return { newest, versions, mayCorrect: actor.role === 'INSURER_OPERATOR' }
  },
})
export type OwnInvoice = Extract<Awaited<ReturnType<typeof ownInvoice>>, { ok: true }>['value']

/** The correction, each line beside what it takes the place of, and before it is kept what it would change. */
export const correctionDetail = query({
  name: 'invoiceCorrections.detail',
  allow: insurers,
  input: oneCorrection,
  run: async ({ tx, actor }, { correctionId }) => {
    const correction = await correctionById(tx, correctionId)
    if (!correction) return notFound('更正')
    const { insurerId, state, lines, proposedById, decidedById, decidedAt } = correction
    const open = state === 'PROPOSED'
    const kept = await invoicesKept(
      tx,
      lines.map((line) => line.invoiceNumber),
    )
    const names = await namesOf(tx, [proposedById, ...(decidedById ? [decidedById] : [])])
    return {
      ...summary(correction),
      stateLabel: stateLabels[state],
      proposedBy: names.get(proposedById) ?? '经办人员',
      decidedBy: decidedById && (names.get(decidedById) ?? '复核人员'),
      decidedAt: decidedAt?.toISOString() ?? null,
      shown: lines.slice(0, mostLines).map((line) => ({
        ...line,
        /** What stands now; after keeping, that is the line itself. */
        before: open ? (kept.get(invoiceKey({ insurerId, ...line })) ?? null) : null,
      })),
      effects: open ? await effectOf(tx, insurerId, lines) : null,
      may: {
        keep: canMove(actor.role, state, 'keep') && proposedById !== actor.accountId,
        withdraw: canMove(actor.role, state, 'withdraw'),
      },
    }
  },
})
export type CorrectionDetail = Extract<Awaited<ReturnType<typeof correctionDetail>>, { ok: true }>['value']

/** What waits for the checker. */
export const correctionTasks = query({
  name: 'invoiceCorrections.tasks',
  allow: ['INSURER_CHECKER'],
  input: z.strictObject({}),
  run: async ({ tx }): Promise<Task[]> =>
    (await latestCorrections(tx, { state: 'PROPOSED' })).map(({ id, number, lines }) => ({
      id: `invoice-correction:${id}`,
      what: `复核发票清单更正 ${number}`,
      whose: `共 ${lines.length} 行`,
      dueOn: null,
      href: `/insurer/invoices/corrections/${id}`,
      action: '复核更正',
    })),
})
