import { randomUUID } from 'node:crypto'

import type { z } from 'zod'

import {
  coverStatus,
  earliestStart,
  releaseReservation,
  usableCertificate,
  USED,
} from '@/features/duplicate-cover'
import { rateFor } from '@/features/exchange-rates'
import { listedUntil } from '@/features/negative-list'
import { keepUpload } from '@/features/stored-files'
import { convertToCny, dateInWords, type LawDate, priorYearOf, RULES_VERSION } from '@/policy-rules'
import { dateInShanghai, dateToColumn } from '@/server/clock'
import { isConstraint } from '@/server/db'
import { command, type Context, done, refuse } from '@/server/use-case'

import { registerInput } from './schema'
import { enterpriseForCover, hasNumber, insertPolicy } from './store'
import {
  coveredInWords,
  decidingExports,
  type KnownExports,
  lastDayOfCover,
  rateOfPercent,
  reasonsInWords,
  termsOf,
  unknownExports,
} from './terms'

type Input = z.output<typeof registerInput>

/**
 * 登记统保保单: a MICRO or MEDIUM policy from a clear certificate whose reservation still holds (E8). Premium, shares and
 * limits are the policy rules' (一(一), 一(二)) and are stored with their sheet; a listed enterprise (L3), an unknown export
 * amount (E2) and a period that overlaps another cover (E7) are refused. MEDIUM waits for the self-paid share (E10).
 */
export const registerInsurancePolicy = command({
  name: 'insurancePolicies.register',
  allow: ['INSURER_OPERATOR', 'INSURER_CHECKER'],
  input: registerInput,
  run: async (context, input) => {
    const { tx, actor, now } = context
    const today = dateInShanghai(now)
    const check = await usableCertificate(context, input.checkId, input.inception)
    const period = { start: input.inception, end: periodEnd(input) }
    await refuseListed(context, check.uscc, today)

    const enterprise = await enterpriseForCover(tx, check.uscc, priorYearOf(period.start), period.start)
    const enterpriseName = enterprise?.name ?? input.enterpriseName
    if (enterpriseName === '')
      refuseField('enterpriseName', '该企业尚未在平台登记，请填写营业执照上的企业名称。')
    const exports = exportsOf(input, enterprise?.exports ?? null)
    const result = termsOf({
      programme: input.programme,
      inception: period.start,
      priorYearExportsUsd: exports.amountUsd,
      premiumRate: rateOfPercent(input.premiumRatePercent),
      maximumLiabilityUsd: input.maximumLiabilityUsd,
    })
    if ('reasons' in result)
      return refuse('INVALID', `不能按所填条件承保：${reasonsInWords(result.reasons)}`, {
        clause: result.reasons[0]?.clause,
      })
    const { sheet, ...terms } = result.terms

    const id = randomUUID()
    const medium = input.programme === 'MEDIUM'
    const inserted = await refusingReserved(
      insertPolicy(tx, {
        id,
        insurerId: actor.organisationId!,
        programme: input.programme,
        insurancePolicyNumber: input.insurancePolicyNumber,
        enterpriseId: enterprise?.id ?? null,
        uscc: check.uscc,
        enterpriseName,
        divisionCode: enterprise?.divisionCode ?? null,
        inception: dateToColumn(period.start),
        expiry: dateToColumn(period.end),
        exportYear: exports.year,
        priorYearExportsUsd: exports.amountUsd,
        exportSource: exports.source,
        exportRecordId: exports.recordId,
        exportEvidenceFileId:
          exports.recordId === null ? await keepEvidence(context, input.exportEvidence!) : null,
        ...terms,
        ...(await inCny(context, today, terms)),
        rulesVersion: RULES_VERSION,
        sheet: JSON.parse(JSON.stringify(sheet)),
        checkId: check.id,
        invoiceNumber: input.invoiceNumber,
        state: medium ? 'PENDING_SELF_PAYMENT' : 'IN_FORCE',
        recordedById: actor.accountId,
        recordedAt: now,
      }),
    )
    if (!inserted) await refuseTaken(context, check.uscc, input, today)
    await releaseReservation(tx, check.reservationId, now, USED)
    return done(
      { id, insurancePolicyNumber: input.insurancePolicyNumber, ...terms },
      {
        subject: { kind: 'insurance-policy', id },
        detail: {
          insurancePolicyNumber: input.insurancePolicyNumber,
          uscc: check.uscc,
          programme: input.programme,
          ...period,
          premiumUsd: terms.premiumUsd,
        },
      },
    )
  },
})

