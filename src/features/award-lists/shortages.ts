import { z } from 'zod'

import { dateInShanghai } from '@/server/clock'
import type { Tx } from '@/server/db'
import { notFound, query } from '@/server/use-case'

import { listOfficials } from './officials'
import { displayNames } from './read-store'
import { factorField, uuid } from './schema'
import { previewShortage } from './shortage-preview'
import { adjustmentsOf, shortagesOf, type StoredShortage } from './shortage-store'
import { canMoveList } from './state'
import { awardListOf } from './store'

/** The page of a list's shortage factor: the preview while none is proposed, the one proposed, and those before. */
export const shortageOfList = query({
  name: 'award-lists.shortage',
  allow: listOfficials,
  input: z.strictObject({
    awardListId: uuid,
    /** Another factor to look at, as typed; one that is none is left out. */
    factor: factorField.optional().catch(undefined),
  }),
  run: async ({ tx, actor }, { awardListId, factor }) => {
    const list = await awardListOf(tx, awardListId)
    if (!list) return notFound('拟支持名单')
    const shortages = await withNames(tx, await shortagesOf(tx, awardListId))
    const open = list.state === 'DRAFT' || list.state === 'SENT_BACK'
    const proposed = shortages.find(({ state }) => state === 'PROPOSED') ?? null
    return {
      awardListId,
      number: list.number,
      title: list.title,
      state: list.state,
      budgetYear: list.budgetYear,
      programme: list.programme,
      preview: open ? await previewShortage(tx, list, factor ?? null) : null,
      proposed,
      past: shortages.filter(({ state }) => state !== 'PROPOSED').toReversed(),
      may: {
        propose: canMoveList(actor.role, list.state, 'proposeShortage'),
        withdraw: canMoveList(actor.role, list.state, 'withdrawShortage'),
        decide:
          canMoveList(actor.role, list.state, 'confirmShortage') &&
          proposed?.proposedById !== actor.accountId,
      },
    }
  },
})

async function withNames(tx: Tx, shortages: StoredShortage[]) {
  const nameOf = await displayNames(
    tx,
    shortages.flatMap(({ proposedById, decidedById }) => [proposedById, decidedById]),
  )
  return shortages.map(({ proposedAt, decidedAt, ...shortage }) => ({
    ...shortage,
    proposedBy: nameOf(shortage.proposedById),
    proposedOn: dateInShanghai(proposedAt),
    decidedBy: nameOf(shortage.decidedById),
    decidedOn: decidedAt && dateInShanghai(decidedAt),
  }))
}

export type ShortageView = Extract<Awaited<ReturnType<typeof shortageOfList>>, { ok: true }>['value']
export type ShortageRecord = ShortageView['past'][number]

/** The confirmed factors of one application, for its applicant and for officials: why the amount is what it is. */
export const shortageOfApplication = query({
  name: 'award-lists.shortage-of-application',
  allow: [
    ...listOfficials,
    'ENTERPRISE_OPERATOR',
    'ENTERPRISE_APPROVER',
    'INSURER_OPERATOR',
    'INSURER_CHECKER',
  ],
  input: z.strictObject({ applicationId: uuid }),
  run: async ({ tx }, { applicationId }) =>
    (await adjustmentsOf(tx, applicationId)).map(({ decidedAt, ...one }) => ({
      ...one,
      decidedOn: dateInShanghai(decidedAt),
    })),
})

export type ApplicationAdjustment = Extract<
  Awaited<ReturnType<typeof shortageOfApplication>>,
  { ok: true }
>['value'][number]
