import { describe, expect, test } from 'vitest'

import { evaluate, type Question } from '@/policy-rules'

const TERM =
  '豫商财〔2024〕15号自2024年8月5日起施行至2027年12月31日（含首尾两日），此前适用的豫商财〔2022〕18号已废止，本系统不作测算'

const micro = {
  programme: 'MICRO',
  inceptionDate: '2026-03-01',
  priorYearExportsUsd: '3000000',
  premiumRate: '0.0008',
}
const medium = { programme: 'MEDIUM', inceptionDate: '2026-03-01', priorYearExportsUsd: '7000000' }
const general = {
  programme: 'GENERAL',
  period: '2026H1',
  supportRatio: '0.5',
  alreadySupportedCny: '0',
  payments: [{ paidOn: '2026-03-01', amountCny: '1' }],
}
const overseas = {
  programme: 'OVERSEAS',
  inceptionDate: '2026-03-01',
  product: 'COMPREHENSIVE',
  projectKind: 'OVERSEAS_INVESTMENT',
  premiumCny: '1',
  alreadySupportedCny: '0',
}
const ecommerce = {
  programme: 'ECOMMERCE',
  inceptionDate: '2026-03-01',
  customsSupervisionMode: '1210',
  premiumCny: '1',
  alreadySupportedCny: '0',
}
const creditInformation = {
  programme: 'CREDIT_INFORMATION',
  year: 2028,
  feeCny: '1',
  alreadySupportedCny: '0',
}

/** Each: the question, the code, the clause and the sentence a person reads, then the line of the sheet that failed. */
const REFUSALS: [object, string, string, string, string][] = [
  [
    { ...micro, inceptionDate: '2024-08-04' },
    'OUTSIDE_POLICY_TERM',
    '三(四)',
    `起保日2024年8月4日不在政策执行期内：${TERM}。请核对起保日。`,
    '2024-08-04 ∈ 2024-08-05 至 2027-12-31',
  ],
  [
    { ...micro, priorYearExportsUsd: '5000000.01' },
    'EXPORTS_ABOVE_TIER',
    '一(一)',
    '上年出口金额 5,000,000.01 美元超过小微企业统保的上限 5,000,000.00 美元（含）。请改为测算中型企业统保或一般出口信用保险。',
    '5,000,000.01 ≤ 5,000,000.00',
  ],
  [
    { ...micro, premiumRate: '0.000801' },
    'RATE_ABOVE_CEILING',
    '一(一)',
    '保险费率 0.0801% 高于小微企业统保的最高费率 0.08%。请按不高于 0.08% 的费率承保。',
    '0.0801% ≤ 0.08%',
  ],
  [
    { ...micro, maximumLiabilityUsd: '143999.99' },
    'LIABILITY_BELOW_MINIMUM',
    '一(一)',
    '保单载明的最高赔偿限额 143,999.99 美元低于下限 144,000.00 美元。请将最高赔偿限额提高到下限或以上。',
    '143,999.99 ≥ 144,000.00',
  ],
  [
    { ...medium, priorYearExportsUsd: '5000000' },
    'EXPORTS_BELOW_TIER',
    '一(二)',
    '上年出口金额 5,000,000.00 美元未超过 5,000,000.00 美元，不属于中型企业统保。请改为测算小微企业统保。',
    '5,000,000.00 > 5,000,000.00',
  ],
  [
    { ...medium, priorYearExportsUsd: '10000000.01' },
    'EXPORTS_ABOVE_TIER',
    '一(二)',
    '上年出口金额 10,000,000.01 美元超过中型企业统保的上限 10,000,000.00 美元（含）。请改为测算一般出口信用保险。',
    '10,000,000.01 ≤ 10,000,000.00',
  ],
  [
    { ...medium, premiumRate: '0.001' },
    'RATE_NOT_PRESCRIBED',
    '一(二)',
    '保险费率 0.1% 与中型企业统保的统一费率 0.12% 不一致。请按 0.12% 承保。',
    '0.1% = 0.12%',
  ],
  [
    { ...medium, maximumLiabilityUsd: '504000.01' },
    'LIABILITY_NOT_PRESCRIBED',
    '一(二)',
    '保单载明的最高赔偿限额 504,000.01 美元不等于年度保费的 60 倍 504,000.00 美元。请将最高赔偿限额改为 504,000.00 美元。',
    '504,000.01 = 504,000.00',
  ],
  [
    { ...general, supportRatio: '0.500001' },
    'RATIO_ABOVE_CEILING',
    '一(三)',
    '支持比例 50.0001% 超过上限 50%。请填写不超过 50% 的比例。',
    '50.0001% ≤ 50%',
  ],
  [
    { ...general, payments: [{ paidOn: '2026-07-01', amountCny: '1' }] },
    'NO_ELIGIBLE_PREMIUM',
    '一(三)',
    '2026年上半年内没有可计入的缴费（共 1 笔，均不计入）。请核对缴费日期或改选申报周期。',
    '共 1 笔，计入 0 笔；第 1 笔缴费日期不在申报周期内',
  ],
  [
    overseas,
    'PRODUCT_NOT_COVERED',
    '一(四)',
    '海外投资项目不在政治、商业全风险保险的支持范围内（仅支持海外工程承包、成套设备）。请改选险种或核对项目类别。',
    '海外投资 ∈ {海外工程承包、成套设备}',
  ],
  [
    ecommerce,
    'CUSTOMS_MODE_NOT_COVERED',
    '一(五)',
    '海关监管方式代码 1210 不在支持范围内（仅支持 9610、9710、9810）。请核对报关单上的监管方式代码。',
    '1210 ∈ {9610、9710、9810}',
  ],
  [
    creditInformation,
    'OUTSIDE_POLICY_TERM',
    '三(四)',
    `服务年度2028年不在政策执行期内：${TERM}。请核对服务年度。`,
    '2028年 ∩ 2024-08-05 至 2027-12-31 = 无',
  ],
]

describe('a refusal says what is wrong and what to do', () => {
  for (const [question, code, clause, message, formula] of REFUSALS) {
    test(`${code} of ${clause}: ${formula}`, () => {
      const answer = evaluate(question as Question)
      expect(answer.eligible).toBe(false)
      expect(answer.reasons).toEqual([{ code, clause, message }])
      expect(answer.steps.filter(({ result }) => result === '不符合').map((step) => step.formula)).toEqual([
        formula,
      ])
    })
  }

  test('a half-year before the document', () => {
    const answer = evaluate({ ...general, period: '2024H1', payments: [] } as unknown as Question)
    expect(answer.reasons[1]!.message).toBe(`申报周期2024年上半年不在政策执行期内：${TERM}。请核对申报周期。`)
  })

  test('without a liability to test, nothing is computed once a condition failed', () => {
    expect(evaluate({ ...micro, inceptionDate: '2024-08-04' } as unknown as Question).steps).toHaveLength(3)
    expect(evaluate({ ...medium, inceptionDate: '2024-08-04' } as unknown as Question).steps).toHaveLength(3)
    expect(evaluate(overseas as Question).steps).toHaveLength(2)
    expect(evaluate(ecommerce as Question).steps).toHaveLength(2)
    expect(evaluate(creditInformation as Question).steps).toHaveLength(1)
  })
})
