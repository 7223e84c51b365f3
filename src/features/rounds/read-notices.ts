import { z } from 'zod'

import { officialCalendar, type TimeLeft } from '@/features/working-calendar'
import type { WorkingCalendar } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { Role, type Programme, type Tx } from '@/server/db'
import { notFound, query } from '@/server/use-case'

import { findRound, roundsWhere, type Round, type RoundSummary } from './store'
import { daysLeft, isOpen } from './window'

const anyone = ['PUBLIC', ...Object.values(Role)] as const
const PAGE_SIZE = 20

/** A released round as anyone may read it: the notice, without the people who made it. */
export interface Notice extends Omit<
  Round,
  | 'preparedById'
  | 'releasedById'
  | 'submittedAt'
  | 'releasedAt'
  | 'sentBackReason'
  | 'version'
  | 'withdrawnById'
  | 'withdrawnAt'
  | 'withdrawalReason'
> {
  window: NoticeWindow
}

/** 未开始, 申报中 or 已截止 on the day asked, with what is left. */
export interface NoticeWindow extends TimeLeft {
  phase: 'AHEAD' | 'OPEN' | 'OVER'
}

export const listNotices = query({
  name: 'rounds.list-notices',
  allow: anyone,
  input: z.strictObject({ page: z.coerce.number().int().min(1).catch(1) }),
  run: async ({ tx, now }, { page }) => {
    const { rounds, total } = await roundsWhere(
      tx,
      { states: ['RELEASED'], programmes: null, openOn: null },
      { skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE },
    )
    const today = dateInShanghai(now)
    const last = rounds.reduce((day, { closesOn }) => (closesOn > day ? closesOn : day), today)
    const calendar = await officialCalendar(tx, today, last)
    return {
      notices: rounds.map((round) => ({ ...round, window: windowOn(round, today, calendar) })),
      total,
      page,
      pageSize: PAGE_SIZE,
    }
  },
})

export const getNotice = query({
  name: 'rounds.get-notice',
  allow: anyone,
  input: z.strictObject({ id: z.uuid() }),
  run: async ({ tx, now }, { id }): Promise<Notice> => {
    const round = await findRound(tx, id)
    if (round?.state !== 'RELEASED') return notFound('通知')
    const {
      preparedById: _preparedBy,
      releasedById: _releasedBy,
      submittedAt: _submittedAt,
      releasedAt: _releasedAt,
      sentBackReason: _reason,
      version: _version,
      withdrawnById: _withdrawnBy,
      withdrawnAt: _withdrawnAt,
      withdrawalReason: _withdrawalReason,
      ...notice
    } = round
    const today = dateInShanghai(now)
    const calendar = await officialCalendar(tx, today, round.closesOn)
    return { ...notice, window: windowOn(round, today, calendar) }
  },
})

function windowOn(round: RoundSummary, today: string, calendar: WorkingCalendar): NoticeWindow {
  const phase = today < round.opensOn ? 'AHEAD' : isOpen(round, today) ? 'OPEN' : 'OVER'
  return { phase, ...daysLeft(round, today, calendar) }
}

/** Released rounds whose window has `today` in it, of these programmes or of all. */
export async function openRounds(
  tx: Tx,
  today: string,
  programmes: readonly Programme[] | null = null,
): Promise<RoundSummary[]> {
  const { rounds } = await roundsWhere(
    tx,
    { states: ['RELEASED'], programmes, openOn: today },
    { skip: 0, take: 100 },
  )
  return rounds
}
