import { concurAwardList, sendToFinance } from '@/features/award-lists/consult-finance'
import { createAwardList } from '@/features/award-lists/create-award-list'
import { takeFromCap, provideBudget } from '@/features/funds'
import { closeAwardList } from '@/features/publicity/close-list'
import { startPublicity } from '@/features/publicity/publish'
import type { Actor } from '@/server/auth/actor'
import { systemActor } from '@/server/auth/actor'
import { dateInShanghai } from '@/server/clock'
import { asActor, type Programme } from '@/server/db'
import type { Outcome } from '@/server/use-case'

import { aPerson, someday } from './people'

/** Award lists as the two departments make them: through the real use cases, step after step. */

/** The five people of the two departments whom a list needs. */
export interface Desk {
  preparer: Actor
  checker: Actor
  approver: Actor
  financePreparer: Actor
  financeChecker: Actor
}

export async function aDesk(): Promise<Desk> {
  return {
    preparer: await aPerson('COMMERCE_PREPARER', { displayName: '商务经办' }),
    checker: await aPerson('COMMERCE_CHECKER', { displayName: '商务复核' }),
    approver: await aPerson('COMMERCE_APPROVER', { displayName: '商务处长' }),
    financePreparer: await aPerson('FINANCE_PREPARER', { displayName: '财政经办' }),
    financeChecker: await aPerson('FINANCE_CHECKER', { displayName: '财政复核' }),
  }
}

/** The value, or the refusal as an exception: for steps that are not what is tested. */
export async function accepted<T>(outcome: Promise<Outcome<T>>): Promise<T> {
  const settled = await outcome
  if (!settled.ok) throw settled.refusal
  return settled.value
}

let receipts = 0

/** An application that review has approved with this amount; under GENERAL it holds its place under the cap. */
export async function anApprovedApplication(options: {
  roundId: string
  applicantId: string
  amountCny: string
  programme?: Programme
  halfYear?: string
  now?: Date
}): Promise<string> {
  const { roundId, applicantId, amountCny, now = someday } = options
  const programme = options.programme ?? 'GENERAL'
  const halfYear = options.halfYear ?? '2026H1'
  return asActor(systemActor(), async (tx) => {
    const application = await tx.application.create({
      data: {
        roundId,
        applicantId,
        programme,
        halfYear,
        state: 'APPROVED',
        receiptNumber: `豫信保申〔2026〕${String((receipts += 1)).padStart(6, '0')}号`,
        requestedAmountCny: amountCny,
        approvedAmountCny: amountCny,
        submissionSequence: 1,
        submittedAt: now,
        createdAt: now,
        lastEditedAt: now,
      },
    })
    if (programme === 'GENERAL')
      await takeFromCap(
        { tx, by: null, at: now },
        { programme, organisationId: applicantId, period: halfYear, amountCny: '2000000.00' },
        amountCny,
        { kind: 'application', id: application.id },
      )
    return application.id
  })
}

let documents = 0

/** Money for the year and programme, under a fund document of its own. */
export async function aBudget(
  year: number,
  amountCny: string,
  programme: Programme = 'GENERAL',
): Promise<void> {
  await asActor(systemActor(), (tx) =>
    provideBudget(
      { tx, by: null, at: someday },
      { year, programme },
      amountCny,
      `豫财贸〔${year}〕${(documents += 1)}号`,
    ),
  )
}

export const notice = {
  title: '关于拟支持名单的公示',
  office: '河南省商务厅对外贸易处',
  telephone: '0371-63576000',
  address: '郑州市文化路115号',
}

/** Takes the list of a round as far as asked, by the people of the desk. Budget and applications are there already. */
export async function anAwardList(
  desk: Desk,
  roundId: string,
  until: 'DRAFT' | 'WITH_FINANCE' | 'CONCURRED' | 'IN_PUBLICITY' | 'CLOSED',
  dates: { now?: Date; startsOn?: string; closedAt?: Date } = {},
): Promise<{ awardListId: string; publicityId: string | null; endsOn: string | null }> {
  const now = dates.now ?? someday
  const { awardListId } = await accepted(
    createAwardList(desk.preparer, { roundId, title: '2026年上半年拟支持名单' }, { now }),
  )
  const at = { awardListId, publicityId: null, endsOn: null }
  if (until === 'DRAFT') return at
  await accepted(sendToFinance(desk.preparer, { awardListId }, { now }))
  if (until === 'WITH_FINANCE') return at
  await accepted(
    concurAwardList(desk.financeChecker, { awardListId, documentNumber: '豫财贸函〔2026〕12号' }, { now }),
  )
  if (until === 'CONCURRED') return at
  const startsOn = dates.startsOn ?? '2026-08-20'
  const { publicityId, endsOn } = await accepted(
    startPublicity(
      desk.approver,
      { ...notice, awardListId, startsOn },
      { now: dateInShanghai(now) < startsOn ? new Date(`${startsOn}T09:00:00+08:00`) : now },
    ),
  )
  if (until === 'CLOSED') {
    const closedAt = dates.closedAt ?? new Date(Date.parse(`${endsOn}T16:00:00Z`))
    await accepted(closeAwardList(desk.approver, { awardListId }, { now: closedAt }))
  }
  return { awardListId, publicityId, endsOn }
}
