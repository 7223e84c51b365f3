import { notify } from '@/features/notifications'
import { dateInWords } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { command, done, notFound, refuse } from '@/server/use-case'

import { lockPlan } from './plan-store'
import { assignInput } from './schema'
import { changeSheets, obstaclesOf, officersToAssign, sheetsOf } from './sheet-store'
import { canMoveSheet } from './state'

/** 分派: to a person of the province or of the enterprise's division, never one who prepared or approved its review. */
export const assignSheets = command({
  name: 'spotChecks.assign',
  allow: ['COMMERCE_PREPARER', 'COMMERCE_CHECKER'],
  input: assignInput,
  run: async ({ tx, actor, now }, { planId, selected, assigneeId, dueOn }) => {
    const plan = (await lockPlan(tx, planId)) ?? notFound('抽查方案')
    if (plan.state !== 'DRAWN') refuse('WRONG_STATE', '只有核查中的方案可以分派。请先下达并抽取。')
    if (dueOn < dateInShanghai(now))
      refuse('INVALID', '核查期限不能早于今天。', { fieldErrors: { dueOn: ['不能早于今天。'] } })
    const person = (await officersToAssign(tx)).find(({ id }) => id === assigneeId) ?? notFound('核查人')
    const sheets = await sheetsOf(tx, { planId, id: { in: selected } })
    if (sheets.length !== new Set(selected).size) return notFound('核查表')
    const passed = sheets.find(({ state }) => !canMoveSheet(actor.role, state, 'assign'))
    if (passed)
      refuse(
        'WRONG_STATE',
        `${passed.item.application.receiptNumber} 已提交核查结论，不能改派。请只选择待分派或核查中的核查表。`,
      )
    const obstacles = await obstaclesOf(tx, assigneeId, selected)
    if (obstacles.length > 0)
      refuse(
        'FORBIDDEN',
        `${person.displayName}不能核查：${obstacles
          .slice(0, 5)
          .map(
            ({ receiptNumber, obstacle }) =>
              `${receiptNumber}（${obstacle === 'REVIEWED' ? '曾经办或审批其审核' : '不是其所属地'}）`,
          )
          .join('、')}${obstacles.length > 5 ? ` 等 ${obstacles.length} 件` : ''}。请改派他人。`,
        { clause: '二(三)' },
      )
    await changeSheets(tx, selected, { state: 'ASSIGNED', assigneeId, byDivision: person.byDivision, dueOn })
    await notify(
      tx,
      {
        organisationId: person.organisationId,
        kind: 'SPOT_CHECK',
        title: `抽查 ${plan.number}：${person.displayName}有 ${selected.length} 份核查表`,
        body: `请于${dateInWords(dueOn)}前完成核查。`,
        href: person.byDivision ? '/division/spot-checks' : `/commerce/spot-checks/${planId}`,
      },
      now,
    )
    return done(
      { planId, assigned: selected.length },
      {
        subject: { kind: 'spot-check-plan', id: planId },
        detail: { number: plan.number, assigneeId, dueOn, sheets: selected.length },
      },
    )
  },
})
