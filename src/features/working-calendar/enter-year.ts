import { command, done, notFound, refuse, type Context } from '@/server/use-case'

import { readNotice } from './read-notice'
import { confirmInput, enterInput, refuseInput } from './schema'
import { entrants, stateLabels, transitions } from './state'
import { addYear, decideYear, holdYear, isWaiting, yearById } from './store'

/** 录入一个年度: read out of the notice's text; what does not hold together is refused, with every problem named. */
export const enterCalendarYear = command({
  name: 'working-calendar.enter',
  allow: entrants,
  input: enterInput,
  run: async ({ tx, actor, now }, { year, documentNumber, text }) => {
    const { days, problems } = readNotice(text, year)
    if (problems.length > 0)
      refuse('INVALID', '通知内容需要核对，请按提示更正后再提交。', { fieldErrors: { text: problems } })
    await holdYear(tx, year)
    if (await isWaiting(tx, year))
      refuse('CONFLICT', `${year} 年的安排已有一份待确认。请先由另一位人员确认或退回，再重新录入。`)
    const id = await addYear(tx, { year, documentNumber, days, by: actor.accountId!, at: now })
    return done(
      { id, year },
      { subject: { kind: 'working-calendar', id }, detail: { year, documentNumber, days: days.length } },
    )
  },
})

/** The second official's yes: from now on the year is counted by it. */
export const confirmCalendarYear = command({
  name: 'working-calendar.confirm',
  allow: transitions.confirm.who,
  input: confirmInput,
  run: (context, { id }) => decide(context, id, transitions.confirm.to, ''),
})

/** The second official's no, with the reason. */
export const refuseCalendarYear = command({
  name: 'working-calendar.refuse',
  allow: transitions.refuse.who,
  input: refuseInput,
  run: (context, { id, reason }) => decide(context, id, transitions.refuse.to, reason),
})

async function decide(
  { tx, actor, now }: Context,
  id: string,
  state: 'CONFIRMED' | 'REFUSED',
  remark: string,
) {
  const found = await yearById(tx, id)
  if (!found) return notFound('安排')
  await holdYear(tx, found.year)
  const { year, enteredById, state: present } = (await yearById(tx, id))!
  if (present !== transitions.confirm.from)
    refuse('WRONG_STATE', `${year} 年的这份安排${stateLabels[present]}，不能再办理。请刷新页面查看。`)
  if (enteredById === actor.accountId)
    refuse('FORBIDDEN', '这份安排由您录入，须由另一位复核或审批人员确认。请联系同事办理。')
  await decideYear(tx, id, { state, remark, decidedById: actor.accountId!, decidedAt: now })
  return done({ id, year }, { subject: { kind: 'working-calendar', id }, detail: { year, state, remark } })
}
