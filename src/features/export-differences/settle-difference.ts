import { formatAmount } from '@/documents'
import { dateInWords, EXPORT_SOURCE_NAMES, PROGRAMME_NAMES, sumOfAmounts } from '@/policy-rules'
import { command, done, notFound, query, refuse, type Context } from '@/server/use-case'

import { rerunFor } from './find-differences'
import { explainInput, oneDifference, upholdInput } from './schema'
import { canMove, stateLabels, transitionOf, type DifferenceVerb } from './state'
import {
  affectedApplications,
  differenceById,
  lockDifference,
  settleDifference,
  type StoredDifference,
} from './store'

async function holdDifference(context: Context, id: string, verb: DifferenceVerb): Promise<StoredDifference> {
  const found = await lockDifference(context.tx, id)
  if (!found) return notFound('差异')
  if (!canMove(context.actor.role, found.state, verb))
    refuse(
      'WRONG_STATE',
      `${found.name}的这项差异目前为“${stateLabels[found.state]}”，不能办理“${transitionOf(verb).label}”。请刷新页面查看最新状态。`,
    )
  return found
}

async function settled(
  context: Context,
  found: StoredDifference,
  verb: DifferenceVerb,
  reason: string,
): Promise<number> {
  const { tx, actor, now } = context
  await settleDifference(tx, found.id, {
    state: transitionOf(verb).to,
    settledById: actor.accountId,
    settledAt: now,
    reason,
  })
  return rerunFor(
    context,
    found.policies.map(({ insurancePolicyId }) => insurancePolicyId),
  )
}

const audit = (found: StoredDifference, detail: Record<string, string | number>) => ({
  subject: { kind: 'export-difference', id: found.id },
  detail: {
    uscc: found.uscc,
    year: found.year,
    officialUsd: found.officialUsd,
    recordedUsd: found.recordedUsd,
    stakeCny: found.stakeCny,
    ...detail,
  },
})

/** 认定填报不实 (二(三)): the finding of a person; it lists nobody and claws nothing back by itself (L1). */
export const upholdDifference = command({
  name: 'exportDifferences.uphold',
  allow: ['COMMERCE_PREPARER'],
  input: upholdInput,
  run: async (context, { id, reason, next }) => {
    const found = await holdDifference(context, id, 'uphold')
    const reviewed = await settled(context, found, 'uphold', reason)
    return done({ id, next, reviewed }, audit(found, { reason, reviewed }))
  },
})

/** 记录说明: returned goods, another currency, a later correction: with what it rests on. */
export const explainDifference = command({
  name: 'exportDifferences.explain',
  allow: ['COMMERCE_PREPARER'],
  input: explainInput,
  run: async (context, { id, reason }) => {
    const found = await holdDifference(context, id, 'explain')
    const reviewed = await settled(context, found, 'explain', reason)
    return done({ id, reviewed }, audit(found, { reason, reviewed }))
  },
})

/** 退回重新处理: a second person is not satisfied with an explanation. */
export const reopenDifference = command({
  name: 'exportDifferences.reopen',
  allow: ['COMMERCE_CHECKER'],
  input: explainInput,
  run: async (context, { id, reason }) => {
    const found = await holdDifference(context, id, 'reopen')
    const reviewed = await settled(context, found, 'reopen', reason)
    return done({ id, reviewed }, audit(found, { reason, reviewed }))
  },
})

function factsOf(found: StoredDifference): string {
  const policies = found.policies.map(
    (policy) =>
      `${policy.insurerName}保单 ${policy.insurancePolicyNumber}（${PROGRAMME_NAMES[policy.programme]}，${dateInWords(policy.inception)}起保）财政承担 ${amountOr(policy.fiscalShareCny)}，按官方出口额应承担 ${amountOr(policy.dueCny)}，多承担 ${amountOr(policy.stakeCny)}。`,
  )
  return [
    `${found.list.issuer}${found.list.documentNumber}（${dateInWords(found.list.obtainedOn)}取得）载明${found.name} ${found.year} 年出口 ${formatAmount(found.officialUsd)} 美元；平台记录为 ${formatAmount(found.recordedUsd)} 美元（来源：${EXPORT_SOURCE_NAMES[found.recordedSource]}），相差 ${formatAmount(found.differenceUsd)} 美元。`,
    ...policies,
    ...(found.policies.length > 1 ? [`财政多承担合计 ${formatAmount(found.stakeCny)} 元。`] : []),
    ...(found.reason ? [`认定理由：${found.reason}`] : []),
  ].join('\n')
}

const amountOr = (cny: string | null) => (cny === null ? '尚未折算' : `${formatAmount(cny)} 元`)

/** What a case begins with when it is opened on an upheld difference. */
export const differenceForCase = query({
  name: 'exportDifferences.for-case',
  allow: ['COMMERCE_PREPARER'],
  input: oneDifference,
  run: async ({ tx }, { id }) => {
    const found = await differenceById(tx, id)
    if (!found) return notFound('差异')
    return {
      uscc: found.uscc,
      ground: 'MISREPORTED_EXPORTS' as const,
      facts: factsOf(found),
      origin: { kind: 'EXPORT_DIFFERENCE' as const, id },
    }
  },
})

/** By award item: what a clawback of what was paid begins with; the amount is what the treasury would not have borne. */
export const differenceForClawback = query({
  name: 'exportDifferences.for-clawback',
  allow: ['COMMERCE_PREPARER'],
  input: oneDifference,
  run: async ({ tx }, { id }) => {
    const found = await differenceById(tx, id)
    if (!found) return notFound('差异')
    const paid = (await affectedApplications(tx, found)).filter(
      ({ own, itemId, paidCny }) => !own && itemId !== null && paidCny !== '0.00',
    )
    return {
      reason: factsOf(found),
      amounts: Object.fromEntries(
        paid.map(({ itemId }) => [
          itemId!,
          sumOfAmounts(paid.filter((one) => one.itemId === itemId).map(({ stakeCny }) => stakeCny)),
        ]),
      ) as Record<string, string>,
    }
  },
})
