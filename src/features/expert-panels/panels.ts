import { z } from 'zod'

import type { Seated } from '@/features/sampling'
import { notFound, query } from '@/server/use-case'

import { stratumName } from './names'
import { readers } from './pool'
import { accountNames, casesOfPanel, firmOpinionRows, panelFacts, panelRows } from './read-store'
import { panelRef } from './schema'
import { canMovePanel, transitions } from './state'
import { findPanel, type PoolEntry } from './store'

/** 专家评审: all panels, and the firms' opinions that stand in a panel's place. */
export const panelOverview = query({
  name: 'expert-panels.overview',
  allow: readers,
  input: z.strictObject({}),
  run: async ({ tx, actor }) => {
    const panels = await panelRows(tx)
    const firms = await firmOpinionRows(tx)
    return {
      panels: panels.map((row) => ({
        id: row.id,
        number: row.number,
        title: row.title,
        roundTitle: row.round.title,
        state: row.state,
        members: row._count.members,
        applications: row._count.applications,
        summarised: row.applications.length,
      })),
      firms: firms.map(({ recordedById, ...firm }) => ({
        ...firm,
        mayCheck:
          actor.role === 'COMMERCE_CHECKER' && firm.state === 'RECORDED' && recordedById !== actor.accountId,
      })),
      mayPrepare: actor.role === 'COMMERCE_PREPARER',
    }
  },
})
export type PanelOverview = Extract<Awaited<ReturnType<typeof panelOverview>>, { ok: true }>['value']

/** One panel for commerce: composition, draws with their seeds, members, and each application's opinions. */
export const panelDetail = query({
  name: 'expert-panels.detail',
  allow: readers,
  input: panelRef,
  run: async ({ tx, actor }, { panelId }) => {
    const panel = (await findPanel(tx, panelId)) ?? notFound('评审组')
    const facts = (await panelFacts(tx, panelId))!
    const names = await accountNames(tx, [
      facts.preparedById,
      facts.openedById,
      facts.concludedById,
      ...facts.draws.map(({ drawnById }) => drawnById),
    ])
    const other = actor.accountId !== panel.preparedById
    const may = (verb: (typeof transitions)[number]['verb']) =>
      canMovePanel(actor.role, panel.state, verb) && (verb === 'open' || verb === 'conclude' ? other : true)
    return {
      ...panel,
      roundTitle: facts.round.title,
      noticeNumber: facts.round.noticeNumber,
      strata: panel.strata.map((stratum) => ({ ...stratum, name: stratumName(stratum) })),
      preparedBy: names.get(facts.preparedById) ?? '',
      preparedAt: facts.preparedAt.toISOString(),
      openedBy: facts.openedById && (names.get(facts.openedById) ?? ''),
      openedAt: facts.openedAt?.toISOString() ?? null,
      concludedAt: facts.concludedAt?.toISOString() ?? null,
      draws: facts.draws.map((draw) => {
        const pool = draw.pool as unknown as PoolEntry[]
        const result = draw.result as unknown as Seated[]
        return {
          id: draw.id,
          sequence: draw.sequence,
          kind: draw.kind,
          seed: draw.seed,
          algorithm: draw.algorithm,
          poolSha256: draw.poolSha256,
          poolSize: pool.length,
          excluded: pool
            .filter(({ interest }) => interest)
            .map(({ name, interest }) => `${name}（${interest}）`),
          drawn: result.map(({ id }) => pool.find((each) => each.id === id)?.name ?? ''),
          reason: draw.reason,
          drawnBy: names.get(draw.drawnById) ?? '',
          drawnAt: draw.drawnAt.toISOString(),
        }
      }),
      members: facts.members.map((member) => ({
        id: member.id,
        seat: member.seat,
        name: member.expert.name,
        employer: member.expert.employer,
        fields: member.expert.fields,
        isChair: member.isChair,
        releaseReason: member.releaseReason,
        declared: new Set(member.declarations.map(({ applicationId }) => applicationId)).size,
        interests: member.declarations
          .filter(({ interest }) => interest)
          .map(({ applicationId, reason }) => ({ applicationId, reason })),
      })),
      cases: await casesOfPanel(tx, panelId),
      may: {
        draw: may('draw'),
        appointChair: may('appointChair'),
        replace: may('replaceDrawn') || may('replaceOpen'),
        addSeat: may('addSeat'),
        open: may('open'),
        conclude: may('conclude'),
      },
    }
  },
})
export type PanelDetail = Extract<Awaited<ReturnType<typeof panelDetail>>, { ok: true }>['value']
