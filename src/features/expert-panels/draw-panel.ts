import { z } from 'zod'

import { ALGORITHM, newSeed, type Seated } from '@/features/sampling'
import { isUniqueViolation, type PanelDrawKind } from '@/server/db'
import { command, done, notFound, query, refuse, type Context } from '@/server/use-case'

import { differencesOf, drawPanelists, type DrawRequest, poolDigest } from './draw'
import { holdPanel } from './move'
import { stratumName } from './names'
import { readers } from './pool'
import { drawOf } from './read-store'
import { addSeatSchema, memberRef, panelRef, replaceSchema } from './schema'
import {
  addDraw,
  membersOf,
  type PanelRow,
  type PanelStratum,
  poolFor,
  releaseMember,
  setChair,
  setPanelState,
} from './store'

/** 抽取: by lot from the pool of the day, by a seed that nobody chose; all of it is recorded. */
export const drawPanel = command({
  name: 'expert-panels.draw',
  allow: ['COMMERCE_PREPARER'],
  input: panelRef,
  run: async (context, { panelId }) => {
    const panel = await holdPanel(context, panelId, 'draw')
    const result = await draw(context, panel, 'FIRST', panel.strata, { experts: [], employers: [] }, '')
    await setPanelState(context.tx, panelId, { state: 'DRAWN' })
    return done(
      { panelId, drawn: result.length },
      { subject: { kind: 'expert_panel', id: panelId }, detail: { drawn: result.length } },
    )
  },
})

/** 补抽: who cannot come gives the seat back, and one of the same stratum is drawn for it. */
export const replaceMember = command({
  name: 'expert-panels.replace-member',
  allow: ['COMMERCE_PREPARER'],
  input: replaceSchema,
  run: async (context, { panelId, memberId, reason }) => {
    const { tx, now } = context
    const panel = await holdPanel(context, panelId, 'replaceDrawn', 'replaceOpen')
    const members = await membersOf(tx, panelId)
    const leaving = members.find(({ id, releasedAt }) => id === memberId && releasedAt === null)
    if (!leaving) return notFound('专家')
    if (leaving.opinions.some(({ handedInAt }) => handedInAt))
      refuse('WRONG_STATE', `${leaving.expert.name}已提交评审意见，意见须保留，不能更换。`)
    await releaseMember(tx, memberId, reason, now)
    const staying = members.filter(({ id, releasedAt }) => id !== memberId && releasedAt === null)
    const stratum = panel.strata.find(({ key }) => key === leaving.stratum)!
    const [drawn] = await draw(
      context,
      panel,
      'REPLACEMENT',
      [{ ...stratum, size: 1 }],
      {
        experts: members.map(({ expertId }) => expertId),
        employers: staying.map(({ expert }) => expert.employer),
      },
      reason,
    )
    // The panel is never without a chair once it is open: the one who comes takes the place of the one who goes.
    if (leaving.isChair) {
      const next =
        staying[0] ?? (await membersOf(tx, panelId)).find(({ expertId }) => expertId === drawn!.id)!
      await setChair(tx, panelId, next.id)
    }
    return done(
      { panelId },
      { subject: { kind: 'expert_panel', id: panelId }, detail: { left: leaving.expertId, drawn, reason } },
    )
  },
})

/** 增补: one more seat, where so many have an interest in an application that too few opinions are left. */
export const addSeat = command({
  name: 'expert-panels.add-seat',
  allow: ['COMMERCE_PREPARER'],
  input: addSeatSchema,
  run: async (context, { panelId, stratum: key, reason }) => {
    const panel = await holdPanel(context, panelId, 'addSeat')
    const stratum = panel.strata.find((each) => each.key === key)
    if (!stratum) return notFound('抽取分组')
    const members = await membersOf(context.tx, panelId)
    const seated = {
      experts: members.map(({ expertId }) => expertId),
      employers: members.filter(({ releasedAt }) => releasedAt === null).map(({ expert }) => expert.employer),
    }
    const [drawn] = await draw(context, panel, 'ADDITION', [{ ...stratum, size: 1 }], seated, reason)
    return done({ panelId }, { subject: { kind: 'expert_panel', id: panelId }, detail: { drawn, reason } })
  },
})

async function draw(
  { tx, actor, now }: Context,
  panel: PanelRow,
  kind: PanelDrawKind,
  strata: PanelStratum[],
  seatedBefore: DrawRequest['seated'],
  reason: string,
): Promise<Seated[]> {
  const pool = await poolFor(tx, panel.id)
  const request: DrawRequest = { strata, onePerEmployer: panel.onePerEmployer, seated: seatedBefore }
  const seed = newSeed()
  const { seated, lacking } = drawPanelists(seed, request, pool)
  if (lacking.length > 0) {
    const names = [...new Set(lacking)].map((key) => stratumName(strata.find((each) => each.key === key)!))
    const interested = pool.filter(({ interest }) => interest).length
    refuse(
      'WRONG_STATE',
      `专家库人数不足：${names.join('、')}缺 ${lacking.length} 人（另有 ${interested} 人因利害关系已排除）。请补充专家库后再抽取。`,
    )
  }
  try {
    await addDraw(tx, {
      panelId: panel.id,
      kind,
      seed,
      algorithm: ALGORITHM,
      request,
      pool,
      poolSha256: poolDigest(pool),
      result: seated,
      reason,
      drawnById: actor.accountId!,
      drawnAt: now,
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return refuse('CONFLICT', '评审组刚刚有人抽取过。请刷新页面查看结果。')
  }
  return seated
}

/** 指定组长. */
export const appointChair = command({
  name: 'expert-panels.appoint-chair',
  allow: ['COMMERCE_PREPARER'],
  input: memberRef,
  run: async (context, { panelId, memberId }) => {
    await holdPanel(context, panelId, 'appointChair')
    const members = await membersOf(context.tx, panelId)
    if (!members.some(({ id, releasedAt }) => id === memberId && releasedAt === null)) return notFound('专家')
    await setChair(context.tx, panelId, memberId)
    return done({ panelId }, { subject: { kind: 'expert_panel', id: panelId }, detail: { chair: memberId } })
  },
})

/** 复核抽取: drawn again from the stored seed and pool, and compared seat by seat. */
export const drawAgain = query({
  name: 'expert-panels.draw-again',
  allow: readers,
  input: z.strictObject({ drawId: z.uuid('抽取记录的编号不正确，请返回列表重新打开。') }),
  run: async ({ tx }, { drawId }) => {
    const stored = (await drawOf(tx, drawId)) ?? notFound('抽取记录')
    return { sequence: stored.sequence, differences: differencesOf(stored) }
  },
})
