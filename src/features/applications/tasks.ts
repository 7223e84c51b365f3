import { dateInShanghai } from '@/server/clock'
import type { Tx } from '@/server/db'

import { applicationsOf } from './history-store'
import { roundsToApplyFor } from './read-store'

/** What an applicant has to do here, for the home page. */
export interface ApplicationTask {
  id: string
  what: string
  whose: string
  /** `YYYY-MM-DD`, last day included. */
  dueOn: string
  href: string
  action: string
}

/** Returned applications, drafts, and open rounds in which nothing was begun, by deadline. */
export async function applicationTasks(tx: Tx, enterpriseId: string, now: Date): Promise<ApplicationTask[]> {
  const today = dateInShanghai(now)
  const applications = await applicationsOf(tx, enterpriseId)
  const taken = new Set(applications.filter((one) => one.state !== 'WITHDRAWN').map((one) => one.roundId))
  const begun = applications.flatMap((one): ApplicationTask[] => {
    const href = `/enterprise/applications/${one.id}/edit`
    if (one.state === 'RETURNED')
      return [
        {
          id: one.id,
          what: '补正被退回的申报',
          whose: `${one.roundTitle}　${one.receiptNumber}`,
          dueOn: one.correctBy ?? one.closesOn,
          href,
          action: '补正申报',
        },
      ]
    if (one.state === 'DRAFT' && one.closesOn >= today)
      return [
        {
          id: one.id,
          what: '填完并提交申报',
          whose: one.roundTitle,
          dueOn: one.closesOn,
          href,
          action: '继续填写',
        },
      ]
    return []
  })
  const open = (await roundsToApplyFor(tx, today))
    .filter((round) => round.opensOn <= today && !taken.has(round.id))
    .map((round): ApplicationTask => ({
      id: round.id,
      what: '申报一般出口信用保险保费支持',
      whose: round.title,
      dueOn: round.closesOn,
      href: '/enterprise/applications',
      action: '开始申报',
    }))
  return [...begun, ...open].toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
}
