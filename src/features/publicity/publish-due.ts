import { z } from 'zod'

import { lockAwardList, uuid } from '@/features/award-lists'
import { notify } from '@/features/notifications'
import { systemActor } from '@/server/auth/actor'
import { dateInShanghai } from '@/server/clock'
import { asActor } from '@/server/db'
import { log } from '@/server/log'
import { command, done, notFound } from '@/server/use-case'

import { goPublic, itemsOf, whyNot } from './go-public'
import { cancelScheduled, duePublicities, lockPublicity, officeOf, publicityById } from './store'

/**
 * 到时发布: one scheduled publicity whose minute has come. All of it is one transaction behind the list's lock, so that of
 * two workers one publishes and the other finds it done, and a process that dies leaves nothing. What may not be
 * published any more is cancelled, and whoever had scheduled it is told why.
 */
export const publishScheduled = command({
  name: 'publicity.publish',
  allow: ['SYSTEM'],
  input: z.strictObject({ publicityId: uuid }),
  run: async (context, { publicityId }) => {
    const { tx, now } = context
    const awardListId = (await publicityById(tx, publicityId))?.awardListId ?? notFound('公示')
    const list = (await lockAwardList(tx, awardListId))!
    const publicity = (await lockPublicity(tx, publicityId))!
    if (publicity.state !== 'SCHEDULED' || publicity.publishAt > now) return done({ published: false }, [])
    const obstacle = await whyNot(tx, list, publicity, dateInShanghai(now))
    const { number } = publicity.content
    const subject = { kind: 'publicity', id: publicityId }
    if (obstacle) {
      await cancelScheduled(tx, publicityId, { reason: obstacle, by: null, at: now })
      await notify(
        tx,
        {
          organisationId: await officeOf(tx, publicity.publishedById),
          accountId: publicity.publishedById,
          kind: 'PUBLICITY_CANCELLED',
          title: `${number}没有发布`,
          body: obstacle,
          href: `/commerce/award-lists/${awardListId}`,
        },
        now,
      )
      return done({ published: false }, { subject, detail: { number, cancelled: obstacle } })
    }
    await goPublic(context, list, publicity, await itemsOf(tx, publicity))
    const { sha256, publishAt } = publicity
    return done(
      { published: true },
      {
        subject,
        detail: { number, sha256, publishAt: publishAt.toISOString(), publishedAt: now.toISOString() },
      },
    )
  },
})

/** Whatever is due, each by itself: one that fails does not hold up the others. Answers how many were published. */
export async function publishDue(now: Date): Promise<number> {
  let published = 0
  for (const publicityId of await asActor(systemActor(), (tx) => duePublicities(tx, now))) {
    const outcome = await publishScheduled(systemActor(), { publicityId }, { now })
    if (!outcome.ok) log.error({ publicityId, refusal: outcome.refusal.message }, 'publicity not published')
    else if (outcome.value.published) published += 1
  }
  return published
}
