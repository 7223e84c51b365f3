import { z } from 'zod'

import { normaliseDocumentNumber } from '@/documents'
import { amount, money, PROGRAMMES, sumOfAmounts, TERM, yearOf } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import type { Figure } from '@/server/task'
import { command, done, query, refuse } from '@/server/use-case'

import { documentsOf, isProvided } from './budget-store'
import { budgetPosition, provideBudget } from './budgets'

const firstYear = yearOf(TERM.start)
const lastYear = yearOf(TERM.end)

const plainAmount = (text: string) => text.replace(/[,，\s]/g, '')

const fundDocumentNumber = z.string().transform((text, context) => {
  const number = normaliseDocumentNumber(text)
  if (number !== null) return number
  context.addIssue({ code: 'custom', message: '请按文号填写资金文件，例如 豫财贸〔2026〕8号。' })
  return z.NEVER
})

/** Provincial finance puts a fund document's money into a year's budget for a programme (P3). */
export const setBudget = command({
  name: 'funds.provide-budget',
  allow: ['FINANCE_PREPARER', 'FINANCE_CHECKER'],
  input: z.strictObject({
    year: z.coerce
      .number({ error: '请选择预算年度。' })
      .int()
      .min(firstYear, `预算年度应在 ${firstYear} 至 ${lastYear + 1} 之间，请核对。`)
      .max(lastYear + 1, `预算年度应在 ${firstYear} 至 ${lastYear + 1} 之间，请核对。`),
    programme: z.enum(PROGRAMMES, { error: '请选择支持项目。' }),
    amountCny: z
      .string()
      .transform(plainAmount)
      .refine(
        (text) => /^\d{1,13}(\.\d{1,2})?$/.test(text) && /[1-9]/.test(text),
        '请填写大于 0 的金额（元），最多两位小数。',
      ),
    documentNumber: fundDocumentNumber,
  }),
  run: async ({ tx, actor, now }, { year, programme, amountCny, documentNumber }) => {
    const budget = { year, programme }
    if (await isProvided(tx, budget, documentNumber))
      refuse('CONFLICT', `${documentNumber} 的预算已经登记过，未重复登记。请在下方已登记的文件中核对。`)
    const exact = money(amount(amountCny))
    await provideBudget({ tx, by: actor.accountId, at: now }, budget, exact, documentNumber)
    return done(
      { year, programme, amountCny: exact },
      {
        subject: { kind: 'budget', id: `${year}/${programme}` },
        detail: { amountCny: exact, documentNumber },
      },
    )
  },
})

/** A year's budgets: what was provided, and where each stands. CNY strings. */
export const budgetOverview = query({
  name: 'funds.budget-overview',
  allow: [
    'FINANCE_PREPARER',
    'FINANCE_CHECKER',
    'COMMERCE_PREPARER',
    'COMMERCE_CHECKER',
    'COMMERCE_APPROVER',
    'AUDITOR',
  ],
  input: z.strictObject({ year: z.coerce.number().int().catch(firstYear) }),
  run: async ({ tx }, { year }) => {
    const positions = []
    for (const programme of PROGRAMMES)
      positions.push({ programme, ...(await budgetPosition(tx, { year, programme })) })
    const documents = await documentsOf(tx, year)
    return {
      year,
      years: Array.from({ length: lastYear - firstYear + 2 }, (_, i) => firstYear + i),
      positions,
      documents: documents.map(({ providedAt, ...row }) => ({
        ...row,
        providedAt: providedAt.toISOString(),
      })),
    }
  },
})

/** The present year's money over all programmes: what is left, set aside and paid, for the home page of finance. */
export const budgetFigures = query({
  name: 'funds.budget-figures',
  allow: ['FINANCE_PREPARER', 'FINANCE_CHECKER'],
  input: z.strictObject({}),
  run: async ({ tx, now }): Promise<Figure[]> => {
    const year = Number(dateInShanghai(now).slice(0, 4))
    const positions = []
    for (const programme of PROGRAMMES) positions.push(await budgetPosition(tx, { year, programme }))
    const href = `/finance/budgets?year=${year}`
    return [
      {
        label: `${year}年预算，尚可安排`,
        value: sumOfAmounts(positions.map((one) => one.availableCny)),
        unit: '元',
        href,
      },
      {
        label: '名单已确定，待拨付',
        value: sumOfAmounts(positions.map((one) => one.committedCny)),
        unit: '元',
        href,
      },
      { label: '已拨付', value: sumOfAmounts(positions.map((one) => one.paidCny)), unit: '元', href },
    ]
  },
})
