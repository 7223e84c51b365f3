import type { ExpertPanelState, OpinionGrade, PanelDrawKind, Tx } from '@/server/db'

import type { Criterion } from './scoring'

/** What the panels write and how they are read by commerce. Row-level security holds for every line of it. */

/** Seats of a field, of an employer, or of anyone; `key` is its name in the draw. */
export interface PanelStratum {
  key: string
  field: string | null
  employer: string | null
  size: number
}

/** An expert as the pool stood on the day of a draw. */
export interface PoolEntry {
  id: string
  name: string
  fields: string[]
  employer: string
  /** What the records show, in words; such a one is never drawn. */
  interest: string | null
}

export interface PanelRow {
  id: string
  number: string
  title: string
  state: ExpertPanelState
  strata: PanelStratum[]
  onePerEmployer: boolean
  criteria: Criterion[]
  spreadThreshold: string
  minimumOpinions: number
  preparedById: string
}

export async function findPanel(tx: Tx, id: string): Promise<PanelRow | null> {
  const row = await tx.expertPanel.findUnique({ where: { id } })
  return (
    row && {
      id: row.id,
      number: row.number,
      title: row.title,
      state: row.state,
      strata: row.strata as unknown as PanelStratum[],
      onePerEmployer: row.onePerEmployer,
      criteria: row.criteria as unknown as Criterion[],
      spreadThreshold: row.spreadThreshold.toFixed(2),
      minimumOpinions: row.minimumOpinions,
      preparedById: row.preparedById,
    }
  )
}

/** Held until the transaction ends. For commerce only: an expert may not lock. */
export async function lockPanel(tx: Tx, id: string): Promise<PanelRow | null> {
  await tx.$queryRaw`SELECT id FROM expert_panel WHERE id = ${id}::uuid FOR UPDATE`
  return findPanel(tx, id)
}

export async function addPanel(
  tx: Tx,
  panel: {
    number: string
    title: string
    roundId: string
    strata: PanelStratum[]
    onePerEmployer: boolean
    criteria: Criterion[]
    spreadThreshold: string
    minimumOpinions: number
    preparedById: string
    preparedAt: Date
  },
  applications: readonly { id: string; submissionSequence: number }[],
): Promise<string> {
  const { strata, criteria, ...rest } = panel
  const { id } = await tx.expertPanel.create({
    data: {
      ...rest,
      strata: strata as object[],
      criteria: criteria as object[],
      applications: {
        create: applications.map(({ id: applicationId, submissionSequence }, index) => ({
          applicationId,
          submissionSequence,
          position: index + 1,
        })),
      },
    },
    select: { id: true },
  })
  return id
}

/** Of a round, those in review; held against a step meanwhile. */
export function applicationsInReview(tx: Tx, roundId: string) {
  return tx.application.findMany({
    where: { roundId, state: { in: ['IN_REVIEW', 'REVIEWED'] } },
    select: {
      id: true,
      receiptNumber: true,
      submissionSequence: true,
      requestedAmountCny: true,
      state: true,
      applicant: { select: { name: true } },
      panelPlaces: { select: { submissionSequence: true, panel: { select: { number: true } } } },
    },
    orderBy: { receiptNumber: 'asc' },
    take: 1000,
  })
}

/** Rounds that have something in review. */
export function roundsInReview(tx: Tx) {
  return tx.round.findMany({
    where: { applications: { some: { state: { in: ['IN_REVIEW', 'REVIEWED'] } } } },
    select: { id: true, title: true, noticeNumber: true, expertReview: true },
    orderBy: { createdAt: 'desc' },
    take: 100,
  })
}

/** Every active expert with the first interest that the records show in any of the panel's applications. */
export function poolFor(tx: Tx, panelId: string): Promise<PoolEntry[]> {
  return tx.$queryRaw<PoolEntry[]>`
    SELECT x.id, x.name, x.fields, x.employer,
      (SELECT min(found_interest(x.id, p.application_id)) FROM panel_application p WHERE p.panel_id = ${panelId}::uuid) AS interest
    FROM expert x WHERE x.active ORDER BY x.id`
}

