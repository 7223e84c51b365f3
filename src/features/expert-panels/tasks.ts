import { z } from 'zod'

import type { Task } from '@/server/task'
import { query } from '@/server/use-case'

import { reviewsOf } from './expert-reviews'
import { firmOpinionRows, panelRows } from './read-store'

/** What waits: for an expert their declarations, scores and summaries; for a checker panels to open and to conclude. */
export const expertPanelTasks = query({
  name: 'expert-panels.tasks',
  allow: ['EXPERT', 'COMMERCE_PREPARER', 'COMMERCE_CHECKER'],
  input: z.strictObject({}),
  run: async ({ tx, actor }): Promise<Task[]> => {
    if (actor.role === 'EXPERT') return (await reviewsOf(tx)).flatMap(ofPanel)
    const panels = await panelRows(tx)
    const task = (row: (typeof panels)[number], action: string): Task => ({
      id: `expert-panel:${row.id}`,
      what: `${action} ${row.number}`,
      whose: row.title,
      dueOn: null,
      href: `/commerce/reviews/panels/${row.id}`,
      action,
    })
    if (actor.role === 'COMMERCE_PREPARER')
      return panels.filter(({ state }) => state === 'DRAFT').map((row) => task(row, '抽取专家'))
    return [
      ...panels.filter(({ state }) => state === 'DRAWN').map((row) => task(row, '启动评审')),
      ...panels
        .filter(
          ({ state, applications, _count }) =>
            state === 'OPEN' && applications.length === _count.applications,
        )
        .map((row) => task(row, '结束评审')),
      ...(await firmOpinionRows(tx))
        .filter(({ state, recordedById }) => state === 'RECORDED' && recordedById !== actor.accountId)
        .map((firm) => ({
          id: `firm-opinion:${firm.id}`,
          what: `确认第三方机构意见 ${firm.documentNumber}`,
          whose: firm.firmName,
          dueOn: null,
          href: '/commerce/reviews/panels#firms',
          action: '确认意见',
        })),
    ]
  },
})

const words = { UNDECLARED: '作回避声明', TO_SCORE: '提交评审意见', TO_SUMMARISE: '汇总评审意见' } as const

function ofPanel(panel: {
  panelId: string
  number: string
  state: string
  cases: { applicationId: string; standing: string }[]
}): Task[] {
  if (panel.state !== 'OPEN') return []
  return Object.entries(words).flatMap(([standing, what]) => {
    const waiting = panel.cases.filter((each) => each.standing === standing)
    if (waiting.length === 0) return []
    return [
      {
        id: `expert-panel:${panel.panelId}:${standing}`,
        what: `${what}，共 ${waiting.length} 件`,
        whose: panel.number,
        dueOn: null,
        href:
          standing === 'UNDECLARED'
            ? '/expert/reviews'
            : `/expert/reviews/${panel.panelId}/${waiting[0]!.applicationId}`,
        action: what,
      },
    ]
  })
}
