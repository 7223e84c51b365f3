import { z } from 'zod'

import { stateLabels } from '@/features/applications'
import { preparers } from '@/features/assignments'
import { MOST_ROWS, previewBulk, type PreviewRow, type Question } from '@/features/bulk-jobs'
import { command, done, refuse, type Context } from '@/server/use-case'

import { BY_RULE } from './assign-application'
import { approveMany, assignMany, prepareMany, takeMany } from './bulk-kinds'
import { bulkCandidates, type BulkCandidate } from './bulk-store'
import { queueFilterSchema, type QueueFilter } from './queue-filter'
import { idsInQueue, readerOf } from './queue-store'

export const BULK_STEPS = ['take', 'assign', 'prepare', 'approve'] as const
type StepName = (typeof BULK_STEPS)[number]

interface BulkStep {
  roles: readonly ('COMMERCE_PREPARER' | 'COMMERCE_CHECKER')[]
  /** Why this one cannot be done now, and what to do; null when it can. The use case decides again, for itself. */
  hindrance: (candidate: BulkCandidate, mine: readonly string[]) => string | null
  foreseen: string
  amountCny: (candidate: BulkCandidate) => string
  questions: readonly Question[]
}

const steps: Record<StepName, BulkStep> = {
  take: {
    roles: ['COMMERCE_PREPARER'],
    hindrance: (each, mine) =>
      wrongState(each, 'SUBMITTED', '受理') ??
      (each.assignedToId && !mine.includes(each.assignedToId)
        ? `已分派给${each.assignedTo ?? '另一位经办'}。如需由您办理，请先改派。`
        : null),
    foreseen: '受理，由您经办，并运行自动核查',
    amountCny: ({ requestedAmountCny }) => requestedAmountCny,
    questions: [],
  },
  assign: {
    roles: ['COMMERCE_PREPARER', 'COMMERCE_CHECKER'],
    hindrance: ({ state }) =>
      state === 'SUBMITTED' || state === 'IN_REVIEW' ? null : `目前为“${stateLabels[state]}”，不能分派。`,
    foreseen: '分派给下面所选的经办；本人今天缺勤的，由代办人员办理',
    amountCny: ({ requestedAmountCny }) => requestedAmountCny,
    questions: [
      { name: 'reason', label: '改派理由', hint: '其中有已分派的申报时必须填写。', required: false },
    ],
  },
  prepare: {
    roles: ['COMMERCE_PREPARER'],
    hindrance: (each, mine) =>
      wrongState(each, 'IN_REVIEW', '提交复核') ?? notMine(each, mine) ?? notClear(each),
    foreseen: '没有核查提示的各行按申报金额通过，计算书随之保存，交由另一位同事复核',
    amountCny: ({ requestedAmountCny }) => requestedAmountCny,
    questions: [
      {
        name: 'opinion',
        label: '审核意见',
        hint: '写入每一件的审核记录。',
        required: true,
        initial: '材料齐全，自动核查没有问题，同意支持。',
      },
    ],
  },
  approve: {
    roles: ['COMMERCE_CHECKER'],
    hindrance: (each, mine) =>
      wrongState(each, 'REVIEWED', '复核') ??
      ((each.preparerId && mine.includes(each.preparerId)) || each.decidedByMe
        ? '您经办过这件申报，不能再复核。请由另一位同事复核。'
        : null) ??
      (each.heldReason ? `已暂缓：${each.heldReason}请待事由消除后再复核。` : null),
    foreseen: '复核通过，占用企业当期上限并登记各笔缴费；上限余额不足的，按余额核减',
    amountCny: ({ amountOut, requestedAmountCny }) => amountOut ?? requestedAmountCny,
    questions: [{ name: 'remark', label: '复核意见', required: false }],
  },
}

const wrongState = (each: BulkCandidate, needed: BulkCandidate['state'], verb: string) =>
  each.state === needed ? null : `目前为“${stateLabels[each.state]}”，不能${verb}。`

