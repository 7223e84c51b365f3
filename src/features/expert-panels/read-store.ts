import { dateFromColumn } from '@/server/clock'
import type { Tx } from '@/server/db'

import type { DrawRequest, StoredDraw } from './draw'
import { progressOf, type PoolEntry } from './store'

/** How panels are read. Amounts and points leave as strings. */

export function panelRows(tx: Tx) {
  return tx.expertPanel.findMany({
    include: {
      round: { select: { title: true } },
      _count: {
        select: { applications: true, members: { where: { releasedAt: null } } },
      },
      applications: { where: { summary: { isNot: null } }, select: { applicationId: true } },
    },
    orderBy: { preparedAt: 'desc' },
    take: 200,
  })
}

export function panelFacts(tx: Tx, id: string) {
  return tx.expertPanel.findUnique({
    where: { id },
    include: {
      round: { select: { title: true, noticeNumber: true } },
      draws: { orderBy: { sequence: 'asc' } },
      members: { orderBy: { seat: 'asc' }, include: { expert: true, declarations: true } },
    },
  })
}

export async function accountNames(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const rows = await tx.account.findMany({
    where: { id: { in: ids.filter((id) => id !== null) } },
    select: { id: true, displayName: true },
  })
  return new Map(rows.map(({ id, displayName }) => [id, displayName]))
}

/** Every application of the panel: how far it is, all opinions handed in, further rounds, the summary. */
export async function casesOfPanel(tx: Tx, panelId: string) {
  const rows = await tx.panelApplication.findMany({
    where: { panelId },
    include: {
      application: {
        select: { receiptNumber: true, requestedAmountCny: true, applicant: { select: { name: true } } },
      },
      opinions: { where: { handedInAt: { not: null } }, include: { member: true } },
      furtherRounds: { orderBy: { opinionRound: 'asc' } },
      summary: true,
    },
    orderBy: { position: 'asc' },
  })
  const cases = []
  for (const row of rows)
    cases.push({
      applicationId: row.applicationId,
      position: row.position,
      receiptNumber: row.application.receiptNumber ?? '',
      applicantName: row.application.applicant.name,
      requestedAmountCny: row.application.requestedAmountCny?.toFixed(2) ?? null,
      progress: await progressOf(tx, panelId, row.applicationId),
      opinions: row.opinions
        .map(opinionView)
        .toSorted((a, b) => a.opinionRound - b.opinionRound || a.seat - b.seat),
      furtherRounds: row.furtherRounds.map(furtherRoundView),
      summary: row.summary && summaryView(row.summary),
    })
  return cases
}

type OpinionRow = Awaited<ReturnType<Tx['expertOpinion']['findMany']>>[number]

export function opinionView(row: OpinionRow & { member: { seat: number } }) {
  return {
    memberId: row.memberId,
    seat: row.member.seat,
    opinionRound: row.opinionRound,
    scores: row.scores as Record<string, string>,
    total: row.total?.toFixed(2) ?? null,
    grade: row.grade,
    recommendedAmountCny: row.recommendedAmountCny?.toFixed(2) ?? null,
    opinion: row.opinion,
    handedInAt: row.handedInAt?.toISOString() ?? null,
  }
}

export function furtherRoundView(row: Awaited<ReturnType<Tx['furtherOpinionRound']['findMany']>>[number]) {
  return {
    opinionRound: row.opinionRound,
    highest: row.highest.toFixed(2),
    lowest: row.lowest.toFixed(2),
    reason: row.reason,
    askedAt: row.askedAt.toISOString(),
  }
}

export function summaryView(row: Awaited<ReturnType<Tx['panelSummary']['findMany']>>[number]) {
  return {
    memberId: row.memberId,
    opinionRound: row.opinionRound,
    opinions: row.opinions,
    average: row.average.toFixed(2),
    highest: row.highest.toFixed(2),
    lowest: row.lowest.toFixed(2),
    grade: row.grade,
    recommendedAmountCny: row.recommendedAmountCny.toFixed(2),
    summary: row.summary,
    summarisedAt: row.summarisedAt.toISOString(),
  }
}

export async function drawOf(tx: Tx, id: string): Promise<(StoredDraw & { sequence: number }) | null> {
  const row = await tx.panelDraw.findUnique({ where: { id } })
  return (
    row && {
      sequence: row.sequence,
      seed: row.seed,
      algorithm: row.algorithm,
      request: row.request as unknown as DrawRequest,
      pool: row.pool as unknown as PoolEntry[],
      poolSha256: row.poolSha256,
      result: row.result as unknown as StoredDraw['result'],
    }
  )
}

export async function firmOpinionRows(tx: Tx) {
  const rows = await tx.firmOpinion.findMany({
    include: {
      round: { select: { title: true } },
      results: {
        include: {
          application: { select: { receiptNumber: true, applicant: { select: { name: true } } } },
        },
      },
    },
    orderBy: { recordedAt: 'desc' },
    take: 100,
  })
  return rows.map((row) => ({
    id: row.id,
    roundTitle: row.round.title,
    firmName: row.firmName,
    documentNumber: row.documentNumber,
    issuedOn: dateFromColumn(row.issuedOn),
    fileId: row.fileId,
    state: row.state,
    recordedById: row.recordedById,
    remark: row.remark,
    results: row.results.map((result) => ({
      receiptNumber: result.application.receiptNumber ?? '',
      applicantName: result.application.applicant.name,
      grade: result.grade,
      recommendedAmountCny: result.recommendedAmountCny.toFixed(2),
      remark: result.remark,
    })),
  }))
}
