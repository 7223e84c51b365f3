import { z } from 'zod'

import { awardListOf, canMoveList, uuid } from '@/features/award-lists'
import { PROGRAMME_NAMES } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { notFound, query } from '@/server/use-case'

import { obstaclesToClosing } from './close-list'
import { everyone } from './file-objection'
import { firstPossibleDay } from './period'
import {
  itemsToSupplement,
  objectionsOfList,
  publicitiesOf,
  shownPublicities,
  shownPublicity,
  type StoredPublicity,
} from './store'

/** What a page may know of a publicity: the published content, its days and its digest. */
function told(publicity: StoredPublicity, today: string) {
  const { id, sequence, startsOn, endsOn, workingDays, content, sha256 } = publicity
  return {
    id,
    number: content.number,
    title: content.title,
    supplement: sequence > 1,
    startsOn,
    endsOn,
    workingDays,
    lineCount: content.lines.length,
    totalCny: content.totalCny,
    sha256,
    phase: today < startsOn ? ('AHEAD' as const) : today <= endsOn ? ('RUNNING' as const) : ('OVER' as const),
  }
}

/** 公示: those that run, and the archive. */
export const publicList = query({
  name: 'publicity.public-list',
  allow: everyone,
  input: z.strictObject({}),
  run: async ({ tx, now }) => {
    const today = dateInShanghai(now)
    return (await shownPublicities(tx, today)).map((publicity) => told(publicity, today))
  },
})

/** One publicity as it was published, from its first day on. */
export const publicDetail = query({
  name: 'publicity.public-detail',
  allow: everyone,
  input: z.strictObject({ publicityId: uuid }),
  run: async ({ tx, now }, { publicityId }) => {
    const today = dateInShanghai(now)
    const publicity = await shownPublicity(tx, publicityId, today)
    if (!publicity) return notFound('公示')
    return { ...told(publicity, today), content: publicity.content, publishedAt: publicity.publishedAt }
  },
})
export type PublicDetail = Extract<Awaited<ReturnType<typeof publicDetail>>, { ok: true }>['value']

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
    const toSupplement = await itemsToSupplement(tx, awardListId)
    const seesObjections = actor.kind === 'PROVINCIAL_COMMERCE' || actor.kind === 'AUDIT_BODY'
    return {
      publicities: (await publicitiesOf(tx, awardListId)).map((one) => told(one, today)),
      openObjections: seesObjections ? await objectionsOfList(tx, awardListId, 'RECEIVED') : 0,
      toSupplement: toSupplement.length,
      obstacles:
        seesObjections && list.state === 'IN_PUBLICITY'
          ? await obstaclesToClosing(tx, awardListId, today)
          : [],
      may: {
        start: canMoveList(actor.role, list.state, 'publicise'),
        supplement: canMoveList(actor.role, list.state, 'supplement') && toSupplement.length > 0,
        close: canMoveList(actor.role, list.state, 'close'),
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
