import { z } from 'zod'

import { officialCalendar } from '@/features/working-calendar'
import { PROGRAMME_APPLICANTS, PROGRAMMES, type WorkingCalendar } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { query, type Context } from '@/server/use-case'

import { roundsNotAppliedFor, roundsWhere, type RoundSummary } from './store'
import { daysLeft } from './window'

/** One thing of this room that waits for the person who asks. */
export interface RoundTask {
  title: string
  /** What to do about it, and until when. */
  detail: string
  href: string
  /** The last day on which it can be done, where there is one. */
  due: string | null
}

const officialTasks = async ({ tx }: Context, state: 'DRAFT' | 'AWAITING_RELEASE', detail: string) => {
  const { rounds } = await roundsWhere(
    tx,
    { states: [state], programmes: null, openOn: null },
    { skip: 0, take: 20 },
  )
  return rounds.map((round): RoundTask => ({
    title: round.title || round.noticeNumber,
    detail,
    href: `/commerce/rounds/${round.id}`,
    due: null,
  }))
}

/** For the home page: an applicant's open rounds without an application, an official's drafts and releases. */
export const roundTasks = query({
  name: 'rounds.tasks',
  allow: [
    'ENTERPRISE_OPERATOR',
    'ENTERPRISE_APPROVER',
    'INSURER_OPERATOR',
    'INSURER_CHECKER',
    'COMMERCE_PREPARER',
    'COMMERCE_CHECKER',
    'COMMERCE_APPROVER',
  ],
  input: z.strictObject({}),
  run: async (context): Promise<RoundTask[]> => {
    const { actor } = context
    if (actor.role === 'COMMERCE_PREPARER') return officialTasks(context, 'DRAFT', '草稿，完善后提交发布')
    if (actor.kind === 'PROVINCIAL_COMMERCE')
      return officialTasks(context, 'AWAITING_RELEASE', '等待复核发布')
    return applicantTasks(context)
  },
})

async function applicantTasks({ tx, actor, now }: Context): Promise<RoundTask[]> {
  if (!actor.organisationId) return []
  const today = dateInShanghai(now)
  const own = PROGRAMMES.filter((programme) => PROGRAMME_APPLICANTS[programme] === actor.kind)
  const rounds = await roundsNotAppliedFor(tx, actor.organisationId, own, today)
  const last = rounds.reduce((day, { closesOn }) => (closesOn > day ? closesOn : day), today)
  const calendar = await officialCalendar(tx, today, last)
  return rounds.map((round) => taskOf(round, today, calendar))
}

function taskOf(round: RoundSummary, today: string, calendar: WorkingCalendar): RoundTask {
  const { days, workingDays } = daysLeft(round, today, calendar)
  return {
    title: round.title,
    detail: `尚未申报，还剩 ${workingDays === null ? `${days} 天` : `${workingDays} 个工作日`}`,
    href: `/notices/${round.id}`,
    due: round.closesOn,
  }
}
