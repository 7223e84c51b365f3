import { notify } from '@/features/notifications'
import { dateInWords } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { pageWithin, PAGE_SIZE, type Page } from '@/server/paging'
import { command, done, notFound, query, refuse, type Context } from '@/server/use-case'

import {
  lockReservation,
  liveReservations,
  releaseReservation,
  type StoredReservation,
} from './reservation-store'
import { endReservationInput, giveUpInput, reservationsInput } from './schema'

const insurers = ['INSURER_OPERATOR', 'INSURER_CHECKER'] as const
const readers = ['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'] as const

/** 放弃预留: the insurer needs it no more; the enterprise is anyone's at once. */
export const giveUpReservation = command({
  name: 'duplicateCover.giveUp',
  allow: insurers,
  input: giveUpInput,
  run: async (context, { checkId }) => {
    const held = await heldReservation(context, { checkId })
    if (held.insurerId !== context.actor.organisationId) return notFound('预留')
    await releaseReservation(context.tx, held.id, context.now, '机构放弃')
    return done({ checkId }, audited(held, '机构放弃'))
  },
})

/** 解除预留: the province ends a reservation before its last day, with a reason that the insurer reads. */
export const endReservation = command({
  name: 'duplicateCover.endReservation',
  allow: ['COMMERCE_CHECKER'],
  input: endReservationInput,
  run: async (context, { id, reason }) => {
    const { tx, now } = context
    const held = await heldReservation(context, { id })
    await releaseReservation(tx, held.id, now, `省级解除：${reason}`)
    await notify(
      tx,
      {
        organisationId: held.insurerId,
        kind: 'duplicate-cover.reservation-ended',
        title: `省商务厅解除了贵机构对 ${held.enterpriseName || held.uscc} 的预留`,
        body: `凭证 ${held.certificateNumber}，原预留至 ${dateInWords(held.reservedUntil)}。理由：${reason}`,
        href: `/insurer/duplicate-cover/${held.checkId}`,
      },
      now,
    )
    return done({ id }, audited(held, reason))
  },
})

const audited = (held: StoredReservation, reason: string) => ({
  subject: { kind: 'cover-reservation', id: held.id },
  detail: { uscc: held.uscc, reservedUntil: held.reservedUntil, reason },
})

/** The reservation, held until the transaction ends; one that is over is told so. */
async function heldReservation(
  { tx, now }: Context,
  which: { id: string } | { checkId: string },
): Promise<StoredReservation> {
  const held = await lockReservation(tx, which)
  if (!held) return notFound('预留')
  if (held.releasedAt !== null || held.reservedUntil < dateInShanghai(now))
    refuse('WRONG_STATE', '这项预留已经结束，没有作任何更改。请刷新页面查看。')
  return held
}

/** 承保预留: who keeps which enterprise until when, the ones that end last first. */
export const coverReservations = query({
  name: 'duplicateCover.reservations',
  allow: readers,
  input: reservationsInput,
  run: async ({ tx, actor, now }, { q, page }): Promise<Page<StoredReservation> & { mayEnd: boolean }> => {
    const today = dateInShanghai(now)
    const { total } = await liveReservations(tx, { q, today }, { skip: 0, take: 0 })
    const shown = pageWithin(page, total)
    const { rows } = await liveReservations(
      tx,
      { q, today },
      { skip: (shown - 1) * PAGE_SIZE, take: PAGE_SIZE },
    )
    return { rows, total, page: shown, pageSize: PAGE_SIZE, mayEnd: actor.role === 'COMMERCE_CHECKER' }
  },
})
