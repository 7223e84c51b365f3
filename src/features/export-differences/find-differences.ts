import { randomUUID } from 'node:crypto'

import { rerunFindingsOf } from '@/features/reviews'
import {
  correctedShare,
  type CorrectedShare,
  Decimal,
  money,
  platformTier,
  sumOfAmounts,
} from '@/policy-rules'
import { dateFromColumn } from '@/server/clock'
import type { ExportSource, Tx } from '@/server/db'
import type { Context } from '@/server/use-case'

import {
  addDifferences,
  applicationsInReview,
  differencesTold,
  factKey,
  policiesRatedOtherwise,
  recordedOtherwise,
  supersede,
  type ListRef,
  type RatedPolicy,
} from './find-store'

/** One enterprise whose recorded exports of the year are not what the list says. USD, but where CNY is said. */
export interface FoundDifference {
  uscc: string
  name: string
  enterpriseId: string | null
  divisionCode: string | null
  recordedUsd: string
  recordedSource: ExportSource
  officialUsd: string
  tierBefore: 'MICRO' | 'MEDIUM' | null
  tierAfter: 'MICRO' | 'MEDIUM' | null
  fiscalShareCny: string
  stakeCny: string
  policies: FoundPolicy[]
}
interface FoundPolicy {
  insurancePolicyId: string
  programme: 'MICRO' | 'MEDIUM'
  recordedUsd: string
  fiscalShareUsd: string
  fiscalShareCny: string | null
  /** Null where no document answers for the policy's day. */
  corrected: CorrectedShare | null
}

/** What the list would tell otherwise than the portal, the most yuan first. Changes nothing. */
export async function foundDifferences(tx: Tx, list: ListRef): Promise<FoundDifference[]> {
  const told = await differencesTold(tx, list.year)
  const found = new Map<string, FoundDifference>()
  for (const policy of await policiesRatedOtherwise(tx, list)) {
    const difference = found.get(policy.uscc) ?? begun({ ...policy, date: dateFromColumn(policy.inception) })
    difference.policies.push(foundPolicy(policy))
    found.set(policy.uscc, difference)
  }
  for (const record of await recordedOtherwise(tx, list))
    if (!found.has(record.uscc)) found.set(record.uscc, begun({ ...record, date: `${list.year + 1}-12-31` }))
  return [...found.values()]
    .filter((one) => !told.has(factKey(one.uscc, one.recordedUsd, one.officialUsd)))
    .map(withSums)
    .toSorted(
      (a, b) => new Decimal(b.stakeCny).cmp(a.stakeCny) || gap(b).cmp(gap(a)) || a.uscc.localeCompare(b.uscc),
    )
}

const gap = (one: FoundDifference) => new Decimal(one.officialUsd).minus(one.recordedUsd).abs()

function begun(
  row: Pick<
    RatedPolicy,
    'uscc' | 'name' | 'enterpriseId' | 'divisionCode' | 'recordedUsd' | 'recordedSource' | 'officialUsd'
  > & { date: string },
): FoundDifference {
  const recordedUsd = row.recordedUsd.toFixed(2)
  const officialUsd = row.officialUsd.toFixed(2)
  return {
    uscc: row.uscc,
    name: row.name,
    enterpriseId: row.enterpriseId,
    divisionCode: row.divisionCode,
    recordedUsd,
    recordedSource: row.recordedSource,
    officialUsd,
    tierBefore: platformTier(recordedUsd, row.date),
    tierAfter: platformTier(officialUsd, row.date),
    fiscalShareCny: '0.00',
    stakeCny: '0.00',
    policies: [],
  }
}

function foundPolicy(policy: RatedPolicy): FoundPolicy {
  const fiscalShareCny = policy.fiscalShareCny?.toFixed(2) ?? null
  const recordedUsd = policy.recordedUsd.toFixed(2)
  const fiscalShareUsd = policy.fiscalShareUsd.toFixed(2)
  return {
    insurancePolicyId: policy.insurancePolicyId,
    programme: policy.programme,
    recordedUsd,
    fiscalShareUsd,
    fiscalShareCny,
    corrected: correctedShare({
      programme: policy.programme,
      inceptionDate: dateFromColumn(policy.inception),
      premiumRate: policy.premiumRate.toFixed(),
      recordedExportsUsd: recordedUsd,
      officialExportsUsd: policy.officialUsd.toFixed(2),
      fiscalShareUsd,
      fiscalShareCny,
      exchangeRate: policy.exchangeRate?.toFixed() ?? null,
    }),
  }
}

const withSums = (one: FoundDifference): FoundDifference => ({
  ...one,
  fiscalShareCny: sumOfAmounts(one.policies.map((policy) => policy.fiscalShareCny ?? '0')),
  stakeCny: sumOfAmounts(one.policies.map((policy) => policy.corrected?.excessCny ?? '0')),
})

/**
 * Keeps what was found with its sheets, lets the new list replace what an older one left open, and runs the findings of the
 * applications in review again. Answers with how many of those there were.
 */
export async function keepDifferences(
  context: Context,
  list: ListRef & { documentNumber: string },
  found: readonly FoundDifference[],
): Promise<number> {
  const { tx, now } = context
  await supersede(tx, list, `官方出口名单 ${list.documentNumber} 载明了新的金额。`, now)
  const rows = found.map((one) => ({ id: randomUUID(), ...one }))
  await addDifferences(
    tx,
    rows.map(({ policies: _policies, ...one }) => ({
      ...one,
      listId: list.id,
      year: list.year,
      differenceUsd: money(new Decimal(one.officialUsd).minus(one.recordedUsd)),
      foundAt: now,
    })),
    rows.flatMap(({ id, policies }) =>
      policies.map(({ corrected, ...policy }) => ({
        ...policy,
        differenceId: id,
        dueUsd: corrected?.dueUsd ?? null,
        dueCny: corrected?.dueCny ?? null,
        stakeCny: corrected?.excessCny ?? null,
        ...(corrected ? { sheet: JSON.parse(JSON.stringify(corrected.sheet)) } : {}),
      })),
    ),
  )
  return rerunFor(
    context,
    found.flatMap(({ policies }) => policies.map(({ insurancePolicyId }) => insurancePolicyId)),
  )
}

/** The findings of what is in review are run again: what was found or settled shows there at once. */
export async function rerunFor(context: Context, insurancePolicyIds: readonly string[]): Promise<number> {
  if (insurancePolicyIds.length === 0) return 0
  const applicationIds = await applicationsInReview(context.tx, insurancePolicyIds)
  await rerunFindingsOf(context, applicationIds)
  return applicationIds.length
}
