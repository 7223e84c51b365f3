import { z } from 'zod'

import { formatAmount } from '@/documents'
import { holdBudget } from '@/features/funds'
import { Decimal, money } from '@/policy-rules'
import { command, done, refuse, type Context } from '@/server/use-case'

import { unansweredRows } from './consultation-store'
import { giveBackAward } from './give-back'
import { moveAwardList } from './move'
import { notifyApplicants } from './notify-applicants'
import { reason, shortageProposal, uuid } from './schema'
import { previewShortage, type ShortagePreview } from './shortage-preview'
import { addShortage, decideShortage, proposedShortage, type StoredShortage } from './shortage-store'
import { listedItems, noteListedAmount, refreshTotal, setItemAmount, type HeldList } from './store'

/**
 * 资金不足调整系数 (M5). One person proposes a factor with a reason; the list waits; another confirms, and every amount,
 * cap and sheet follows in that one transaction. Nothing is set aside yet: that is finance's concurrence.
 */
export const proposeShortage = command({
  name: 'award-lists.propose-shortage',
  allow: ['COMMERCE_PREPARER'],
  input: shortageProposal,
  run: async (context, input) => {
    const { tx, actor, now } = context
    const list = await moveAwardList(context, input.awardListId, 'proposeShortage')
    const open = await unansweredRows(tx, list.id)
    if (open.length > 0)
      refuse('WRONG_STATE', `财政标记的 ${open.length} 个条目尚未答复。请先逐条答复，再提出调整系数。`)
    const preview = await previewShortage(tx, list, input.factor)
    refuseUnfit(list, preview, input.factor)
    const shortageId = await addShortage(
      tx,
      {
        awardListId: list.id,
        factor: input.factor,
        availableCny: preview.availableCny,
        totalBeforeCny: preview.totalBeforeCny,
        totalAfterCny: preview.totalAfterCny,
        reason: input.reason,
        proposedById: actor.accountId!,
        proposedAt: now,
      },
      preview.lines.map(({ itemId, shareCny, beforeCny, afterCny, sheet }) => ({
        itemId,
        shareCny,
        beforeCny,
        afterCny,
        sheet,
      })),
    )
    const { availableCny, totalBeforeCny, totalAfterCny } = preview
    return done(
      { awardListId: list.id, shortageId, totalAfterCny },
      {
        subject: { kind: 'award-list', id: list.id },
        detail: { factor: input.factor, reason: input.reason, availableCny, totalBeforeCny, totalAfterCny },
      },
    )
  },
})

function refuseUnfit(list: HeldList, preview: ShortagePreview, factor: string): void {
  const clause = '一(三)'
  if (preview.shortCny === null)
    refuse(
      'WRONG_STATE',
      `可用预算 ${formatAmount(preview.availableCny)} 元，名单合计 ${formatAmount(preview.totalBeforeCny)} 元，预算足够，不需要调整系数。请直接送财政会商。`,
      { clause },
    )
  if (preview.greatest === null)
    return refuse(
      'LIMIT',
      `${list.budgetYear} 年度该项目可用预算仅 ${formatAmount(preview.availableCny)} 元，任何系数都不能使名单不超预算。请移出部分条目，或待追加预算下达后再办理。`,
      { clause },
    )
  if (new Decimal(factor).gt(preview.greatest))
    refuse(
      'LIMIT',
      `按系数 ${factor} 计算，合计 ${formatAmount(preview.totalAfterCny)} 元。系数不能超过 ${preview.greatest}，否则超出可用预算 ${formatAmount(preview.availableCny)} 元，或高于已确认的系数。请填写不超过 ${preview.greatest} 的系数。`,
      { clause, fieldErrors: { factor: [`不能超过 ${preview.greatest}。`] } },
    )
  const nothing = preview.lines.filter((line) => new Decimal(line.afterCny).isZero())
  if (nothing.length > 0)
    refuse(
      'INVALID',
      `按系数 ${factor} 计算，以下条目只舍不入后为 0.00 元：${nothing.map((line) => line.name).join('、')}。请先将其移出名单，再提出系数。`,
      { clause },
    )
}

const listOf = z.strictObject({ awardListId: uuid })

/** Another person confirms: the amounts change as proposed, or not at all. */
export const confirmShortage = command({
  name: 'award-lists.confirm-shortage',
  allow: ['COMMERCE_CHECKER'],
  input: listOf,
  run: async (context, { awardListId }) => {
    const { tx, actor, now } = context
    const list = await moveAwardList(context, awardListId, 'confirmShortage')
    const proposal = await proposalOf(context, list)
    if (proposal.proposedById === actor.accountId)
      refuse('FORBIDDEN', '系数由您提出，须由另一人确认。请联系其他复核人员办理。')
    const availableCny = await holdBudget(tx, { year: list.budgetYear, programme: list.programme })
    if (new Decimal(proposal.totalAfterCny).gt(availableCny))
      refuse(
        'LIMIT',
        `可用预算已变为 ${formatAmount(availableCny)} 元，按系数 ${proposal.factor} 计算的合计 ${formatAmount(proposal.totalAfterCny)} 元超出预算。请选择“不同意”，由经办重新测算。`,
        { clause: '一(三)' },
      )
    await refuseChanged(context, list, proposal)
    await decideShortage(tx, proposal.id, {
      state: 'CONFIRMED',
      decidedById: actor.accountId!,
      decidedAt: now,
      decisionReason: '',
    })
    await adjustAmounts(context, list, proposal)
    const totalCny = await refreshTotal(tx, list.id)
    return done(
      { awardListId: list.id, totalCny },
      {
        subject: { kind: 'award-list', id: list.id },
        detail: {
          factor: proposal.factor,
          totalBeforeCny: proposal.totalBeforeCny,
          totalCny,
          availableCny,
          lines: proposal.lines.length,
        },
      },
    )
  },
})

