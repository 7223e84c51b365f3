import { notify } from '@/features/notifications'
import { dateInWords, type LawDate } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { command, done, notFound, refuse, type Context } from '@/server/use-case'

import { confirmInput, proposeInput, refuseInput } from './schema'
import { stateLabels, transitionOf, type ReleaseVerb } from './state'
import {
  addRelease,
  decideRelease,
  endCover,
  lockCover,
  lockRelease,
  type HeldCover,
  type StoredRelease,
} from './store'

const subjectOf = (insurancePolicyId: string) => ({ kind: 'insurance-policy', id: insurancePolicyId })

/**
 * 提出提前解除承保: 二(五) binds an enterprise to its insurer until the cover ends; where it cannot go on (the insurer has stopped, the
 * parties have ended it), the province may end it earlier. Nothing changes until another person confirms.
 */
export const proposeRelease = command({
  name: 'coverReleases.propose',
  allow: ['COMMERCE_PREPARER'],
  input: proposeInput,
  run: async ({ tx, actor, now }, { insurancePolicyId, lastDay, documentNumber, reason }) => {
    const cover = await lockCover(tx, insurancePolicyId)
    if (!cover) return notFound('统保保单')
    refuseNotInForce(cover)
    refuseDay(cover, lastDay, dateInShanghai(now))
    const id = await addRelease(tx, {
      insurancePolicyId,
      expiryBefore: cover.expiry,
      lastDay,
      documentNumber,
      reason,
      proposedById: actor.accountId!,
      proposedAt: now,
    })
    if (id === null) refuse('CONFLICT', '这张保单已有一项提前解除待复核。请先由复核岗办理。')
    return done(
      { id, insurancePolicyId },
      { subject: subjectOf(insurancePolicyId), detail: { release: id, lastDay, documentNumber, reason } },
    )
  },
})

/** 确认解除, by another person: the cover ends on that day, and the insurer is told with the reason. Premiums are not touched. */
export const confirmRelease = command({
  name: 'coverReleases.confirm',
  allow: ['COMMERCE_CHECKER'],
  input: confirmInput,
  run: async (context, { id }) => {
    const { tx, actor, now } = context
    const release = await waiting(context, id, 'confirm')
    const cover = (await lockCover(tx, release.insurancePolicyId))!
    refuseNotInForce(cover)
    if (cover.expiry !== release.expiryBefore)
      refuse('CONFLICT', '提出以后这张保单的保险期间已经改变。请不同意本项，由经办按现在的期间重新提出。')
    refuseDay(cover, release.lastDay, dateInShanghai(now))
    await endCover(tx, cover.id, release.lastDay)
    await decideRelease(tx, id, {
      state: 'CONFIRMED',
      decidedById: actor.accountId!,
      decidedAt: now,
      remark: '',
    })
    await notify(
      tx,
      {
        organisationId: cover.insurerId,
        kind: 'cover-releases.confirmed',
        title: `${cover.enterpriseName}的统保保单 ${cover.insurancePolicyNumber} 提前解除，保险期间至 ${dateInWords(release.lastDay)}`,
        body: `依据：${release.documentNumber}。理由：${release.reason}`,
        href: `/insurer/policies/${cover.id}`,
      },
      now,
    )
    return decided(release, { lastDay: release.lastDay, expiryBefore: release.expiryBefore })
  },
})

export const refuseRelease = command({
  name: 'coverReleases.refuse',
  allow: ['COMMERCE_CHECKER'],
  input: refuseInput,
  run: async (context, { id, reason }) => {
    const release = await waiting(context, id, 'refuse')
    await decideRelease(context.tx, id, {
      state: 'REFUSED',
      decidedById: context.actor.accountId!,
      decidedAt: context.now,
      remark: reason,
    })
    return decided(release, { reason })
  },
})

const decided = ({ id, insurancePolicyId }: StoredRelease, detail: Record<string, string>) =>
  done(
    { id, insurancePolicyId },
    { subject: subjectOf(insurancePolicyId), detail: { release: id, ...detail } },
  )

async function waiting({ tx, actor }: Context, id: string, verb: ReleaseVerb): Promise<StoredRelease> {
  const release = await lockRelease(tx, id)
  if (!release) return notFound('提前解除')
  const step = transitionOf(verb)
  if (release.state !== step.from)
    refuse('WRONG_STATE', `这项提前解除${stateLabels[release.state]}，不能“${step.label}”。请刷新页面查看。`)
  if (release.proposedById === actor.accountId)
    refuse('FORBIDDEN', '这项提前解除由您提出，须由另一位同事复核。')
  return release
}

function refuseNotInForce(cover: HeldCover): void {
  if (cover.state !== 'IN_FORCE')
    refuse(
      'WRONG_STATE',
      `保单 ${cover.insurancePolicyNumber} 不是已生效的保单，没有可以解除的承保。待自缴到账的，由保险机构作废。`,
    )
}

/** Never backwards: what has been covered stays covered; another's cover begins on the day after. */
function refuseDay({ inception, expiry }: HeldCover, lastDay: LawDate, today: LawDate): void {
  const problem =
    lastDay < today
      ? '承保不能追溯解除：最后一日不能早于今天。'
      : lastDay < inception
        ? `保单自 ${dateInWords(inception)}起保，最后一日不能早于起保日。`
        : lastDay >= expiry
          ? `保单本来就在 ${dateInWords(expiry)}到期，最后一日须早于这一天。`
          : null
  if (problem !== null)
    refuse('INVALID', '有内容需要更正，请按提示修改后再提交。', {
      clause: '二(五)',
      fieldErrors: { lastDay: [problem] },
    })
}
