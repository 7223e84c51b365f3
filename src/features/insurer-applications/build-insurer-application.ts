import { z } from 'zod'

import { missingRate, platformRate } from '@/features/exchange-rates'
import { listedCodes } from '@/features/negative-list'
import { isOpen, type Round, roundById } from '@/features/rounds'
import { settingsOn } from '@/features/ruling-settings'
import { convertToCny, dateInWords, sumOfAmounts } from '@/policy-rules'
import { dateInShanghai, dateToColumn } from '@/server/clock'
import { isUniqueViolation } from '@/server/db'
import { command, type Context, done, notFound, refuse } from '@/server/use-case'

import {
  applicationOfRound,
  type Candidate,
  candidates,
  createDraft,
  type NewLine,
  replaceLines,
  verifiedAccount,
} from './store'

/** A policy that is not taken up now, and why, in words. */
export interface LeftOut {
  insurancePolicyNumber: string
  enterpriseName: string
  reason: string
}

/**
 * 申报垫付保费: builds the insurer's application of an open MICRO or MEDIUM round from its policies in force that begin in
 * the half-year: nothing is typed again. Yuan by the round's rate or the parity of the issue date (M7), each line rounded
 * down (M3). Asked again while it is a draft, it takes up what has come since.
 */
export const buildInsurerApplication = command({
  name: 'insurerApplications.build',
  allow: ['INSURER_OPERATOR'],
  input: z.strictObject({ roundId: z.uuid('请选择一个申报批次。') }),
  run: async (context, { roundId }) => {
    const { tx, actor, now } = context
    const round = await openRound(context, roundId)
    const insurerId = actor.organisationId!
    const existing = await applicationOfRound(tx, round.id, insurerId)
    if (existing && existing.state !== 'DRAFT')
      refuse('WRONG_STATE', '本批次已经提交过申报，不能重新生成。请在申报列表中查看其办理情况。')
    const found = await candidates(tx, {
      insurerId,
      programme: round.programme,
      halfYear: round.halfYear,
      exceptApplicationId: existing?.id ?? null,
    })
    const { lines, leftOut } = await linesOf(context, round, found)
    if (lines.length === 0)
      refuse(
        'INVALID',
        leftOut.length === 0
          ? '没有可申报的保单：本半年起保、已生效且尚未申报的保单为零。请先登记保单，或核对所选批次。'
          : `没有可申报的保单：${leftOut.map((each) => `${each.insurancePolicyNumber} ${each.reason}`).join('')}`,
      )
    const id = existing?.id ?? (await newDraft(context, round))
    await replaceLines(tx, id, lines, actor.accountId, now)
    const requestedAmountCny = sumOfAmounts(lines.map((line) => String(line.fiscalShareCny)))
    return done(
      { id, lineCount: lines.length, requestedAmountCny, leftOut },
      {
        subject: { kind: 'application', id },
        detail: { roundId, lines: lines.length, leftOut: leftOut.length, requestedAmountCny },
      },
    )
  },
})

/** A released MICRO or MEDIUM round whose window is open today. */
async function openRound({ tx, now }: Context, id: string): Promise<Round> {
  const round = await roundById(tx, id)
  if (!round || round.state !== 'RELEASED' || !['MICRO', 'MEDIUM'].includes(round.programme))
    return notFound('申报批次')
  const today = dateInShanghai(now)
  if (!isOpen(round, today))
    refuse(
      'WRONG_STATE',
      `本批次的申报时间为 ${dateInWords(round.opensOn)}至 ${dateInWords(round.closesOn)}，今天不能申报。请留意下一批次的通知。`,
    )
  return round
}

async function linesOf(
  { tx, now }: Context,
  round: Round,
  found: readonly Candidate[],
): Promise<{ lines: NewLine[]; leftOut: LeftOut[] }> {
  const today = dateInShanghai(now)
  // M7 as it is read today: by the rate that the notice fixed, or always by the parity of the issue date.
  const { platformFx } = await settingsOn(tx, today)
  const fx = platformFx === 'ISSUE_DATE' ? { ...round, fixedRates: {} } : round
  const listed = await listedCodes(
    tx,
    found.map((each) => each.uscc),
    today,
  )
  const lines: NewLine[] = []
  const leftOut: LeftOut[] = []
  for (const policy of found) {
    const until = listed.get(policy.uscc)
    const rate = until === undefined ? await platformRate(tx, fx, 'USD', policy.issuedOn) : null
    if (rate)
      lines.push({
        insurancePolicyId: policy.insurancePolicyId,
        premiumUsd: policy.premiumUsd,
        fiscalShareUsd: policy.fiscalShareUsd,
        exchangeRate: rate.exchangeRate,
        exchangeRateDate: dateToColumn(rate.exchangeRateDate),
        exchangeRateSource: rate.source,
        premiumCny: convertToCny(policy.premiumUsd, rate.exchangeRate),
        fiscalShareCny: convertToCny(policy.fiscalShareUsd, rate.exchangeRate),
      })
    else
      leftOut.push({
        insurancePolicyNumber: policy.insurancePolicyNumber,
        enterpriseName: policy.enterpriseName,
        reason:
          until === undefined
            ? missingRate('USD', policy.issuedOn)
            : `该企业列入信用负面清单至 ${dateInWords(until)}，保费不予支持（口径 L3）。`,
      })
  }
  return { lines, leftOut }
}

async function newDraft({ tx, actor, now }: Context, round: Round): Promise<string> {
  try {
    return await createDraft(tx, {
      roundId: round.id,
      applicantId: actor.organisationId!,
      programme: round.programme,
      halfYear: round.halfYear,
      bankAccountId: await verifiedAccount(tx, actor.organisationId!),
      by: actor.accountId,
      at: now,
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return refuse('CONFLICT', '同事刚刚生成了本批次的申报。请刷新申报列表查看。')
  }
}
