import { sameName } from '@/features/applications'
import {
  invoiceKey,
  invoicesKept,
  invoiceVersions,
  readInvoiceFile,
  sameInvoice,
  type InsurerInvoice,
} from '@/features/reviews'
import { Decimal, money, yearOf } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { formatNumber, nextNumber } from '@/server/numbers'
import { command, done, notFound, refuse, type Context } from '@/server/use-case'

import { lineInput, listInput, type CorrectionLine } from './schema'
import { addCorrection } from './store'

const MOST_COMPLAINTS = 200

/**
 * 上传更正清单: what differs from the newest versions becomes a proposal, the rest stays; a line that is missing from the
 * file stays too (作废 is said line by line). Nothing counts before another person of the insurer keeps it.
 */
export const proposeList = command({
  name: 'invoiceCorrections.propose-list',
  allow: ['INSURER_OPERATOR'],
  input: listInput,
  run: async (context, { file, reason }) => {
    const read = await readInvoiceFile(file)
    const { lines, complaints } = await changedLines(context, read.rows)
    const all = [...read.errors, ...complaints].toSorted((a, b) => a.rowNumber - b.rowNumber)
    if (all.length > 0)
      refuse('INVALID', `文件中有 ${all.length} 处问题，没有形成更正。请逐行改正后重新上传。`, {
        fieldErrors: { file: all.slice(0, MOST_COMPLAINTS).map(({ message }) => message) },
      })
    if (lines.length === 0)
      refuse('INVALID', '文件与现有清单完全一致，没有需要更正的内容。请核对是否选错了文件。')
    return propose(context, lines, reason)
  },
})

/** 更正一行, or 作废 it. */
export const proposeLine = command({
  name: 'invoiceCorrections.propose-line',
  allow: ['INSURER_OPERATOR'],
  input: lineInput,
  run: async (context, { invoiceId, reason, voided, ...typed }) => {
    const newest = (await invoiceVersions(context.tx, invoiceId)).at(-1)
    if (!newest) return notFound('发票')
    const values = { ...typed, amount: money(new Decimal(typed.amount)) }
    if (values.issuedOn > dateInShanghai(context.now))
      refuse('INVALID', '开票日期晚于今天，请核对。', { fieldErrors: { issuedOn: ['晚于今天。'] } })
    const invoice = { insurerId: newest.insurerId, invoiceNumber: newest.invoiceNumber, ...values }
    if (voided ? newest.voided : !newest.voided && sameInvoice(newest, invoice))
      refuse('INVALID', '与现有清单一致，没有需要更正的内容。请改正后再提交。')
    const { id, version } = newest
    const line = voided ? toLine(newest, { id, version }, true) : toLine(invoice, { id, version }, false)
    return propose(context, [line], reason)
  },
})

type ReadRow = Awaited<ReturnType<typeof readInvoiceFile>>['rows'][number]

async function changedLines({ tx, actor, now }: Context, rows: readonly ReadRow[]) {
  const insurerId = actor.organisationId!
  const kept = await invoicesKept(
    tx,
    rows.map(({ values }) => values.invoiceNumber),
  )
  const lines: CorrectionLine[] = []
  const complaints: { rowNumber: number; message: string }[] = []
  const firstRow = new Map<string, number>()
  for (const { rowNumber, values } of rows) {
    const complain = (text: string) => complaints.push({ rowNumber, message: `第 ${rowNumber} 行：${text}` })
    const { insurerName, ...rest } = values
    const invoice = { insurerId, ...rest }
    const first = firstRow.get(values.invoiceNumber)
    const before = kept.get(invoiceKey(invoice))
    if (!sameName(insurerName, actor.organisationName ?? ''))
      complain(`保险机构“${insurerName}”不是本机构。清单只能列本机构开出的发票。`)
    else if (values.issuedOn > dateInShanghai(now)) complain('开票日期晚于今天，请核对。')
    else if (first !== undefined) complain(`与第 ${first} 行是同一张发票，请只保留一行。`)
    else if (!before || before.voided || !sameInvoice(before, invoice))
      lines.push(toLine(invoice, before ?? null, false))
    firstRow.set(values.invoiceNumber, first ?? rowNumber)
  }
  return { lines, complaints }
}

const toLine = (
  invoice: InsurerInvoice,
  before: { id: string; version: number } | null,
  voided: boolean,
): CorrectionLine => ({
  supersedesId: before?.id ?? null,
  version: (before?.version ?? 0) + 1,
  invoiceNumber: invoice.invoiceNumber,
  insurancePolicyNumber: invoice.insurancePolicyNumber,
  uscc: invoice.uscc,
  issuedOn: invoice.issuedOn,
  currency: invoice.currency,
  amount: invoice.amount,
  voided,
})

async function propose({ tx, actor, now }: Context, lines: readonly CorrectionLine[], reason: string) {
  const year = yearOf(dateInShanghai(now))
  const number = formatNumber('豫信保更', year, await nextNumber(tx, 'invoice-correction', year))
  const correctionId = await addCorrection(tx, {
    number,
    insurerId: actor.organisationId!,
    reason,
    lines,
    proposedById: actor.accountId!,
    proposedAt: now,
  })
  return done(
    { correctionId, lines: lines.length },
    {
      subject: { kind: 'invoice-correction', id: correctionId },
      detail: { number, lines: lines.length, reason },
    },
  )
}
