import { z } from 'zod'

import { applicationFigures, applicationTasks } from '@/features/applications'
import { awardListTasks } from '@/features/award-lists'
import { bankAccountTasks } from '@/features/bank-accounts'
import { clawbackTasks } from '@/features/clawbacks'
import { coverOverlapTasks } from '@/features/cover-overlaps'
import { coverReleaseTasks } from '@/features/cover-releases'
import { disbursementTasks } from '@/features/disbursements'
import { divisionReviewTasks } from '@/features/division-reviews'
import { enterprisesTasks } from '@/features/enterprises'
import { rateTasks } from '@/features/exchange-rates'
import { expertPanelTasks } from '@/features/expert-panels'
import { exportDifferenceTasks } from '@/features/export-differences'
import { budgetFigures, budgetTasks } from '@/features/funds'
import { correctionTasks } from '@/features/invoice-corrections'
import { caseTasks } from '@/features/negative-list'
import { officialListTasks } from '@/features/official-exports'
import { programmesTasks } from '@/features/programmes'
import { publicityTasks } from '@/features/publicity'
import { reviewTasks } from '@/features/reviews'
import { roundTasks } from '@/features/rounds'
import { spotCheckTasks } from '@/features/spot-checks'
import { overdueTasks } from '@/features/time-limits'
import { calendarTasks, timeLeft, type TimeLeft } from '@/features/working-calendar'
import type { Actor } from '@/server/auth/actor'
import type { Figure, Task } from '@/server/task'
import type { Outcome, UseCase } from '@/server/use-case'

const nothing = z.strictObject({})
type Asked<T> = UseCase<typeof nothing, T>

const rooms: Asked<Task[]>[] = [
  enterprisesTasks,
  bankAccountTasks,
  programmesTasks,
  applicationTasks,
  reviewTasks,
  expertPanelTasks,
  awardListTasks,
  publicityTasks,
  disbursementTasks,
  divisionReviewTasks,
  overdueTasks,
  caseTasks,
  clawbackTasks,
  calendarTasks,
  correctionTasks,
  officialListTasks,
  exportDifferenceTasks,
  coverOverlapTasks,
  coverReleaseTasks,
  rateTasks,
  budgetTasks,
  spotCheckTasks,
]

export interface HomeTask extends Task {
  left?: TimeLeft
}

/** What waits for the person, over all rooms, by deadline and with what is left of it; what has none comes last. */
export async function homeTasks(actor: Actor, now: Date): Promise<HomeTask[]> {
  const tasks = [
    ...(await allOf(rooms, actor, now)),
    ...(actor.kind === 'ENTERPRISE' ? [] : await rounds(actor, now)),
  ]
  const lastDays = tasks.flatMap(({ dueOn }) => dueOn ?? [])
  const left = answered(await timeLeft(actor, { lastDays }, { now }))
  return tasks
    .toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))
    .map((task) => (task.dueOn ? { ...task, left: left[task.dueOn]! } : task))
}

/** At most four figures of where things stand, each opening to its rows. */
export async function homeFigures(actor: Actor, now: Date): Promise<Figure[]> {
  return (await Promise.all([applicationFigures, budgetFigures].map((room) => ask(room, actor, now))))
    .flat()
    .slice(0, 4)
}

async function allOf(rooms: Asked<Task[]>[], actor: Actor, now: Date): Promise<Task[]> {
  return (await Promise.all(rooms.map((room) => ask(room, actor, now)))).flat()
}

/** A room is asked only when the role is one of its own; a refusal here is a defect and is not hidden. */
async function ask<T>(useCase: Asked<T[]>, actor: Actor, now: Date): Promise<T[]> {
  if (!useCase.allow.includes(actor.role)) return []
  return answered(await useCase(actor, {}, { now }))
}

function answered<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw outcome.refusal
  return outcome.value
}

async function rounds(actor: Actor, now: Date): Promise<Task[]> {
  return (await ask(roundTasks, actor, now)).map(({ title, detail, href, due }) => ({
    id: `round:${href}`,
    what: detail,
    whose: title,
    dueOn: due,
    href,
    action: actor.kind === 'PROVINCIAL_COMMERCE' ? '办理批次' : '查看通知',
  }))
}
