import type { Programme, Tx } from '@/server/db'

import { accountBalance, holdBalance, postEntry, type AccountName } from './ledger-store'

/**
 * A cap (上限) as a counter of the journal (C10): it is opened once with its amount, awards take from what is left, and
 * the database refuses the fen too many.
 */
export interface Cap {
  programme: Programme
  /** Whose cap: an enterprise; none for a cap of the whole province. */
  organisationId?: string
  /** `2026H1`, `2026`, or a project and its year. */
  period: string
  /** The policy document's amount, CNY, from the policy rules. */
  amountCny: string
}

const available = (cap: Cap): AccountName => ({ ...named(cap), kind: 'CAP_AVAILABLE' })
const used = (cap: Cap): AccountName => ({ ...named(cap), kind: 'CAP_USED' })
const source = (cap: Cap): AccountName => ({ kind: 'CAP_SOURCE', programme: cap.programme, period: 'all' })
const named = ({ programme, organisationId, period }: Cap) => ({ programme, organisationId, period })

interface Posting {
  tx: Tx
  by: string | null
  at: Date
}

/** What the cap still leaves, held until the transaction ends; opens the counter the first time it is asked for. */
export async function holdCap({ tx, by, at }: Posting, cap: Cap): Promise<string> {
  const held = await holdBalance(tx, available(cap))
  if (held !== null) return held
  const key = [cap.programme, cap.organisationId ?? 'province', cap.period].join('/')
  await postEntry(tx, {
    idempotencyKey: `open-cap:${key}`,
    kind: 'CAP_OPENED',
    reference: { kind: 'cap', id: key },
    postedById: by,
    postedAt: at,
    postings: [
      { account: source(cap), amountCny: `-${cap.amountCny}` },
      { account: available(cap), amountCny: cap.amountCny },
    ],
  })
  return (await holdBalance(tx, available(cap)))!
}

/** What has been awarded under the cap so far. */
export async function capUsed(tx: Tx, cap: Omit<Cap, 'amountCny'>): Promise<string> {
  return accountBalance(tx, used({ ...cap, amountCny: '0' }))
}

/** Takes `amountCny` from the cap for `reference`, once. */
export async function takeFromCap(
  { tx, by, at }: Posting,
  cap: Cap,
  amountCny: string,
  reference: { kind: string; id: string },
  occasion = 'award',
): Promise<void> {
  await holdCap({ tx, by, at }, cap)
  await move(
    { tx, by, at },
    cap,
    amountCny,
    reference,
    `take:${occasion}`,
    'CAP_TAKEN',
    available(cap),
    used(cap),
  )
}

/** Gives back what an award no longer uses (reduced, withdrawn, clawed back). `occasion` names the event, once each. */
export async function giveBackToCap(
  { tx, by, at }: Posting,
  cap: Cap,
  amountCny: string,
  reference: { kind: string; id: string },
  occasion: string,
): Promise<void> {
  await move(
    { tx, by, at },
    cap,
    amountCny,
    reference,
    `give-back:${occasion}`,
    'CAP_GIVEN_BACK',
    used(cap),
    available(cap),
  )
}

async function move(
  { tx, by, at }: Posting,
  cap: Cap,
  amountCny: string,
  reference: { kind: string; id: string },
  occasion: string,
  kind: string,
  from: AccountName,
  to: AccountName,
): Promise<void> {
  if (/^0(\.0+)?$/.test(amountCny)) return
  await postEntry(tx, {
    idempotencyKey: `${occasion}:${reference.kind}:${reference.id}:${cap.programme}/${cap.period}`,
    kind,
    reference,
    postedById: by,
    postedAt: at,
    postings: [
      { account: from, amountCny: `-${amountCny}` },
      { account: to, amountCny },
    ],
  })
}
