import { notify } from '@/features/notifications'
import { Decimal, money } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { isConstraint } from '@/server/db'
import { command, done, refuse, type Context } from '@/server/use-case'

import { checks } from './checks'
import { holdMySheet, holdSheet, noteOf } from './move'
import { handInInput, oneSheet, returnInput } from './schema'
import { changeSheets, obstaclesOf, type StoredSheet } from './sheet-store'
import { officers } from './state'

export const wrongSum = (lines: readonly { wrongCny: string }[]): string =>
  money(lines.reduce((sum, { wrongCny }) => sum.plus(wrongCny), new Decimal(0)))

/** What still keeps the sheet from being handed in, all at once. Pure. */
export function hindrances(sheet: StoredSheet, today: string): string[] {
  const answered = new Map(sheet.answers.map((answer) => [answer.checkKey, answer.finding]))
  const missing = checks.filter(({ key }) => !answered.has(key))
  const differing = checks.filter(({ key }) => answered.get(key) === 'DIFFERS')
  const unproven = differing.filter(({ key }) => !sheet.files.some(({ checkKey }) => checkKey === key))
  const { request } = sheet
  const heard = request !== null && (request.answeredAt !== null || today > request.answerBy)
  return [
    ...(missing.length > 0 ? [`尚未填写：${missing.map(({ label }) => label).join('、')}。`] : []),
    ...(unproven.length > 0
      ? [`不符的项目须上传佐证：${unproven.map(({ label }) => label).join('、')}。`]
      : []),
    ...(differing.length > 0 && sheet.divisionCode !== null && !heard
      ? [request ? '企业的答复期限未到，尚未答复。' : '有不符的，须先告知企业并听取说明。']
      : []),
    ...(differing.length === 0 && sheet.lines.length > 0 ? ['登记了差错明细，但各项核查均无不符。'] : []),
  ]
}

/** 提交核查结论: every check answered, what differs proven and the enterprise heard, and what shall follow. */
export const handInSheet = command({
  name: 'spotChecks.handIn',
  allow: officers,
  input: handInInput,
  run: async (context, { sheetId, ...conclusion }) => {
    const { tx, now } = context
    const sheet = await holdMySheet(context, sheetId, 'handIn')
    const still = hindrances(sheet, dateInShanghai(now))
    if (still.length > 0) refuse('WRONG_STATE', `还不能提交：${still.join('')}`, { clause: '二(三)' })
    requireFittingMeasures(sheet, conclusion)
    await changeSheets(tx, [sheetId], {
      state: 'HANDED_IN',
      ...conclusion,
      handedInAt: now,
      returnReason: '',
    })
    return done({ sheetId }, noteOf(sheet, { ...conclusion, wrongCny: wrongSum(sheet.lines) }))
  },
})

function requireFittingMeasures(
  sheet: StoredSheet,
  {
    correction,
    asksClawback,
    caseGround,
  }: { correction: string; asksClawback: boolean; caseGround: string | null },
): void {
  const differs = sheet.answers.some(({ finding }) => finding === 'DIFFERS')
  const any = correction !== '' || asksClawback || caseGround !== null
  if (differs && !any)
    refuse('INVALID', '有不符的，须提出处理意见：更正、追回或立案，至少一项。', {
      fieldErrors: { correction: ['请至少提出一项处理意见。'] },
    })
  if (!differs && any)
    refuse('INVALID', '各项核查均无不符，不能提出处理意见。请核对核查结果，或清除处理意见。')
  if (asksClawback && sheet.lines.length === 0)
    refuse('INVALID', '提出追回的，须先登记差错明细和金额。', {
      fieldErrors: { asksClawback: ['请先登记差错明细。'] },
    })
}

/** Another person, of an office that may check it, who had no part in its review. */
async function requireSecondPerson({ tx, actor }: Context, sheet: StoredSheet): Promise<void> {
  if (sheet.assigneeId === actor.accountId)
    refuse('FORBIDDEN', '核查表由您填写，须由另一人签署。请联系同事或省商务厅办理。')
  const [obstacle] = await obstaclesOf(tx, actor.accountId!, [sheet.id])
  if (obstacle)
    refuse('FORBIDDEN', '您曾经办或审批这件申报的审核，不能签署其核查表。请由另一位同事办理。', {
      clause: '二(三)',
    })
}

/** 签署, by a second person; it stands from now on. The enterprise that was asked learns that it is done. */
export const signSheet = command({
  name: 'spotChecks.sign',
  allow: officers,
  input: oneSheet,
  run: async (context, { sheetId }) => {
    const { tx, actor, now } = context
    const sheet = await holdSheet(context, sheetId, 'sign')
    await requireSecondPerson(context, sheet)
    try {
      await changeSheets(tx, [sheetId], { state: 'SIGNED', signedById: actor.accountId, signedAt: now })
    } catch (error) {
      if (isConstraint(error, 'spot_check_people'))
        refuse('FORBIDDEN', '这份核查表不能由您签署。请由另一位同事办理。')
      throw error
    }
    if (sheet.request)
      await notify(
        tx,
        {
          organisationId: sheet.partyId,
          kind: 'SPOT_CHECK',
          title: `抽查 ${sheet.plan.number}：${sheet.request.receiptNumber} 核查结束`,
          body: '您的说明已收入案卷。如需更正、缴回资金或另行立案，将另发通知。',
          href: `/enterprise/spot-checks/${sheetId}`,
        },
        now,
      )
    return done({ sheetId }, noteOf(sheet))
  },
})

export const returnSheet = command({
  name: 'spotChecks.return',
  allow: officers,
  input: returnInput,
  run: async (context, { sheetId, reason }) => {
    const sheet = await holdSheet(context, sheetId, 'return')
    await requireSecondPerson(context, sheet)
    await changeSheets(context.tx, [sheetId], { state: 'ASSIGNED', returnReason: reason })
    return done({ sheetId }, noteOf(sheet, { reason }))
  },
})