/** The premium is a year's (年度保费): no period is longer than a year. */
function periodEnd({ inception, expiry }: Input): LawDate {
  const latest = lastDayOfCover(inception)
  if (expiry !== null && expiry < inception) refuseField('expiry', '终保日早于起保日。请更正。')
  if (expiry !== null && expiry > latest)
    refuseField('expiry', `年度保单的保险期间不超过一年，终保日最晚为 ${dateInWords(latest)}。请更正。`)
  return expiry ?? latest
}

async function refuseListed({ tx }: Context, uscc: string, today: LawDate): Promise<void> {
  const until = await listedUntil(tx, uscc, today)
  if (until !== null)
    refuse(
      'WRONG_STATE',
      `该企业列入财政专项资金信用负面清单至 ${dateInWords(until)}，其保费财政不予支持（口径 L3），不能登记统保保单。请告知企业在期满后再投保。`,
      { clause: '二(三)' },
    )
}

/** E4: the best of what the portal knows and what the insurer brings with its evidence. */
function exportsOf(input: Input, known: KnownExports | null): KnownExports {
  const year = priorYearOf(input.inception)
  const brought: KnownExports[] = []
  if (input.exportAmountUsd !== null || input.exportSource !== null) {
    if (input.exportAmountUsd === null) refuseField('exportAmountUsd', '请填写证明材料上的上年出口金额。')
    if (input.exportSource === null) refuseField('exportSource', '请选择出口金额的来源。')
    if (input.exportEvidence === null || input.exportEvidence.size === 0)
      refuseField('exportEvidence', '请上传证明材料：“单一窗口”授权证明或加盖公章的出口数据承诺书。')
    brought.push({
      year,
      source: input.exportSource,
      amountUsd: input.exportAmountUsd,
      inForceFrom: input.inception,
      recordId: null,
    })
  }
  const deciding = decidingExports([...(known === null ? [] : [known]), ...brought], input.inception)
  return deciding ?? refuse('INVALID', unknownExports(input.inception), { clause: '二(四)' })
}

/** The stamped letter or certificate, kept as the insurer's file. */
const keepEvidence = (context: Context, file: File): Promise<string> =>
  keepUpload(context, {
    file,
    ownerOrganisationId: context.actor.organisationId!,
    purpose: 'export-evidence',
    field: 'exportEvidence',
  })

function refuseField(field: string, message: string): never {
  return refuse('INVALID', '有内容需要更正，请按提示修改后再提交。', { fieldErrors: { [field]: [message] } })
}

/** M7, at the parity of the issue date; all null while that rate is missing. M3: rounded down. */
async function inCny({ tx }: Context, today: LawDate, terms: { premiumUsd: string; fiscalShareUsd: string }) {
  const rate = await rateFor(tx, 'USD', today)
  if (!rate) return {}
  return {
    exchangeRate: rate.exchangeRate,
    exchangeRateDate: dateToColumn(rate.exchangeRateDate),
    exchangeRateSource: rate.source,
    premiumCny: convertToCny(terms.premiumUsd, rate.exchangeRate),
    fiscalShareCny: convertToCny(terms.fiscalShareUsd, rate.exchangeRate),
  }
}

/** The trigger's last word, should a reservation have changed hands between the question and the row. */
async function refusingReserved<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing
  } catch (error) {
    if (!isConstraint(error, 'cover_reserved_for_another')) throw error
    return refuse('CONFLICT', '该企业已由其他机构预留。请重新查重，待预留到期后再承保。', {
      clause: '二(五)',
    })
  }
}

/** The row was not written: one's own number is used, or the enterprise has been covered meanwhile (E7). */
async function refuseTaken(
  { tx, actor }: Context,
  uscc: string,
  input: Input,
  today: LawDate,
): Promise<never> {
  const insurerId = actor.organisationId!
  if (await hasNumber(tx, insurerId, input.insurancePolicyNumber))
    refuseField('insurancePolicyNumber', `保单号 ${input.insurancePolicyNumber} 已经登记过。请核对保单号。`)
  const { coveredUntil } = await coverStatus(tx, { uscc, insurerId, coverFrom: input.inception, today })
  return refuse(
    'CONFLICT',
    coveredUntil === null
      ? '该企业的统保保单刚有变动。请重新查重后再登记。'
      : coveredInWords(coveredUntil, earliestStart(coveredUntil)),
    { clause: '二(五)' },
  )
}
