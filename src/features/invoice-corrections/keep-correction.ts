import { formatAmount } from '@/documents'
import { notifyAll } from '@/features/notifications'
import { addInvoices, invoiceKey, invoicesKept, matchWords } from '@/features/reviews'
import { isUniqueViolation } from '@/server/db'
import { command, done, notFound, refuse, type Context } from '@/server/use-case'

import { effectOf, type Effect } from './effect'
import { oneCorrection, type CorrectionLine } from './schema'
import { canMove, stateLabels, type CorrectionVerb } from './state'
import { addCorrectionFinding, decide, lockCorrection, type StoredCorrection } from './store'

/**
 * 复核并更正清单 by a second person: the lines become the newest versions. What is decided stays decided; each line that
 * agrees otherwise than before is a finding for the officials, who are told.
 */
export const keepCorrection = command({
  name: 'invoiceCorrections.keep',
  allow: ['INSURER_CHECKER'],
  input: oneCorrection,
  run: async (context, { correctionId }) => {
    const { tx, actor, now } = context
    const correction = await held(context, correctionId, 'keep')
    if (correction.proposedById === actor.accountId)
      refuse('FORBIDDEN', '这份更正由您编制，须由另一人复核。请联系本机构的复核人员。')
    const { insurerId, lines, reason, number } = correction
    const before = await invoicesKept(
      tx,
      lines.map((line) => line.invoiceNumber),
    )
    const earlier = (line: CorrectionLine) => before.get(invoiceKey({ insurerId, ...line }))
    if (lines.some((line) => (earlier(line)?.id ?? null) !== line.supersedesId)) refuseOutdated(number)
    const effects = (await effectOf(tx, insurerId, lines, { hold: true })).filter(
      ({ stage }) => stage !== 'NOT_YET',
    )
    try {
      await addInvoices(
        tx,
        lines.map((line) => ({ ...line, insurerId, reason, correctionId })),
        actor.accountId,
        now,
      )
    } catch (error) {
      if (isUniqueViolation(error)) refuseOutdated(number)
      throw error
    }
    for (const effect of effects) {
      const line = lines.find(({ invoiceNumber }) => invoiceNumber === effect.invoiceNumber)!
      await addCorrectionFinding(tx, {
        correctionId,
        lineId: effect.lineId,
        severity: effect.after === 'MATCHES' ? 'NOTE' : 'BLOCKING',
        message: findingWords(
          effect,
          line,
          `${actor.organisationName}更正清单（${number}，原因：${reason}）`,
          earlier(line),
        ),
        at: now,
      })
    }
    await decide(tx, correctionId, { state: 'KEPT', decidedById: actor.accountId!, decidedAt: now })
    if (effects.length > 0) await tellCommerce(context, number, effects)
    const value = { correctionId, kept: lines.length, affected: effects.length }
    return done(value, {
      subject: { kind: 'invoice-correction', id: correctionId },
      detail: { number, ...value },
    })
  },
})

export const withdrawCorrection = command({
  name: 'invoiceCorrections.withdraw',
  allow: ['INSURER_OPERATOR', 'INSURER_CHECKER'],
  input: oneCorrection,
  run: async (context, { correctionId }) => {
    const { tx, actor, now } = context
    const { number } = await held(context, correctionId, 'withdraw')
    await decide(tx, correctionId, { state: 'WITHDRAWN', decidedById: actor.accountId!, decidedAt: now })
    return done(
      { correctionId },
      { subject: { kind: 'invoice-correction', id: correctionId }, detail: { number } },
    )
  },
})

/** The correction, held, if it can take this step now; else a refusal in words. */
async function held({ tx, actor }: Context, id: string, verb: CorrectionVerb): Promise<StoredCorrection> {
  const correction = await lockCorrection(tx, id)
  if (!correction) return notFound('更正')
  if (!canMove(actor.role, correction.state, verb))
    refuse(
      'WRONG_STATE',
      `更正 ${correction.number} 目前为“${stateLabels[correction.state]}”，不能再办理。请刷新页面查看最新状态。`,
    )
  return correction
}

const refuseOutdated = (number: string): never =>
  refuse('CONFLICT', `编制更正 ${number} 之后，清单已有更新的版本。请撤回，按最新清单重新编制。`)

function findingWords(
  { position, invoiceNumber, before, after, stage }: Effect,
  line: CorrectionLine,
  who: string,
  earlier: { currency: string; amount: string } | undefined,
): string {
  const now = line.voided ? '作废' : `${line.currency} ${formatAmount(line.amount)}`
  const was = earlier
    ? `由 ${earlier.currency} ${formatAmount(earlier.amount)} 改为${line.voided ? '' : ' '}${now}`
    : `新列 ${now}`
  const next =
    stage === 'DECIDED'
      ? '审定金额没有变动，请复核人员核对；属实的，尚未拨付的移出名单，已拨付的编制追回通知。'
      : '请重新核查本件后再核定。'
  return `第 ${position} 行：${who}，发票 ${invoiceNumber} ${was}，本行由“${matchWords[before]}”变为“${matchWords[after]}”。${next}`
}

async function tellCommerce(
  { tx, actor, now }: Context,
  number: string,
  effects: readonly Effect[],
): Promise<void> {
  const receipts = [...new Set(effects.map(({ receiptNumber }) => receiptNumber))]
  const decided = effects.filter(({ stage }) => stage === 'DECIDED').length
  await notifyAll(
    tx,
    'PROVINCIAL_COMMERCE',
    {
      kind: 'invoice-list.corrected',
      title: `${actor.organisationName}更正了发票清单，涉及 ${effects.length} 行明细`,
      body: `更正 ${number} 涉及申报 ${receipts.slice(0, 5).join('、')}${receipts.length > 5 ? ` 等 ${receipts.length} 件` : ''}，其中 ${decided} 行已经审定。审定金额没有变动，请逐行核对核查提示。`,
      href: '/commerce/reviews/invoices',
    },
    now,
  )
}
