import { z } from 'zod'

import { dateInShanghai } from '@/server/clock'
import type { Tx } from '@/server/db'
import { PAGE_SIZE, pageOf, pagingShape } from '@/server/paging'
import { notFound, query } from '@/server/use-case'

import { listOfficials } from './officials'
import { displayNames } from './read-store'
import { factorField, uuid } from './schema'
import { previewShortage } from './shortage-preview'
import {
  adjustmentsOf,
  shortageLineOf,
  shortageLinePage,
  shortagesOf,
  type ShortageHead,
} from './shortage-store'
import { canMoveList } from './state'
import { awardListOf } from './store'

const noPaging = { total: 0, page: 1, pageSize: PAGE_SIZE }

/**
 * The page of a list's shortage factor: the preview while none is proposed, the one proposed, and those before; of their lines
 * one page, of the factor asked for or else of the one that stands first.
 */
export const shortageOfList = query({
  name: 'award-lists.shortage',
  allow: listOfficials,
  input: z.strictObject({
    awardListId: uuid,
    /** Another factor to look at, as typed; one that is none is left out. */
    factor: factorField.optional().catch(undefined),
    /** The earlier factor whose lines are read. */
    past: z.number().int().optional().catch(undefined),
    /** The item whose sheet is asked for. */
    sheet: z.uuid().optional().catch(undefined),
    ...pagingShape,
  }),
  run: async ({ tx, actor }, { awardListId, factor, past, sheet, q, page }) => {
    const list = await awardListOf(tx, awardListId)
    if (!list) return notFound('拟支持名单')
    const shortages = await withNames(tx, await shortagesOf(tx, awardListId))
    const open = list.state === 'DRAFT' || list.state === 'SENT_BACK'
    const proposed = shortages.find(({ state }) => state === 'PROPOSED') ?? null
    const preview = open ? await previewShortage(tx, list, factor ?? null) : null
    const before = shortages.filter(({ state }) => state !== 'PROPOSED').toReversed()
    const opened =
      before.find(({ sequence }) => sequence === past) ?? (preview || proposed ? null : before[0]) ?? null
    const asked = { q, page }
    const first = opened ? { q: '', page: 1 } : asked
    const ofPreview =
      preview &&
      pageOf(first.q ? preview.lines.filter((line) => names(line, first.q)) : preview.lines, first.page)
    const ofProposed = proposed && (await shortageLinePage(tx, proposed.id, first))
    const ofOpened = opened && (await shortageLinePage(tx, opened.id, asked))
    const { rows: _rows, ...paging } = ofOpened ?? ofProposed ?? ofPreview ?? { rows: [], ...noPaging }
    const behind = opened ?? proposed
    const confirmed = before.find(({ state }) => state === 'CONFIRMED')
    const sheetLine =
      sheet === undefined
        ? null
        : ((behind && (await shortageLineOf(tx, behind.id, sheet))) ??
          preview?.lines.find(({ itemId }) => itemId === sheet) ??
          (confirmed ? await shortageLineOf(tx, confirmed.id, sheet) : null))
    return {
      awardListId,
      number: list.number,
      title: list.title,
      state: list.state,
      budgetYear: list.budgetYear,
      programme: list.programme,
      preview: preview && { ...preview, lines: ofPreview!.rows },
      proposed: proposed && { ...proposed, lines: ofProposed!.rows },
      past: before.map((one) => ({ ...one, lines: one === opened ? ofOpened!.rows : null })),
      /** Of the lines that are paged: the opened earlier factor's, or else the proposed one's, or the preview's. */
      paging,
      searched: q !== '',
      openedPast: opened?.sequence ?? null,
      sheetLine,
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

const names = ({ name, receiptNumber }: { name: string; receiptNumber: string }, q: string) =>
  name.includes(q) || receiptNumber.includes(q)

async function withNames(tx: Tx, shortages: ShortageHead[]) {
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
export type ShortageRecord = ShortageView['past'][number] | NonNullable<ShortageView['proposed']>

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
