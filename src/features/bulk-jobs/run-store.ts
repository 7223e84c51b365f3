import type { Tx } from '@/server/db'

/** What the runner reads and writes, as the portal itself. */

/** Jobs that run, the one begun first in front. */
export async function runningJobs(
  tx: Tx,
): Promise<{ id: string; kind: string; requesterId: string; address: string }[]> {
  return tx.bulkJob.findMany({
    where: { state: 'RUNNING' },
    orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
    select: { id: true, kind: true, requesterId: true, address: true },
  })
}

/**
 * The job's next row that nobody has, held until this transaction ends: the lock is the claim. When the process dies, its
 * connection falls and with it the lock, and the row is anyone's again. Null when none is left, or the job runs no more.
 */
export async function claimRow(
  tx: Tx,
  jobId: string,
): Promise<{ position: number; input: Record<string, unknown> } | null> {
  const rows = await tx.$queryRaw<{ position: number; input: Record<string, unknown> }[]>`
    SELECT r.position, j.parameters || r.input AS input
    FROM bulk_job_row r JOIN bulk_job j ON j.id = r.job_id
    WHERE r.job_id = ${jobId}::uuid AND r.state = 'PENDING' AND j.state = 'RUNNING'
    ORDER BY r.position LIMIT 1 FOR UPDATE OF r SKIP LOCKED`
  return rows[0] ?? null
}

export async function settleRow(
  tx: Tx,
  jobId: string,
  position: number,
  outcome: { state: 'DONE' | 'FAILED'; message: string },
  at: Date,
): Promise<void> {
  await tx.bulkJobRow.update({
    where: { jobId_position: { jobId, position } },
    data: { ...outcome, doneAt: at },
    select: { position: true },
  })
}

export async function hasPendingRows(tx: Tx, jobId: string): Promise<boolean> {
  return (
    (await tx.bulkJobRow.findFirst({ where: { jobId, state: 'PENDING' }, select: { position: true } })) !==
    null
  )
}
