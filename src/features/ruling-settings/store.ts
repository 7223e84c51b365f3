import { rulingOf, type DatedSetting } from '@/policy-rules'
import { dateFromColumn, dateToColumn } from '@/server/clock'
import type { Prisma, Tx } from '@/server/db'

import type { ChangeState } from './state'

/** The room's only Prisma code. */

/** A change of a ⚙ ruling. `key` is its setting's name in the rules. */
export interface Change extends DatedSetting {
  id: string
  rulingId: string
  reason: string
  state: ChangeState
  proposedById: string
  proposedBy: string
  proposedAt: string
  decidedBy: string | null
  decidedAt: string | null
  remark: string
}

/** What holds or will hold, in the order of confirmation: everyone may know it. */
export async function confirmedSettings(tx: Tx): Promise<(DatedSetting & { rulingId: string })[]> {
  const rows = await tx.rulingSetting.findMany({
    where: { decision: { confirmed: true } },
    orderBy: { decision: { decidedAt: 'asc' } },
    select: { rulingId: true, value: true, effectiveFrom: true },
  })
  return rows.map(settingOf)
}

const settingOf = (row: { rulingId: string; value: Prisma.JsonValue; effectiveFrom: Date }) => ({
  rulingId: row.rulingId,
  key: rulingOf(row.rulingId).setting!.key,
  value: String(row.value),
  effectiveFrom: dateFromColumn(row.effectiveFrom),
})

const include = {
  setBy: { select: { displayName: true } },
  decision: { include: { decidedBy: { select: { displayName: true } } } },
} as const

function changeOf(row: Prisma.RulingSettingGetPayload<{ include: typeof include }>): Change {
  const { decision } = row
  return {
    ...settingOf(row),
    id: row.id,
    reason: row.reason,
    state: decision ? (decision.confirmed ? 'CONFIRMED' : 'REFUSED') : 'PROPOSED',
    proposedById: row.setById,
    proposedBy: row.setBy.displayName,
    proposedAt: row.createdAt.toISOString(),
    decidedBy: decision?.decidedBy.displayName ?? null,
    decidedAt: decision?.decidedAt.toISOString() ?? null,
    remark: decision?.remark ?? '',
  }
}

/** Every change ever proposed, newest first. */
export async function changes(tx: Tx): Promise<Change[]> {
  const rows = await tx.rulingSetting.findMany({ include, orderBy: { createdAt: 'desc' } })
  return rows.map(changeOf)
}

/** Changes of one ruling come one after the other: held until the transaction ends. */
export async function holdRuling(tx: Tx, rulingId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext(${`ruling-setting/${rulingId}`}))::text`
}

export async function changeById(tx: Tx, id: string): Promise<Change | null> {
  const row = await tx.rulingSetting.findUnique({ where: { id }, include })
  return row && changeOf(row)
}

export async function waitingChange(tx: Tx, rulingId: string): Promise<boolean> {
  return (await tx.rulingSetting.count({ where: { rulingId, decision: null } })) > 0
}

export async function addProposal(
  tx: Tx,
  proposal: { rulingId: string; value: string; effectiveFrom: string; reason: string; by: string; at: Date },
): Promise<string> {
  const { by, at, effectiveFrom, ...rest } = proposal
  const { id } = await tx.rulingSetting.create({
    data: { ...rest, effectiveFrom: dateToColumn(effectiveFrom), setById: by, createdAt: at },
    select: { id: true },
  })
  return id
}

export async function addDecision(
  tx: Tx,
  change: Change,
  decision: { confirmed: boolean; remark: string; by: string; at: Date },
): Promise<void> {
  await tx.rulingSettingDecision.create({
    data: {
      settingId: change.id,
      proposedById: change.proposedById,
      effectiveFrom: dateToColumn(change.effectiveFrom),
      confirmed: decision.confirmed,
      remark: decision.remark,
      decidedById: decision.by,
      decidedAt: decision.at,
    },
  })
}
