import { checkDuplicateCover } from '@/features/duplicate-cover'
import { recordSelfPaidReceipt, registerInsurancePolicy } from '@/features/insurance-policies'
import type { Actor } from '@/server/auth/actor'
import { systemActor } from '@/server/auth/actor'
import { asActor } from '@/server/db'
import type { Outcome } from '@/server/use-case'

import { anEnterprise } from './enterprises'
import { someday } from './people'

/** Policies as an insurer makes them: through the real check and the real registration. */

let counted = 0

export interface PolicyOptions {
  /** Of an enterprise that exists; otherwise one is made that exported `exportsUsd` in the year before. */
  uscc?: string
  exportsUsd?: string
  inception?: string
  premiumRatePercent?: string
  insurancePolicyNumber?: string
  /** MEDIUM: the day the 20 % came; left out, the policy goes on waiting. */
  selfPaidOn?: string
  now?: Date
}

export const valueOf = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw outcome.refusal
  return outcome.value
}

/** A clear certificate of this insurer's for the code. */
export async function aClearCheck(insurer: Actor, uscc: string, coverFrom: string, now = someday) {
  const check = valueOf(await checkDuplicateCover(insurer, { uscc, coverFrom }, { now }))
  if (check.outcome !== 'CLEAR') throw new Error(`not clear: ${check.message}`)
  return check
}

const registering =
  (programme: 'MICRO' | 'MEDIUM', defaults: { exportsUsd: string; rate: string }) =>
  async (
    insurer: Actor,
    options: PolicyOptions = {},
  ): Promise<{ id: string; uscc: string; number: string }> => {
    const now = options.now ?? someday
    const inception = options.inception ?? '2026-09-01'
    const year = Number(inception.slice(0, 4)) - 1
    const uscc =
      options.uscc ??
      (
        await anEnterprise({
          exports: [
            { year, amountUsd: options.exportsUsd ?? defaults.exportsUsd, obtainedOn: `${year}-12-31` },
          ],
          now,
        })
      ).uscc
    const check = await aClearCheck(insurer, uscc, inception, now)
    counted += 1
    const number =
      options.insurancePolicyNumber ??
      `${programme === 'MICRO' ? 'XW' : 'ZX'}${inception.slice(0, 4)}${String(counted).padStart(6, '0')}`
    const policy = valueOf(
      await registerInsurancePolicy(
        insurer,
        {
          checkId: check.id,
          programme,
          insurancePolicyNumber: number,
          inception,
          premiumRatePercent: options.premiumRatePercent ?? defaults.rate,
        },
        { now },
      ),
    )
    if (options.selfPaidOn)
      valueOf(
        await recordSelfPaidReceipt(insurer, { id: policy.id, receivedOn: options.selfPaidOn }, { now }),
      )
    return { id: policy.id, uscc, number }
  }

/** 小微企业统保, in force at once: exports of USD 1,000,000 at 0.08 % unless said otherwise. */
export const aMicroPolicy = registering('MICRO', { exportsUsd: '1000000.00', rate: '0.08' })
/** 中型企业统保, waiting for the self-paid share unless `selfPaidOn` says that it came. */
export const aMediumPolicy = registering('MEDIUM', { exportsUsd: '8000000.00', rate: '0.12' })

/** 人民币汇率中间价 of the dollar on a day. */
export async function aDollarRate(publishedOn: string, rate: string): Promise<void> {
  await asActor(systemActor(), (tx) =>
    tx.centralParityRate.create({
      data: {
        currency: 'USD',
        publishedOn: new Date(`${publishedOn}T00:00:00Z`),
        rate,
        source: '中国外汇交易中心',
        recordedAt: someday,
      },
    }),
  )
}
