import { dateInWords } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { command, done, notFound, query, refuse, type Context } from '@/server/use-case'

import { oneOverlap, settleInput } from './schema'
import { canMove, stateLabels, transitionOf, type OverlapVerb } from './state'
import { lockOverlap, overlapById, settleOverlap, type StoredOverlap } from './store'

async function settled(context: Context, id: string, verb: OverlapVerb, reason: string) {
  const { tx, actor, now } = context
  const found = await lockOverlap(tx, id)
  if (!found) return notFound('线索')
  if (!canMove(actor.role, found.state, verb))
    refuse(
      'WRONG_STATE',
      `${found.enterpriseName}的这条线索目前为“${stateLabels[found.state]}”，不能办理“${transitionOf(verb).label}”。请刷新页面查看最新状态。`,
    )
  const state = transitionOf(verb).to
  await settleOverlap(tx, id, { state, settledById: actor.accountId, settledAt: now, reason })
  return done({ id }, { subject: { kind: 'cover-overlap', id }, detail: { uscc: found.uscc, state, reason } })
}

/** 认定重复投保 (二(五)): the finding of a person; it lists nobody and cancels no policy by itself (L1, L3). */
export const upholdOverlap = command({
  name: 'coverOverlaps.uphold',
  allow: ['COMMERCE_PREPARER'],
  input: settleInput,
  run: (context, { id, reason }) => settled(context, id, 'uphold', reason),
})

/** 记录说明: a list that was wrong, a policy that was never in force. */
export const explainOverlap = command({
  name: 'coverOverlaps.explain',
  allow: ['COMMERCE_PREPARER'],
  input: settleInput,
  run: (context, { id, reason }) => settled(context, id, 'explain', reason),
})

export const reopenOverlap = command({
  name: 'coverOverlaps.reopen',
  allow: ['COMMERCE_CHECKER'],
  input: settleInput,
  run: (context, { id, reason }) => settled(context, id, 'reopen', reason),
})

function sideInWords(side: StoredOverlap['sides'][number]): string {
  const checked = side.checkedAt
    ? `查重凭证 ${side.certificateNumber}，${dateInWords(dateInShanghai(new Date(side.checkedAt)))}由${side.checkedBy}查询`
    : side.certificateNumber
      ? `查重凭证 ${side.certificateNumber} 在平台没有记录`
      : '没有查重凭证'
  return `${side.insurerName}保单 ${side.insurancePolicyNumber}，${dateInWords(side.inception)}至${dateInWords(side.expiry)}；${checked}；${dateInWords(dateInShanghai(new Date(side.recordedAt)))}由${side.recordedBy}录入（${side.source}）。`
}

/** What a case begins with when it is opened on an upheld overlap. */
export const overlapForCase = query({
  name: 'coverOverlaps.for-case',
  allow: ['COMMERCE_PREPARER'],
  input: oneOverlap,
  run: async ({ tx }, { id }) => {
    const found = await overlapById(tx, id)
    if (!found) return notFound('线索')
    return {
      uscc: found.uscc,
      ground: 'DUPLICATE_COVER' as const,
      facts: [
        `${found.enterpriseName}的两份统保保单保险期间重叠，自${dateInWords(found.overlapFrom)}至${dateInWords(found.overlapUntil)}。`,
        ...found.sides.map(sideInWords),
        ...(found.reason ? [`认定理由：${found.reason}`] : []),
      ].join('\n'),
      origin: { kind: 'COVER_OVERLAP' as const, id },
    }
  },
})
