import { randomUUID } from 'node:crypto'

import { describe, expect, it } from 'vitest'

import { budgetPosition, commitBudget, provideBudget, type Budget } from '@/features/funds'
import { postEntry, postTransfers, type Transfer } from '@/features/funds/ledger-store'
import { systemActor } from '@/server/auth/actor'
import { asActor, isOverdraft, type Tx } from '@/server/db'

import { someday } from '../../factories/people'
import { asOwner } from '../../setup/test-database'

let years = 2600

/** A budget of 100.00, all of it set aside. */
async function aCommittedBudget(): Promise<Budget> {
  const budget = { year: (years += 1), programme: 'GENERAL' as const }
  await asActor(systemActor(), async (tx) => {
    await provideBudget({ tx, by: null, at: someday }, budget, '100.00', randomUUID())
    await commitBudget({ tx, by: null, at: someday }, budget, '100.00', randomUUID())
  })
  return budget
}

const named = (kind: 'BUDGET_COMMITTED' | 'BUDGET_PAID', { year, programme }: Budget) => ({
  kind,
  programme,
  period: String(year),
})

const transfersOf = (
  budget: Budget,
  amounts: readonly string[],
  keys: string[] = amounts.map(() => randomUUID()),
) =>
  amounts.map((amountCny, index): Transfer => ({
    idempotencyKey: keys[index]!,
    referenceId: keys[index]!,
    from: named('BUDGET_COMMITTED', budget),
    to: named('BUDGET_PAID', budget),
    amountCny,
  }))

const common = {
  kind: 'BUDGET_SPENT',
  referenceKind: 'disbursement-line',
  postedById: null,
  postedAt: someday,
}

const atOnce = (transfers: readonly Transfer[]) =>
  asActor(systemActor(), (tx) => postTransfers(tx, common, transfers))

const oneByOne = (transfers: readonly Transfer[]) =>
  asActor(systemActor(), async (tx: Tx) => {
    for (const { from, to, amountCny, idempotencyKey, referenceId } of transfers)
      await postEntry(tx, {
        ...common,
        idempotencyKey,
        reference: { kind: common.referenceKind, id: referenceId },
        postings: [
          { account: from, amountCny: `-${amountCny}` },
          { account: to, amountCny },
        ],
      })
  })

/** What the journal holds under these keys, whatever the ids. */
const written = (transfers: readonly Transfer[]) =>
  asOwner(
    `SELECT array_position($1::text[], e.idempotency_key) AS place, e.kind, e.reference_kind, e.memo, e.posted_by_id, e.posted_at,
       a.kind AS account, p.amount_cny::text
     FROM journal_entry e JOIN journal_posting p ON p.entry_id = e.id JOIN ledger_account a ON a.id = p.account_id
     WHERE e.idempotency_key = ANY ($1) ORDER BY 1, p.amount_cny`,
    [transfers.map(({ idempotencyKey }) => idempotencyKey)],
  )

const standing = (budget: Budget) => asActor(systemActor(), (tx) => budgetPosition(tx, budget))

describe.each([
  ['one by one', oneByOne],
  ['at once', atOnce],
])('transfers %s', (_name, post) => {
  it('to the last fen, and not one more: then nothing is written', async () => {
    const budget = await aCommittedBudget()
    const over = transfersOf(budget, ['60.00', '40.00', '0.01'])
    await expect(post(over)).rejects.toSatisfy(isOverdraft)
    expect(await written(over)).toEqual([])
    await post(transfersOf(budget, ['60.00', '39.99', '0.01']))
    expect(await standing(budget)).toEqual({ availableCny: '0.00', committedCny: '0.00', paidCny: '100.00' })
  })

  it('count once per key; under the same key another amount is refused, with all that came with it', async () => {
    const budget = await aCommittedBudget()
    const first = transfersOf(budget, ['10.00', '20.00'])
    await post(first)
    await post([...first, ...transfersOf(budget, ['5.00'])])
    expect((await standing(budget)).paidCny).toBe('35.00')
    const [{ idempotencyKey }] = first as [Transfer]
    const other = [...transfersOf(budget, ['1.00']), ...transfersOf(budget, ['11.00'], [idempotencyKey])]
    await expect(post(other)).rejects.toThrow()
    expect((await standing(budget)).paidCny).toBe('35.00')
  })

  it('refuse a third decimal', async () => {
    const budget = await aCommittedBudget()
    await expect(post(transfersOf(budget, ['1.00', '0.001']))).rejects.toThrow()
    expect((await standing(budget)).paidCny).toBe('0.00')
  })
})

describe('both ways', () => {
  it('write the same entries, postings and balances', async () => {
    const amounts = Array.from({ length: 40 }, (_, index) => `${(index % 3) + 1}.0${index % 10}`)
    const [one, many] = [await aCommittedBudget(), await aCommittedBudget()]
    const [each, all] = [transfersOf(one, amounts), transfersOf(many, amounts)]
    await oneByOne(each)
    await atOnce(all)
    expect(await written(all)).toEqual(await written(each))
    expect(await written(all)).toHaveLength(80)
    expect(await standing(many)).toEqual(await standing(one))
  })

  it('two batches over one budget at the same moment: both fit or one is refused whole', async () => {
    const budget = await aCommittedBudget()
    const batches = [transfersOf(budget, ['30.00', '30.00']), transfersOf(budget, ['30.00', '30.00'])]
    const settled = await Promise.allSettled(batches.map(atOnce))
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await standing(budget)).paidCny).toBe('60.00')
  })

  it('a batch never moves money in a circle, nor backwards, nor one key twice', async () => {
    const budget = await aCommittedBudget()
    const [out] = transfersOf(budget, ['10.00']) as [Transfer]
    const back = { ...out, idempotencyKey: randomUUID(), from: out.to, to: out.from }
    await expect(atOnce([out, back])).rejects.toThrow()
    await expect(atOnce(transfersOf(budget, ['-1.00']))).rejects.toThrow()
    await expect(atOnce([out, out])).rejects.toThrow()
    expect((await standing(budget)).paidCny).toBe('0.00')
  })
})
