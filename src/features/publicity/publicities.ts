import { z } from 'zod'

import { awardListOf, canMoveList, uuid } from '@/features/award-lists'
import { PROGRAMME_NAMES } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import type { Tx } from '@/server/db'
import { pageOf, pagingShape } from '@/server/paging'
import { notFound, query } from '@/server/use-case'

import { obstaclesToClosing } from './close-list'
import { everyone } from './file-objection'
import { firstPossibleDay } from './period'
import { phaseOf, withdrawalProposers, withdrawalTransitions } from './state'
import {
  itemsToSupplement,
  linePage,
  objectionsOfList,
  publicitiesOf,
  replacementOf,
  shownHead,
  shownPublicities,
  shownPublicity,
  withdrawals,
  type PublicityHead,
  type PublishedLine,
} from './store'

/** What a page may know of a publicity: its days, its digest, and where it stands. */
function told(publicity: Omit<PublicityHead, 'awardListId'>, today: string) {
  const { id, supplement, startsOn, endsOn, workingDays, content, sha256 } = publicity
  return {
    id,
    number: content.number,
    title: content.title,
    supplement,
    startsOn,
    endsOn,
    workingDays,
    lineCount: publicity.lineCount,
    totalCny: content.totalCny,
    sha256,
    phase: phaseOf(publicity, today),
  }
}

/** 公示: those that run, and the archive. */
export const publicList = query({
  name: 'publicity.public-list',
  allow: everyone,
  input: z.strictObject({}),
  run: async ({ tx, now }) => {
    const today = dateInShanghai(now)
    return (await shownPublicities(tx, today)).map((publicity) => ({
      ...told(publicity, today),
      ...(publicity.state === 'WITHDRAWN' ? { lineCount: null, totalCny: null } : {}),
    }))
  },
})

/** What is told of a publicity whose list may not be read any more: why, since when, and what stands for it. */
async function withdrawalOf(tx: Tx, publicity: Pick<PublicityHead, 'id' | 'endedReason' | 'endedAt'>) {
  const replacement = await replacementOf(tx, publicity.id)
  return {
    reason: publicity.endedReason!,
    on: dateInShanghai(publicity.endedAt!),
    replacedBy: replacement && { id: replacement.id, number: replacement.content.number },
  }
}

/** One publicity as it was published, whole, from its minute on; once withdrawn, the reason instead of the list. */
export const publicDetail = query({
  name: 'publicity.public-detail',
  allow: everyone,
  input: z.strictObject({ publicityId: uuid }),
  run: async ({ tx, now }, { publicityId }) => {
    const today = dateInShanghai(now)
    const publicity = await shownPublicity(tx, publicityId, today)
    if (!publicity) return notFound('公示')
    const { content, publishedAt, state } = publicity
    const common = {
      ...told({ ...publicity, lineCount: content.lines.length }, today),
      publishedAt: publishedAt!,
    }
    if (state !== 'WITHDRAWN') return { ...common, content, withdrawal: null }
    return {
      ...common,
      // Nothing of the list leaves the database any more.
      lineCount: 0,
      totalCny: '',
      content: { ...content, lines: [], totalCny: '', body: [] },
      withdrawal: await withdrawalOf(tx, publicity),
    }
  },
})
export type PublicDetail = Extract<Awaited<ReturnType<typeof publicDetail>>, { ok: true }>['value']

/** The same for the screen: a page of the lines, or of those that are searched for. */
export const publicPage = query({
  name: 'publicity.public-page',
  allow: everyone,
  input: z.strictObject({ publicityId: uuid, ...pagingShape }),
  run: async ({ tx, now }, { publicityId, ...asked }) => {
    const today = dateInShanghai(now)
    const publicity = await shownHead(tx, publicityId, today)
    if (!publicity) return notFound('公示')
    const { content, publishedAt, state } = publicity
    const common = { ...told(publicity, today), publishedAt: publishedAt!, searched: asked.q !== '' }
    if (state !== 'WITHDRAWN')
      return { ...common, content, lines: await linePage(tx, publicity, asked), withdrawal: null }
    return {
      ...common,
      lineCount: 0,
      totalCny: '',
      content: { ...content, totalCny: '', body: [] },
      lines: pageOf<PublishedLine>([], 1),
      withdrawal: await withdrawalOf(tx, publicity),
    }
  },
})
export type PublicPage = Extract<Awaited<ReturnType<typeof publicPage>>, { ok: true }>['value']

