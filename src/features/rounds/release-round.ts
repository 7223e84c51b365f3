import { z } from 'zod'

import { notify, notifyAll, type Audience } from '@/features/notifications'
import { dateInWords, halfYearInWords, PROGRAMME_APPLICANTS, PROGRAMME_NAMES } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { command, done, notFound, refuse, type Context } from '@/server/use-case'

import { missingForRelease, outsideTerm } from './completeness'
import { canMove, stateLabels, transitions, type RoundVerb } from './state'
import { lockRound, setRoundState, type Round } from './store'

const releasers = transitions.release.who
const one = z.strictObject({ id: z.uuid() })

/** The preparer is done: a second official decides. Everything that is missing is said at once. */
export const submitRound = command({
  name: 'rounds.submit',
  allow: transitions.submit.who,
  input: one,
  run: async (context, { id }) => {
    const round = await inStateFor(context, id, 'submit')
    refuseIncomplete(round)
    await setRoundState(context.tx, id, {
      state: transitions.submit.to,
      preparedById: context.actor.accountId!,
      submittedAt: context.now,
      sentBackReason: null,
    })
    return done({ id }, { subject: { kind: 'round', id } })
  },
})

const audiences: Record<(typeof PROGRAMME_APPLICANTS)[Round['programme']], Audience> = {
  ENTERPRISE: 'VERIFIED_ENTERPRISES',
  INSURER: 'INSURERS',
  PROVIDER: 'PROVIDERS',
}

/** The notice goes out: everyone it concerns sees the round and is told. Never by the one who prepared it (S8). */
export const releaseRound = command({
  name: 'rounds.release',
  allow: releasers,
  input: one,
  run: async (context, { id }) => {
    const { tx, actor, now } = context
    const round = await inStateFor(context, id, 'release')
    refuseOwn(round, actor.accountId)
    refuseIncomplete(round)
    if (round.closesOn < dateInShanghai(now))
      refuse(
        'WRONG_STATE',
        `申报截止日 ${dateInWords(round.closesOn)}已过，不能发布。请退回经办修改申报时间。`,
      )
    await setRoundState(tx, id, {
      state: transitions.release.to,
      releasedById: actor.accountId,
      releasedAt: now,
    })
    const told = await notifyAll(tx, audiences[PROGRAMME_APPLICANTS[round.programme]], notice(round), now)
    return done(
      { id, told },
      { subject: { kind: 'round', id }, detail: { noticeNumber: round.noticeNumber, told } },
    )
  },
})

/** Back to the preparer, with the reason. */
export const sendBackRound = command({
  name: 'rounds.send-back',
  allow: releasers,
  input: one.extend({
    reason: z
      .string()
      .trim()
      .min(4, '请写明退回原因，便于经办修改。')
      .max(500, '退回原因请不超过 500 个字。'),
  }),
  run: async (context, { id, reason }) => {
    const { tx, actor, now } = context
    const round = await inStateFor(context, id, 'sendBack')
    refuseOwn(round, actor.accountId)
    await setRoundState(tx, id, { state: transitions.sendBack.to, sentBackReason: reason, submittedAt: null })
    if (actor.organisationId)
      await notify(
        tx,
        {
          organisationId: actor.organisationId,
          accountId: round.preparedById,
          kind: 'rounds.sent-back',
          title: `批次“${round.title}”被退回`,
          body: reason,
          href: `/commerce/rounds/${id}`,
        },
        now,
      )
    return done({ id }, { subject: { kind: 'round', id }, detail: { reason } })
  },
})

async function inStateFor({ tx, actor }: Context, id: string, verb: RoundVerb): Promise<Round> {
  const round = await lockRound(tx, id)
  if (!round) return notFound('批次')
  if (!canMove(actor.role, round.state, verb))
    refuse(
      'WRONG_STATE',
      `批次目前为“${stateLabels[round.state]}”，不能办理“${transitions[verb].label}”。请刷新页面查看最新状态。`,
    )
  return round
}

function refuseOwn(round: Round, accountId: string | null): void {
  if (round.preparedById === accountId)
    refuse('FORBIDDEN', '批次由您经办，须由另一位人员复核发布。请联系复核人员。')
}

function refuseIncomplete(round: Round): void {
  const outside = outsideTerm(round.halfYear)
  if (outside) refuse('INVALID', outside, { clause: '三(四)', fieldErrors: { halfYear: [outside] } })
  const missing = missingForRelease(round)
  if (missing.length === 0) return
  refuse('INVALID', `批次还不能发布：${missing.map(({ message }) => message).join('')}`, {
    fieldErrors: Object.fromEntries(missing.map(({ field, message }) => [field, [message]])),
  })
}

const notice = (round: Round) => ({
  kind: 'rounds.released',
  title: `${PROGRAMME_NAMES[round.programme]}${halfYearInWords(round.halfYear)}开始申报`,
  body: `${round.noticeNumber} ${round.title}。申报时间：${dateInWords(round.opensOn)}至${dateInWords(round.closesOn)}。`,
  href: `/notices/${round.id}`,
})
