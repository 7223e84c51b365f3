import type { OpinionGrade, Tx } from '@/server/db'

/** What an expert reads and writes, in their own seat. The database holds the same conditions (my_seat, sits_on). */

export interface SeatCase {
  applicationId: string
  position: number
  applicantName: string
  receiptNumber: string
  insurers: string
  /** An interest that the records show, in words. */
  found: string | null
}

/** What one must know to declare: whose it is and who insures. */
export function casesOfSeat(tx: Tx, panelId: string): Promise<SeatCase[]> {
  return tx.$queryRaw<SeatCase[]>`
    SELECT application_id AS "applicationId", "position", applicant_name AS "applicantName",
      receipt_number AS "receiptNumber", insurers, found FROM cases_of_seat(${panelId}::uuid)`
}

/** The seats of the one who asks; the walls show no others. */
export function ownSeats(tx: Tx, panelId?: string) {
  return tx.panelMember.findMany({
    where: {
      releasedAt: null,
      panel: { state: { in: ['OPEN', 'CONCLUDED'] } },
      ...(panelId ? { panelId } : {}),
    },
    include: { panel: { include: { round: { select: { title: true } } } }, declarations: true },
    orderBy: { panel: { openedAt: 'desc' } },
  })
}

/** Is this seat free for the application, and does it preside? */
export async function standingOf(
  tx: Tx,
  panelId: string,
  applicationId: string,
): Promise<{ seatId: string | null; free: boolean; presides: boolean }> {
  const [row] = await tx.$queryRaw<{ seatId: string | null; free: boolean; presides: boolean }[]>`
    SELECT my_seat(${panelId}::uuid) AS "seatId", sits_on(${panelId}::uuid, ${applicationId}::uuid) AS free,
      coalesce(presiding_seat(${panelId}::uuid, ${applicationId}::uuid) = my_seat(${panelId}::uuid), false) AS presides`
  return row!
}

export async function addDeclaration(
  tx: Tx,
  declaration: {
    panelId: string
    applicationId: string
    memberId: string
    interest: boolean
    reason: string
    declaredAt: Date
  },
): Promise<void> {
  await tx.interestDeclaration.create({ data: declaration })
}

/** Own and, once own is handed in, the others': the walls decide. */
export function opinionsSeen(tx: Tx, panelId: string, applicationId: string) {
  return tx.expertOpinion.findMany({
    where: { panelId, applicationId },
    orderBy: [{ opinionRound: 'asc' }, { handedInAt: 'asc' }],
  })
}

export function furtherRoundsOf(tx: Tx, panelId: string, applicationId: string) {
  return tx.furtherOpinionRound.findMany({
    where: { panelId, applicationId },
    orderBy: { opinionRound: 'asc' },
  })
}

export function summaryOf(tx: Tx, panelId: string, applicationId: string) {
  return tx.panelSummary.findUnique({ where: { panelId_applicationId: { panelId, applicationId } } })
}

/** Steps of one panel's application come one after the other: hand-ins, further rounds, the summary. */
export async function holdPlace(tx: Tx, panelId: string, applicationId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`panel:${panelId}:${applicationId}`}, 0))`
}

export interface OpinionContent {
  scores: Record<string, string>
  total: string | null
  grade: OpinionGrade | null
  recommendedAmountCny: string | null
  opinion: string
  savedAt: Date
  handedInAt: Date | null
}

export async function saveOpinionRow(
  tx: Tx,
  key: { panelId: string; applicationId: string; memberId: string; opinionRound: number },
  content: OpinionContent,
): Promise<void> {
  const { memberId, applicationId, opinionRound } = key
  await tx.expertOpinion.upsert({
    where: { memberId_applicationId_opinionRound: { memberId, applicationId, opinionRound } },
    create: { ...key, ...content },
    update: content,
  })
}

export async function addFurtherRound(
  tx: Tx,
  round: {
    panelId: string
    applicationId: string
    memberId: string
    opinionRound: number
    highest: string
    lowest: string
    reason: string
    askedAt: Date
  },
): Promise<void> {
  await tx.furtherOpinionRound.create({ data: round })
}

export async function addSummary(
  tx: Tx,
  summary: {
    panelId: string
    applicationId: string
    memberId: string
    opinionRound: number
    opinions: number
    average: string
    highest: string
    lowest: string
    grade: OpinionGrade
    recommendedAmountCny: string
    summary: string
    summarisedAt: Date
  },
): Promise<void> {
  await tx.panelSummary.create({ data: summary })
}
