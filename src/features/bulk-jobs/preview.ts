import type { z } from 'zod'

import { refuse, type Context } from '@/server/use-case'

import type { BulkKind } from './kind'
import type { Question } from './questions'
import { addPreview, dropPreviews } from './store'

/** As many as one job takes; a round has 20,000 applications. */
export const MOST_ROWS = 20_000

export interface PreviewRow<Input> {
  /** The record, once a job. */
  subjectId: string
  /** How people know it: 受理号 and name. */
  label: string
  /** What the use case gets, together with the answers to the questions. */
  input: Partial<Input>
  amountCny?: string | null
  /** What will happen to it. */
  foreseen: string
  /** Why it is left out, and what to do; such a row is shown and not run. */
  hindrance?: string | null
}

interface Preview<Input> {
  rows: readonly PreviewRow<Input>[]
  /** The list it is started from; the job leads back there, and shows there while it runs. */
  href: string
  /** Asked once before it starts; the answers go into every row's input under their names. */
  questions?: readonly Question[]
}

/**
 * Keeps the rows as they are previewed; what is started later is exactly these. Call it inside a command of the room and
 * send the person to `/jobs/<jobId>`.
 */
export async function previewBulk<S extends z.ZodType, T>(
  { tx, actor, now }: Context,
  { kind, title, label }: BulkKind<S, T>,
  { rows, href, questions = [] }: Preview<z.input<S>>,
): Promise<{ jobId: string }> {
  if (!actor.accountId || !actor.organisationId) return refuse('FORBIDDEN', '请先登录，再办理此事项。')
  if (rows.length === 0) return refuse('INVALID', '没有选中任何一件。请先勾选要办理的行，再选择办理事项。')
  if (rows.length > MOST_ROWS)
    return refuse(
      'LIMIT',
      `选中了 ${rows.length} 件，一次最多办理 ${MOST_ROWS} 件。请增加筛选条件，分批办理。`,
    )
  await dropPreviews(tx, actor.accountId)
  const jobId = await addPreview(
    tx,
    {
      kind,
      title,
      verb: label,
      requesterId: actor.accountId,
      organisationId: actor.organisationId,
      href,
      questions,
      address: actor.address,
      previewedAt: now,
    },
    rows,
  )
  return { jobId }
}
