import { command, done, notFound, refuse, type Context } from '@/server/use-case'

import { casesOfPanel } from './read-store'
import { panelRef } from './schema'
import { canMovePanel, type PanelVerb, stateLabels, stepOf } from './state'
import { membersOf, type PanelRow, setPanelState, lockPanel } from './store'

/** The panel, held, if this actor may take one of these steps on it now; else a refusal in words. */
export async function holdPanel(
  { tx, actor }: Context,
  panelId: string,
  ...verbs: PanelVerb[]
): Promise<PanelRow> {
  const panel = await lockPanel(tx, panelId)
  if (!panel) return notFound('评审组')
  if (!verbs.some((verb) => canMovePanel(actor.role, panel.state, verb)))
    refuse(
      'WRONG_STATE',
      `评审组 ${panel.number} 目前为“${stateLabels[panel.state]}”，不能办理“${stepOf(verbs[0]!).label}”。请刷新页面查看最新状态。`,
    )
  return panel
}

/** 启动评审, by another person than the one who composed and drew it (S8). From now on the experts see their cases. */
export const openPanel = command({
  name: 'expert-panels.open',
  allow: ['COMMERCE_CHECKER'],
  input: panelRef,
  run: async (context, { panelId }) => {
    const { tx, actor, now } = context
    const panel = await holdPanel(context, panelId, 'open')
    if (panel.preparedById === actor.accountId) refuse('FORBIDDEN', '评审组由您组建，请由另一位同事启动。')
    const members = (await membersOf(tx, panelId)).filter(({ releasedAt }) => releasedAt === null)
    if (!members.some(({ isChair }) => isChair)) refuse('WRONG_STATE', '尚未指定组长，请经办先指定组长。')
    await setPanelState(tx, panelId, { state: 'OPEN', openedById: actor.accountId!, openedAt: now })
    return done(
      { panelId },
      { subject: { kind: 'expert_panel', id: panelId }, detail: { members: members.length } },
    )
  },
})

/** 结束评审: when every application has its summary. The material closes to the experts. */
export const concludePanel = command({
  name: 'expert-panels.conclude',
  allow: ['COMMERCE_CHECKER'],
  input: panelRef,
  run: async (context, { panelId }) => {
    const { tx, actor, now } = context
    const panel = await holdPanel(context, panelId, 'conclude')
    if (panel.preparedById === actor.accountId)
      refuse('FORBIDDEN', '评审组由您组建，请由另一位同事办理结束评审。')
    const waiting = (await casesOfPanel(tx, panelId)).filter(({ summary }) => summary === null)
    if (waiting.length > 0)
      refuse(
        'WRONG_STATE',
        `还有 ${waiting.length} 件没有汇总意见（${waiting
          .slice(0, 3)
          .map(({ receiptNumber }) => receiptNumber)
          .join('、')}${waiting.length > 3 ? ' 等' : ''}），请待组长汇总后再结束。`,
      )
    await setPanelState(tx, panelId, {
      state: 'CONCLUDED',
      concludedById: actor.accountId!,
      concludedAt: now,
    })
    return done({ panelId }, { subject: { kind: 'expert_panel', id: panelId }, detail: {} })
  },
})
