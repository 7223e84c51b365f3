import { systemActor } from '@/server/auth/actor'
import { dateToColumn } from '@/server/clock'
import { asActor, type FxRule, type Programme, type RoundState } from '@/server/db'

import { aPerson, someday } from './people'

export interface RoundOptions {
  programme?: Programme
  halfYear?: string
  noticeNumber?: string
  title?: string
  /** Both days are included. */
  opensOn?: string
  closesOn?: string
  supportRatio?: string
  shortageFactor?: string
  fxRule?: FxRule
  fixedRates?: Record<string, string>
  divisionReview?: boolean
  expertReview?: boolean
  budgetYear?: number
  fundDocument?: string | null
  publicityDays?: number
  body?: string
  contactPhone?: string
  requirements?: { name: string; required?: boolean; hint?: string }[]
  state?: RoundState
  preparedById?: string
  releasedById?: string
  now?: Date
}

let made = 0

/** A round; released and open on the factories' day unless said otherwise, by two people. */
export async function aRound(
  options: RoundOptions = {},
): Promise<{ id: string; requirementIds: string[]; noticeNumber: string; title: string }> {
  const now = options.now ?? someday
  const state = options.state ?? 'RELEASED'
  const preparedById = options.preparedById ?? (await aPerson('COMMERCE_PREPARER', { now })).accountId
  const releasedById =
    state === 'RELEASED'
      ? (options.releasedById ?? (await aPerson('COMMERCE_CHECKER', { now })).accountId)
      : null
  const programme = options.programme ?? 'GENERAL'
  const noticeNumber = options.noticeNumber ?? `豫商财函〔2026〕${(made += 1)}号`
  const round = await asActor(systemActor(), (tx) =>
    tx.round.create({
      data: {
        noticeNumber,
        title: options.title ?? '关于组织申报出口信用保险支持资金的通知',
        programme,
        halfYear: options.halfYear ?? '2026H1',
        opensOn: dateToColumn(options.opensOn ?? '2026-08-10'),
        closesOn: dateToColumn(options.closesOn ?? '2026-09-30'),
        supportRatio: options.supportRatio ?? (programme === 'GENERAL' ? '0.5' : '1'),
        shortageFactor: options.shortageFactor ?? null,
        fxRule: options.fxRule ?? 'PAYMENT_DATE',
        fixedRates: options.fixedRates ?? {},
        divisionReview: options.divisionReview ?? false,
        expertReview: options.expertReview ?? false,
        budgetYear: options.budgetYear ?? 2026,
        fundDocument: options.fundDocument === undefined ? '豫财贸〔2026〕8号' : options.fundDocument,
        publicityDays: options.publicityDays ?? 5,
        body: options.body ?? '各有关企业：现组织申报，请按要求提交材料。',
        contactPhone: options.contactPhone ?? '0371-63576000',
        state,
        preparedById,
        releasedById,
        submittedAt: state === 'DRAFT' ? null : now,
        releasedAt: state === 'RELEASED' ? now : null,
        createdAt: now,
        requirements: {
          create: (options.requirements ?? (programme === 'GENERAL' ? [{ name: '营业执照' }] : [])).map(
            (each, i) => ({
              name: each.name,
              hint: each.hint ?? '',
              required: each.required ?? true,
              position: i + 1,
            }),
          ),
        },
      },
      include: { requirements: { orderBy: { position: 'asc' } } },
    }),
  )
  return {
    id: round.id,
    requirementIds: round.requirements.map(({ id }) => id),
    noticeNumber,
    title: round.title,
  }
}
