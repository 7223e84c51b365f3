import {
  GENERAL,
  MICRO,
  OVERSEAS_PRODUCT_NAMES,
  OVERSEAS_PRODUCTS,
  OVERSEAS_PROJECT_KIND_NAMES,
  OVERSEAS_PROJECT_KINDS,
  PROGRAMMES,
  ratio,
  type Programme,
} from '@/policy-rules'

/** The calculator's page as an address: every field is a search parameter, so that a calculation can be shared. */
export type Search = Record<string, string | string[] | undefined>

export interface FormField {
  name: string
  label: string
  kind: 'amount' | 'ratio' | 'date' | 'text' | 'choice'
  unit?: string
  hint?: string
  optional?: boolean
  initial?: (today: string) => string
  choices?: { value: string; label: string }[]
}

const inception: FormField = {
  name: 'inceptionDate',
  label: '起保日期',
  kind: 'date',
  initial: (today) => today,
}
const exportsField: FormField = {
  name: 'priorYearExportsUsd',
  label: '上年出口金额',
  kind: 'amount',
  unit: '美元',
  hint: '起保日期上一个自然年的出口金额；没有出口填 0。',
}
const liability: FormField = {
  name: 'maximumLiabilityUsd',
  label: '最高赔偿限额',
  kind: 'amount',
  unit: '美元',
  optional: true,
  hint: '保单上约定的限额；不填则按政策标准给出。',
}
const supported = (label: string): FormField => ({
  name: 'alreadySupportedCny',
  label,
  kind: 'amount',
  unit: '元',
  initial: () => '0',
})
const premium: FormField = { name: 'premiumCny', label: '保费', kind: 'amount', unit: '元' }

export const formFields: Record<Programme, FormField[]> = {
  MICRO: [
    inception,
    exportsField,
    {
      name: 'premiumRate',
      label: '保险费率',
      kind: 'ratio',
      hint: '小数形式，例如 0.0008 即 0.08%。',
      initial: (today) => ratio(MICRO.rateCeiling.on(today)),
    },
    liability,
  ],
  MEDIUM: [inception, exportsField, liability],
  GENERAL: [
    {
      name: 'period',
      label: '申报周期',
      kind: 'text',
      hint: '上半年写 2026H1，下半年写 2026H2。',
      initial: (today) => `${today.slice(0, 4)}H${today.slice(5) < '07' ? 1 : 2}`,
    },
    {
      name: 'supportRatio',
      label: '支持比例',
      kind: 'ratio',
      hint: '以当期申报通知为准，小数形式。',
      initial: () => ratio(GENERAL.ratioCeiling.value),
    },
    supported('本周期已获支持金额'),
  ],
  OVERSEAS: [
    inception,
    {
      name: 'product',
      label: '险种',
      kind: 'choice',
      choices: OVERSEAS_PRODUCTS.map((value) => ({ value, label: OVERSEAS_PRODUCT_NAMES[value] })),
    },
    {
      name: 'projectKind',
      label: '项目类型',
      kind: 'choice',
      choices: OVERSEAS_PROJECT_KINDS.map((value) => ({ value, label: OVERSEAS_PROJECT_KIND_NAMES[value] })),
    },
    premium,
    supported('项目已获支持金额'),
  ],
  ECOMMERCE: [
    inception,
    {
      name: 'customsSupervisionMode',
      label: '海关监管方式代码',
      kind: 'text',
      hint: '报关单上的四位代码，例如 9810。',
    },
    premium,
    supported('企业本年度已获支持金额'),
  ],
  CREDIT_INFORMATION: [
    { name: 'year', label: '年度', kind: 'text', initial: (today) => today.slice(0, 4) },
    { name: 'feeCny', label: '服务费用', kind: 'amount', unit: '元' },
    supported('全省本年度已获支持金额'),
  ],
}

/** How many payments the page offers to type; an xlsx of more belongs into an application. */
export const paymentRows = 6

export const one = (search: Search, name: string): string => [search[name]].flat()[0]?.trim() ?? ''

export function programmeOf(search: Search): Programme {
  return PROGRAMMES.find((programme) => programme === one(search, 'programme')) ?? 'MICRO'
}

/** Full-width digits, commas and blanks are what people type; the contract wants none of them. */
const tidy = (text: string) => text.normalize('NFKC').replaceAll(/[,\s]/g, '')

/** The question that the address asks, or null when it asks none yet (the form was not sent). */
export function questionOf(search: Search): Record<string, unknown> | null {
  if (one(search, 'ask') === '') return null
  const programme = programmeOf(search)
  const question: Record<string, unknown> = { programme }
  for (const field of formFields[programme]) {
    const value = tidy(one(search, field.name))
    if (value === '' && field.optional) continue
    question[field.name] = field.name === 'year' ? Number(value) : value
  }
  if (programme === 'GENERAL') question.payments = paymentsOf(search)
  return question
}

function paymentsOf(search: Search): Record<string, string>[] {
  const payments = []
  for (let row = 0; row < paymentRows; row += 1) {
    const [paidOn, amount, currency, exchangeRate] = ['paidOn', 'amount', 'currency', 'rate'].map((name) =>
      tidy(one(search, `${name}${row}`)),
    )
    if (!paidOn && !amount) continue
    payments.push(
      !currency || currency === 'CNY'
        ? { paidOn: paidOn ?? '', amountCny: amount ?? '' }
        : {
            paidOn: paidOn ?? '',
            currency: currency.toUpperCase(),
            amount: amount ?? '',
            exchangeRate: exchangeRate ?? '',
          },
    )
  }
  return payments
}
