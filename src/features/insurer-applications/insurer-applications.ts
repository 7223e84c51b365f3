import { z } from 'zod'

import { openRounds } from '@/features/rounds'
import { dateInShanghai } from '@/server/clock'
import type { Programme } from '@/server/db'
import { notFound, query } from '@/server/use-case'

import {
  applicationDto,
  applicationSummary,
  type InsurerApplicationDto,
  type InsurerApplicationSummary,
} from './application-dto'
import { applicationsOf, findApplication } from './store'

const insurers = ['INSURER_OPERATOR', 'INSURER_CHECKER'] as const

export interface BuildableRound {
  id: string
  title: string
  noticeNumber: string
  programme: Programme
  halfYear: string
  closesOn: string
  /** The application that there is already; it may be built again while it is a draft. */
  applicationId: string | null
  draft: boolean
}

/** The insurer's applications, newest first, and the open rounds from which one may be built. */
export const insurerApplications = query({
  name: 'insurerApplications.list',
  allow: insurers,
  input: z.strictObject({}),
  run: async ({
    tx,
    actor,
    now,
  }): Promise<{ applications: InsurerApplicationSummary[]; rounds: BuildableRound[] }> => {
    const rows = await applicationsOf(tx, actor.organisationId!)
    const rounds = await openRounds(tx, dateInShanghai(now), ['MICRO', 'MEDIUM'])
    return {
      applications: rows.map(applicationSummary),
      rounds: rounds.map((round) => {
        const own = rows.find((row) => row.roundId === round.id && row.state !== 'WITHDRAWN')
        return {
          id: round.id,
          title: round.title,
          noticeNumber: round.noticeNumber,
          programme: round.programme,
          halfYear: round.halfYear,
          closesOn: round.closesOn,
          applicationId: own?.id ?? null,
          draft: own === undefined || own.state === 'DRAFT',
        }
      }),
    }
  },
})

/** One application with its lines and where the money is. */
export const insurerApplication = query({
  name: 'insurerApplications.detail',
  allow: insurers,
  input: z.strictObject({ id: z.uuid() }),
  run: async ({ tx, actor }, { id }): Promise<InsurerApplicationDto> => {
    const row = await findApplication(tx, id)
    return row && row.applicantId === actor.organisationId ? applicationDto(row) : notFound('申报')
  },
})
