import { z } from 'zod'

import { normaliseDocumentNumber } from '@/documents'
import { amount, money, PROGRAMME_NAMES, PROGRAMMES, sumOfAmounts, TERM, yearOf } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import type { Figure, Task } from '@/server/task'
import { command, done, notFound, query, refuse, type Context } from '@/server/use-case'

import {
  addDocument,
  decideDocument,
  documentsOf,
  isProvided,
  lockDocument,
  waitingDocuments,
} from './budget-store'
import { budgetPosition, provideBudget } from './budgets'
import { mayDecide, stateLabels } from './state'

const firstYear = yearOf(TERM.start)
const lastYear = yearOf(TERM.end)

const plainAmount = (text: string) => text.replace(/[,，\s]/g, '')

const fundDocumentNumber = z.string().transform((text, context) => {
  const number = normaliseDocumentNumber(text)
  if (number !== null) return number
  context.addIssue({ code: 'custom', message: '请按文号填写资金文件，例如 豫财贸〔2026〕8号。' })
  return z.NEVER
})

/** 登记资金文件 (P3): a fund document's money for a year and programme, in the budget once another person has confirmed it. */
export const setBudget = command({
  name: 'funds.provide-budget',
  allow: ['FINANCE_PREPARER'],
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
    const exact = money(amount(amountCny))
    const id =
      !(await isProvided(tx, budget, documentNumber)) &&
      (await addDocument(tx, {
        ...budget,
        amountCny: exact,
        documentNumber,
        preparedById: actor.accountId!,
        preparedAt: now,
      }))
    if (!id)
      return refuse(
        'CONFLICT',
        `${documentNumber} 的预算已经登记过，未重复登记。请在下方待确认和已登记的文件中核对。`,
      )
    return done(
      { id, year, programme, amountCny: exact },
      {
        subject: { kind: 'budget', id: `${year}/${programme}` },
        detail: { amountCny: exact, documentNumber },
      },
    )
  },
})

const oneDocument = { documentId: z.uuid('没有找到这份资金文件。请刷新页面。') }

/** 确认登记, by a second person: from here on the money is in the budget. */
export const confirmBudget = command({
  name: 'funds.confirm-budget',
  allow: ['FINANCE_CHECKER'],
  input: z.strictObject(oneDocument),
  run: async (context, { documentId }) => {
    const { tx, actor, now } = context
    const { year, programme, amountCny, documentNumber } = await waiting(context, documentId)
    await decideDocument(tx, documentId, {
      state: 'CONFIRMED',
      decidedById: actor.accountId!,
      decidedAt: now,
    })
    await provideBudget({ tx, by: actor.accountId, at: now }, { year, programme }, amountCny, documentNumber)
    return done(
      { year },
      { subject: { kind: 'budget', id: `${year}/${programme}` }, detail: { amountCny, documentNumber } },
    )
  },
})

export const sendBackBudget = command({
  name: 'funds.send-back-budget',
  allow: ['FINANCE_CHECKER'],
  input: z.strictObject({
    ...oneDocument,
    reason: z.string().trim().min(4, '请写明退回原因。').max(300, '退回原因请不超过 300 字。'),
  }),
  run: async (context, { documentId, reason }) => {
    const { tx, actor, now } = context
    const { year, programme, documentNumber } = await waiting(context, documentId)
    await decideDocument(tx, documentId, {
      state: 'SENT_BACK',
      decidedById: actor.accountId!,
      decidedAt: now,
      remark: reason,
    })
    return done(
      { year },
      { subject: { kind: 'budget', id: `${year}/${programme}` }, detail: { documentNumber, reason } },
    )
  },
})

async function waiting({ tx, actor }: Context, id: string) {
  const document = await lockDocument(tx, id)
  if (!document) return notFound('资金文件')
  if (document.state !== 'PROPOSED')
    refuse(
      'WRONG_STATE',
      `${document.documentNumber} ${stateLabels[document.state]}，不能再办理。请刷新页面查看。`,
    )
  if (document.preparedById === actor.accountId)
    refuse('FORBIDDEN', '这份资金文件由您登记，须由另一人确认。请联系同事办理。')
  return document
}

/** What waits for the second person. */
export const budgetTasks = query({
  name: 'funds.tasks',
  allow: ['FINANCE_CHECKER'],
  input: z.strictObject({}),
  run: async ({ tx }): Promise<Task[]> =>
    (await waitingDocuments(tx)).map(({ id, documentNumber, year, programme }) => ({
      id: `budget-document:${id}`,
      what: `确认 ${documentNumber} 登记的预算`,
      whose: `${year}年 ${PROGRAMME_NAMES[programme]}`,
      dueOn: null,
      href: `/finance/budgets?year=${year}`,
      action: '确认预算',
    })),
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
  run: async ({ tx, actor }, { year }) => {
    const positions = []
    for (const programme of PROGRAMMES)
      positions.push({ programme, ...(await budgetPosition(tx, { year, programme })) })
    const documents = await documentsOf(tx, year)
    return {
      year,
      years: Array.from({ length: lastYear - firstYear + 2 }, (_, i) => firstYear + i),
      positions,
      waiting: (await waitingDocuments(tx, year)).map(({ preparedAt, ...row }) => ({
        ...row,
        preparedAt: preparedAt.toISOString(),
        mayDecide: mayDecide(actor.role) && row.preparedById !== actor.accountId,
      })),
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