async function proposalOf({ tx }: Context, list: HeldList): Promise<StoredShortage> {
  return (
    (await proposedShortage(tx, list.id)) ??
    refuse('WRONG_STATE', `名单 ${list.number} 没有待确认的调整系数。请刷新页面查看最新状态。`)
  )
}

/** The list waits while a factor is proposed; should anything have changed all the same, nothing is confirmed. */
async function refuseChanged({ tx }: Context, list: HeldList, proposal: StoredShortage): Promise<void> {
  const now = await listedItems(tx, list.id)
  const before = new Map(proposal.lines.map((line) => [line.itemId, line.beforeCny]))
  if (now.length !== before.size || now.some((item) => before.get(item.id) !== item.amountCny))
    refuse('CONFLICT', '提出系数后名单金额已有变化。请选择“不同意”，由经办重新测算。')
}

/** In the order of the applicants, so that two lists that give back to the same caps never wait for each other in a circle. */
async function adjustAmounts(context: Context, list: HeldList, proposal: StoredShortage): Promise<void> {
  const { tx, actor, now } = context
  const remarks = new Map((await listedItems(tx, list.id)).map((item) => [item.id, item.remark]))
  const affected = proposal.lines
    .filter((line) => line.afterCny !== line.beforeCny)
    .toSorted((a, b) => a.applicantId.localeCompare(b.applicantId))
  for (const line of affected) {
    const cut = money(new Decimal(line.beforeCny).minus(line.afterCny))
    const words = `按资金不足调整系数 ${proposal.factor} 重新计算`
    await giveBackAward(context, line.applicationId, cut, `shortage:${proposal.id}`, true)
    await setItemAmount(
      tx,
      { id: line.itemId, applicationId: line.applicationId },
      line.afterCny,
      [remarks.get(line.itemId), words].filter(Boolean).join('；'),
    )
    await noteListedAmount(tx, {
      applicationId: line.applicationId,
      amountCny: line.afterCny,
      note: `${list.number} ${words}：${formatAmount(line.beforeCny)} 元调整为 ${formatAmount(line.afterCny)} 元。${proposal.reason}`,
      actorId: actor.accountId,
      at: now,
    })
  }
  await notifyApplicants(context, list.programme, affected, {
    kind: 'AMOUNT_ADJUSTED',
    title: '拟支持金额已按资金不足调整系数调整',
    body: ({ beforeCny, afterCny }) =>
      `年度可用预算不足，名单 ${list.number} 对全部条目使用同一系数 ${proposal.factor} 重新计算，您的拟支持金额由 ${formatAmount(beforeCny)} 元调整为 ${formatAmount(afterCny)} 元。理由：${asSentence(proposal.reason)}请在申报详情查看重新出具的计算书。`,
  })
}

const asSentence = (words: string): string => (/[。！？]$/.test(words) ? words : `${words}。`)

export const rejectShortage = command({
  name: 'award-lists.reject-shortage',
  allow: ['COMMERCE_CHECKER'],
  input: z.strictObject({ awardListId: uuid, reason: reason('不同意的理由') }),
  run: async (context, input) => {
    const list = await moveAwardList(context, input.awardListId, 'rejectShortage')
    const proposal = await proposalOf(context, list)
    if (proposal.proposedById === context.actor.accountId) refuse('FORBIDDEN', '系数由您提出，请使用“撤回”。')
    return endProposal(context, proposal, list, 'REJECTED', input.reason)
  },
})

export const withdrawShortage = command({
  name: 'award-lists.withdraw-shortage',
  allow: ['COMMERCE_PREPARER'],
  input: listOf,
  run: async (context, { awardListId }) => {
    const list = await moveAwardList(context, awardListId, 'withdrawShortage')
    return endProposal(context, await proposalOf(context, list), list, 'WITHDRAWN', '')
  },
})

async function endProposal(
  { tx, actor, now }: Context,
  proposal: StoredShortage,
  list: HeldList,
  state: 'REJECTED' | 'WITHDRAWN',
  decisionReason: string,
) {
  await decideShortage(tx, proposal.id, {
    state,
    decidedById: actor.accountId!,
    decidedAt: now,
    decisionReason,
  })
  return done(
    { awardListId: list.id },
    {
      subject: { kind: 'award-list', id: list.id },
      detail: { factor: proposal.factor, decision: state, reason: decisionReason },
    },
  )
}
