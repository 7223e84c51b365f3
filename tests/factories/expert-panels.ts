import { randomInt } from 'node:crypto'

import { createPanel } from '@/features/expert-panels/create-panel'
import { declareInterest } from '@/features/expert-panels/declare'
import { appointChair, drawPanel } from '@/features/expert-panels/draw-panel'
import { openPanel } from '@/features/expert-panels/move'
import { addExpert } from '@/features/expert-panels/pool'
import { type Actor, systemActor } from '@/server/auth/actor'
import { asActor } from '@/server/db'

import { valueOf } from './applications'
import { anEnterprise } from './enterprises'
import { aPerson, someday } from './people'
import { anApplicationForReview } from './reviews'
import { aRound } from './rounds'

/** Panels as people make them: through the use cases. */

let made = 0

export interface ExpertOptions {
  name?: string
  fields?: string
  employer?: string
  employerUscc?: string
  divisionCode?: string
  phone?: string
}

export async function anExpert(
  preparer: Actor,
  options: ExpertOptions = {},
): Promise<{ expertId: string; actor: Actor }> {
  made += 1
  const loginName = `expert-${made}-${randomInt(1e9)}`
  const { expertId } = valueOf(
    await addExpert(
      preparer,
      {
        name: options.name ?? `专家${made}`,
        loginName,
        password: 'Kx9-vLq7-RzT4-mWp8',
        fields: options.fields ?? '出口信用保险',
        employer: options.employer ?? `河南第${made}大学`,
        employerUscc: options.employerUscc ?? '',
        divisionCode: options.divisionCode ?? '',
        phone: options.phone ?? `139${String(10_000_000 + randomInt(80_000_000))}`,
      },
      { now: someday },
    ),
  )
  return { expertId, actor: await actorOf(expertId) }
}

export async function actorOf(expertId: string): Promise<Actor> {
  const { account } = await asActor(systemActor(), (tx) =>
    tx.expert.findUniqueOrThrow({
      where: { id: expertId },
      include: { account: { include: { organisation: true } } },
    }),
  )
  return {
    accountId: account.id,
    displayName: account.displayName,
    role: 'EXPERT',
    organisationId: account.organisationId,
    organisationName: account.organisation.name,
    kind: 'EXPERT_BODY',
    divisionCode: null,
    sessionId: null,
    address: '127.0.0.1',
  }
}

/** Applications of 1,000.00 in review in a round that asks for experts. */
export async function applicationsAwaitingExperts(count = 1, state: 'IN_REVIEW' | 'REVIEWED' = 'REVIEWED') {
  const preparer = await aPerson('COMMERCE_PREPARER')
  const checker = await aPerson('COMMERCE_CHECKER', { organisationId: preparer.organisationId })
  const round = await aRound({
    requirements: [],
    expertReview: true,
    preparedById: preparer.accountId,
    releasedById: checker.accountId,
  })
  const applications = []
  for (let i = 0; i < count; i += 1) {
    const applicant = await anEnterprise()
    const application = await anApplicationForReview({
      roundId: round.id,
      applicant,
      state,
      preparerId: preparer.accountId,
      requestedAmountCny: '1000.00',
      payments: [{ paidAmount: '2000.00' }],
    })
    applications.push({ ...application, applicant })
  }
  return { preparer, checker, round, applications }
}

export const panelInput = (roundId: string, applicationIds: string[], size = 3) => ({
  roundId,
  title: '第一评审组',
  applicationIds,
  strata: [{ field: '出口信用保险', employer: '', size: String(size) }],
  onePerEmployer: true,
  criteria: [
    { label: '材料真实性', weight: '60' },
    { label: '支持必要性', weight: '40' },
  ],
  spreadThreshold: '20',
  minimumOpinions: '2',
})

export interface Seat {
  memberId: string
  expertId: string
  seat: number
  isChair: boolean
  actor: Actor
}

export async function seatsOf(panelId: string): Promise<Seat[]> {
  const rows = await asActor(systemActor(), (tx) =>
    tx.panelMember.findMany({ where: { panelId, releasedAt: null }, orderBy: { seat: 'asc' } }),
  )
  return Promise.all(
    rows.map(async (row) => ({
      memberId: row.id,
      expertId: row.expertId,
      seat: row.seat,
      isChair: row.isChair,
      actor: await actorOf(row.expertId),
    })),
  )
}

/** An open panel of three, seat 1 in the chair; all have declared no interest unless told otherwise. */
export async function anOpenPanel(count = 1, options: { declared?: boolean } = {}) {
  const made = await applicationsAwaitingExperts(count)
  for (let i = 0; i < 4; i += 1) await anExpert(made.preparer)
  const ids = made.applications.map(({ id }) => id)
  const { panelId } = valueOf(
    await createPanel(made.preparer, panelInput(made.round.id, ids), { now: someday }),
  )
  valueOf(await drawPanel(made.preparer, { panelId }, { now: someday }))
  const [first] = await seatsOf(panelId)
  valueOf(await appointChair(made.preparer, { panelId, memberId: first!.memberId }, { now: someday }))
  valueOf(await openPanel(made.checker, { panelId }, { now: someday }))
  const seats = await seatsOf(panelId)
  if (options.declared ?? true)
    for (const { actor } of seats)
      for (const applicationId of ids)
        valueOf(
          await declareInterest(
            actor,
            { panelId, applicationId, interest: 'no', reason: '' },
            { now: someday },
          ),
        )
  return { ...made, panelId, seats }
}