export async function addDraw(
  tx: Tx,
  draw: {
    panelId: string
    kind: PanelDrawKind
    seed: string
    algorithm: string
    request: object
    pool: PoolEntry[]
    poolSha256: string
    result: { id: string; stratum: string }[]
    reason: string
    drawnById: string
    drawnAt: Date
  },
): Promise<void> {
  const before = await tx.panelDraw.count({ where: { panelId: draw.panelId } })
  const last = await tx.panelMember.count({ where: { panelId: draw.panelId } })
  const { id: drawId } = await tx.panelDraw.create({
    data: { ...draw, pool: draw.pool as object[], sequence: before + 1 },
    select: { id: true },
  })
  await tx.panelMember.createMany({
    data: draw.result.map(({ id: expertId, stratum }, index) => ({
      panelId: draw.panelId,
      expertId,
      drawId,
      stratum,
      seat: last + index + 1,
    })),
  })
}

export async function setPanelState(
  tx: Tx,
  id: string,
  data: {
    state: ExpertPanelState
    openedById?: string
    openedAt?: Date
    concludedById?: string
    concludedAt?: Date
  },
): Promise<void> {
  await tx.expertPanel.update({ where: { id }, data })
}

export function membersOf(tx: Tx, panelId: string) {
  return tx.panelMember.findMany({
    where: { panelId },
    include: { expert: true, opinions: { select: { handedInAt: true } } },
    orderBy: { seat: 'asc' },
  })
}

export async function releaseMember(tx: Tx, id: string, reason: string, at: Date): Promise<void> {
  await tx.panelMember.update({
    where: { id },
    data: { releasedAt: at, releaseReason: reason, isChair: false },
  })
}

export async function setChair(tx: Tx, panelId: string, memberId: string): Promise<void> {
  await tx.panelMember.updateMany({ where: { panelId, isChair: true }, data: { isChair: false } })
  await tx.panelMember.update({ where: { id: memberId }, data: { isChair: true } })
}

export interface Progress {
  opinionRound: number
  undeclared: number
  free: number
  handedIn: number
}

/** How far an application is; for its panel and the province. */
export async function progressOf(tx: Tx, panelId: string, applicationId: string): Promise<Progress> {
  const [row] = await tx.$queryRaw<Progress[]>`
    SELECT opinion_round AS "opinionRound", undeclared, free, handed_in AS "handedIn"
    FROM panel_progress(${panelId}::uuid, ${applicationId}::uuid)`
  return row!
}

/** The panel's or the firm's word on an application as it was last submitted, whichever came last. */
export interface ExpertResult {
  source: string
  grade: OpinionGrade
  recommendedAmountCny: string
  text: string
  at: string
  /** Of a panel: the numbers; of a firm: null. */
  scores: { opinions: number; average: string; highest: string; lowest: string; opinionRound: number } | null
  href: string | null
  fileId: string | null
}

export async function resultOf(
  tx: Tx,
  applicationId: string,
  submissionSequence: number,
): Promise<ExpertResult | null> {
  const summary = await tx.panelSummary.findFirst({
    where: { applicationId, place: { submissionSequence } },
    include: { place: { include: { panel: { select: { id: true, number: true } } } } },
    orderBy: { summarisedAt: 'desc' },
  })
  if (summary)
    return {
      source: `专家评审组 ${summary.place.panel.number}`,
      grade: summary.grade,
      recommendedAmountCny: summary.recommendedAmountCny.toFixed(2),
      text: summary.summary,
      at: summary.summarisedAt.toISOString(),
      scores: {
        opinions: summary.opinions,
        average: summary.average.toFixed(2),
        highest: summary.highest.toFixed(2),
        lowest: summary.lowest.toFixed(2),
        opinionRound: summary.opinionRound,
      },
      href: `/commerce/reviews/panels/${summary.place.panel.id}`,
      fileId: null,
    }
  const firm = await tx.firmOpinionResult.findFirst({
    where: { applicationId, submissionSequence, firmOpinion: { state: 'CONFIRMED' } },
    include: { firmOpinion: true },
    orderBy: { firmOpinion: { checkedAt: 'desc' } },
  })
  if (!firm) return null
  return {
    source: `第三方机构 ${firm.firmOpinion.firmName}（${firm.firmOpinion.documentNumber}）`,
    grade: firm.grade,
    recommendedAmountCny: firm.recommendedAmountCny.toFixed(2),
    text: firm.remark,
    at: firm.firmOpinion.checkedAt!.toISOString(),
    scores: null,
    href: null,
    fileId: firm.firmOpinion.fileId,
  }
}

export async function roundAsksExperts(tx: Tx, applicationId: string): Promise<boolean> {
  const row = await tx.application.findUnique({
    where: { id: applicationId },
    select: { round: { select: { expertReview: true } } },
  })
  return row?.round.expertReview ?? false
}