/** For whoever publishes and closes: what ran and runs, and what stands in the way. */
export const publicityOfList = query({
  name: 'publicity.of-list',
  allow: [
    'COMMERCE_PREPARER',
    'COMMERCE_CHECKER',
    'COMMERCE_APPROVER',
    'FINANCE_PREPARER',
    'FINANCE_CHECKER',
    'AUDITOR',
  ],
  input: z.strictObject({ awardListId: uuid }),
  run: async ({ tx, actor, now }, { awardListId }) => {
    const list = await awardListOf(tx, awardListId)
    if (!list) return notFound('拟支持名单')
    const today = dateInShanghai(now)
    const publicities = await publicitiesOf(tx, awardListId)
    const ahead = publicities.some(({ state }) => state === 'SCHEDULED')
    const latest = publicities.filter(({ state }) => state === 'PUBLISHED' || state === 'SCHEDULED').at(-1)
    const toSupplement = await itemsToSupplement(tx, awardListId)
    const seesObjections = actor.kind === 'PROVINCIAL_COMMERCE' || actor.kind === 'AUDIT_BODY'
    return {
      publicities: publicities.map((one) => ({
        ...told(one, today),
        publishAt: one.publishAt,
        endedReason: one.endedReason,
      })),
      withdrawals: (await withdrawals(tx, { awardListId })).map((one) => ({
        id: one.id,
        publicityId: one.publicityId,
        number: publicities.find(({ id }) => id === one.publicityId)!.content.number,
        reason: one.reason,
        afterwards: one.afterwards,
        state: one.state,
        proposedBy: one.proposedBy.displayName,
        proposedAt: one.proposedAt,
        own: one.proposedById === actor.accountId,
        decidedBy: one.decidedBy?.displayName ?? null,
        decidedAt: one.decidedAt,
        remark: one.remark,
      })),
      withdrawable: latest?.state === 'PUBLISHED' && list.state === 'IN_PUBLICITY' ? latest.id : null,
      openObjections: seesObjections ? await objectionsOfList(tx, awardListId, 'RECEIVED') : 0,
      toSupplement: toSupplement.length,
      obstacles:
        seesObjections && list.state === 'IN_PUBLICITY'
          ? await obstaclesToClosing(tx, awardListId, today)
          : [],
      may: {
        start: canMoveList(actor.role, list.state, 'publicise') && !ahead,
        supplement: canMoveList(actor.role, list.state, 'supplement') && toSupplement.length > 0 && !ahead,
        close: canMoveList(actor.role, list.state, 'close'),
        cancel: actor.role === 'COMMERCE_APPROVER',
        proposeWithdrawal: withdrawalProposers.some((role) => role === actor.role),
        confirmWithdrawal: withdrawalTransitions.confirm.who.some((role) => role === actor.role),
      },
      proposal: {
        startsOn: await firstPossibleDay(tx, today),
        workingDays: list.publicityDays,
        title: `关于${list.title.replace(/^关于/, '').replace(/的?公示$/, '')}的公示`,
        telephone: list.contactPhone,
        programmeName: PROGRAMME_NAMES[list.programme],
      },
    }
  },
})
export type PublicityOfList = Extract<Awaited<ReturnType<typeof publicityOfList>>, { ok: true }>['value']
export type PublicitySummary = Extract<Awaited<ReturnType<typeof publicList>>, { ok: true }>['value'][number]
