import { Decimal, money } from '@/policy-rules'

import type { Line } from './store'

type Attempt = Pick<
  Line,
  'itemId' | 'kind' | 'attempt' | 'amountCny' | 'paidCny' | 'openCny' | 'state' | 'id'
>

/** The attempts to pay one award in one way, as this line is one of them. */
const attemptsOf = <T extends Attempt>(line: T, all: readonly T[]) =>
  all.filter(
    ({ itemId, kind, state }) => itemId === line.itemId && kind === line.kind && state !== 'REPLACED',
  )

/**
 * What is neither paid nor with the bank: the first attempt's amount, less what all attempts have paid and what waits. Pure.
 */
export function unmetOf(line: Attempt, all: readonly Attempt[]): string {
  const attempts = attemptsOf(line, all)
  const first = attempts.reduce((one, other) => (other.attempt < one.attempt ? other : one), attempts[0]!)
  return money(
    attempts.reduce(
      (left, { paidCny, openCny, state }) => left.minus(paidCny).minus(state === 'PENDING' ? openCny : 0),
      new Decimal(first.amountCny),
    ),
  )
}

/** Nothing waits for the bank, and nothing is left to order anew. */
export const isMet = (line: Attempt, all: readonly Attempt[]): boolean =>
  line.state === 'REPLACED' ||
  (unmetOf(line, all) === '0.00' && attemptsOf(line, all).every(({ state }) => state !== 'PENDING'))

/** The failed line that a further attempt would be ordered for: the latest one, while something is unmet and nothing waits. */
export function mayBePaidAgain(line: Attempt, all: readonly Attempt[]): boolean {
  const attempts = attemptsOf(line, all)
  const failed = attempts.filter(({ state }) => state === 'FAILED')
  const latest = failed.toSorted((one, other) => other.attempt - one.attempt)[0]
  return (
    latest?.id === line.id &&
    unmetOf(line, all) !== '0.00' &&
    attempts.every(({ state }) => state !== 'PENDING')
  )
}

export const nextAttempt = (line: Attempt, all: readonly Attempt[]): number =>
  Math.max(...attemptsOf(line, all).map(({ attempt }) => attempt)) + 1