const notMine = (each: BulkCandidate, mine: readonly string[]) =>
  each.preparerId && mine.includes(each.preparerId)
    ? null
    : `由${each.assignedTo ?? '另一位经办'}受理，不能由您提交复核。`

function notClear({ openBlocking, doubtfulLines }: BulkCandidate): string | null {
  if (openBlocking > 0) return `还有 ${openBlocking} 条必须处理的核查提示，请打开这件申报逐条认定。`
  return doubtfulLines > 0 ? `有核查提示的 ${doubtfulLines} 行尚未核定，请打开这件申报逐行核定。` : null
}

/** 批量办理的预览: the selected rows, or all of the filtered list, each with what will happen to it or why it is left out. */
export const previewBulkReview = command({
  name: 'reviews.preview-bulk',
  allow: ['COMMERCE_PREPARER', 'COMMERCE_CHECKER'],
  input: z.strictObject({
    step: z.enum(BULK_STEPS, '请选择办理事项。'),
    selected: z.array(z.uuid()).max(MOST_ROWS).default([]),
    /** Every row of the filtered list, whatever is selected. */
    all: z.boolean().default(false),
    filter: queueFilterSchema,
  }),
  run: async (context, { step, selected, all, filter }) => {
    const { tx, actor } = context
    const { roles, hindrance, foreseen, amountCny, questions } = steps[step]
    if (!roles.some((role) => role === actor.role))
      refuse('FORBIDDEN', '您的岗位不能办理此事项。请由经办或复核的同事办理。')
    const me = actor.accountId!
    const reader = await readerOf(context)
    const mine = [me, ...reader.standsInFor]
    const ids = all ? await idsInQueue(tx, filter, reader, MOST_ROWS + 1) : selected
    const candidates = await bulkCandidates(tx, ids, me)
    const rows = candidates.map((each) => ({
      subjectId: each.id,
      label: `${each.receiptNumber} ${each.applicantName}`,
      input: { applicationId: each.id },
      amountCny: amountCny(each),
      foreseen,
      hindrance: hindrance(each, mine),
    }))
    const value = await previewStep(context, step, {
      rows,
      href: addressOf(filter),
      questions: step === 'assign' ? [await toWhom(context), ...questions] : questions,
    })
    return done(value, {
      subject: { kind: 'bulk-job', id: value.jobId },
      detail: { step, rows: rows.length, all },
    })
  },
})

/** The person, or the rules; the rules come first because they are the habit. */
async function toWhom({ tx }: Context): Promise<Question> {
  const people = await preparers(tx)
  return {
    name: 'to',
    label: '分派给',
    required: true,
    initial: BY_RULE,
    options: [
      { value: BY_RULE, label: '按分派规则' },
      ...people.map(({ id, name }) => ({ value: id, label: name })),
    ],
  }
}

type Rows = readonly PreviewRow<{ applicationId: string }>[]

function previewStep(
  context: Context,
  step: StepName,
  preview: { rows: Rows; href: string; questions: readonly Question[] },
) {
  switch (step) {
    case 'take':
      return previewBulk(context, takeMany, preview)
    case 'assign':
      return previewBulk(context, assignMany, preview)
    case 'prepare':
      return previewBulk(context, prepareMany, preview)
    case 'approve':
      return previewBulk(context, approveMany, preview)
  }
}

/** The list's address again, so that one comes back to what was filtered. */
function addressOf(filter: QueueFilter): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter))
    if (name !== 'page' && name !== 'size')
      for (const one of [value].flat()) if (one) query.append(name, String(one))
  return `/commerce/reviews?${query}`
}

const labels: Record<StepName, string> = {
  take: '批量受理',
  assign: '批量分派',
  prepare: '无提示的批量提交复核',
  approve: '批量复核通过',
}

/** The buttons under the list, by role. */
export const bulkSteps = (role: string) =>
  BULK_STEPS.filter((step) => steps[step].roles.some((each) => each === role)).map((step) => ({
    step,
    label: labels[step],
  }))
