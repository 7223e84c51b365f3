import { describe, expect, test } from 'vitest'

import {
  type Answer,
  calculationSheet,
  DEFAULT_SETTINGS,
  evaluate,
  indemnity,
  type IndemnityAnswer,
} from '@/policy-rules'

/** The sheet as an official reads it: clause, rulings, what is done, with its numbers, the result. */
const lines = ({ steps }: Answer | IndemnityAnswer): string[] =>
  steps.map(({ clause, rulings, description, formula, result }) =>
    [clause, rulings.join(','), description, formula, result].join('|'),
  )

const IN_TERM = '三(四)||起保日应在政策执行期内（含首尾两日）|2026-03-01 ∈ 2024-08-05 至 2027-12-31|符合'

describe('the calculation sheet', () => {
  test('MICRO', () => {
    const answer = evaluate({
      programme: 'MICRO',
      inceptionDate: '2026-03-01',
      priorYearExportsUsd: '2083333.34',
      premiumRate: '0.0008',
      maximumLiabilityUsd: '100000.20',
    })
    expect(lines(answer)).toEqual([
      IN_TERM,
      '一(一)|E1,E2|上年出口金额应在 500 万美元（含）以下，按精确金额比较，零出口也适用|2,083,333.34 ≤ 5,000,000.00|符合',
      '一(一)|E5|保险费率不得高于 0.08%|0.08% ≤ 0.08%|符合',
      '一(一)|E3,M1|投保金额（美元）= 企业上年（起保日所在年度的上一自然年度）出口金额|2,083,333.34|2083333.34',
      '一(一)|M2|按费率计算的保费（美元）= 投保金额 × 费率，四舍五入到分|2,083,333.34 × 0.08% = 1,666.666672 → 1,666.67|1666.67',
      '一(一)|E5|年度保费（美元）：低于 200 美元的按照 200 美元计算|max(1,666.67, 200.00) = 1,666.67|1666.67',
      '一(一)||赔偿比例|80%|0.80',
      '一(一)||单一买方/开证行最高赔偿限额（美元）|100,000.00|100000.00',
      '一(一)|M2|最高赔偿限额的下限（美元）= 年度保费的 60 倍与单一买方/开证行最高赔偿限额中的较高者|max(60 × 1,666.67, 100,000.00) = 100,000.20|100000.20',
      '一(一)|M2|保单载明的最高赔偿限额不得低于下限|100,000.20 ≥ 100,000.20|符合',
      '一(一)|M3|财政承担（美元）= 年度保费 × 财政支持比例，只舍不入到分|1,666.67 × 100% = 1,666.67|1666.67',
      '一(一)|M4|企业自缴（美元）= 年度保费 − 财政承担|1,666.67 − 1,666.67 = 0.00|0.00',
      '一(一)|M4|核对：财政承担（美元）= 年度保费 − 企业自缴|1,666.67 − 0.00 = 1,666.67|1666.67',
    ])
  })

  test('MEDIUM', () => {
    const answer = evaluate({
      programme: 'MEDIUM',
      inceptionDate: '2026-03-01',
      priorYearExportsUsd: '7777777.77',
      premiumRate: '0.0012',
      maximumLiabilityUsd: '559999.8',
    })
    expect(lines(answer)).toEqual([
      IN_TERM,
      '一(二)|E1|上年出口金额应在 500 万美元（不含）以上，按精确金额比较|7,777,777.77 > 5,000,000.00|符合',
      '一(二)|E1|上年出口金额应在 1000 万美元（含）以下，按精确金额比较|7,777,777.77 ≤ 10,000,000.00|符合',
      '一(二)||保险费率统一为 0.12%，不得高于或低于该费率|0.12% = 0.12%|符合',
      '一(二)|E3,M1|投保金额（美元）= 企业上年（起保日所在年度的上一自然年度）出口金额|7,777,777.77|7777777.77',
      '一(二)|M2|年度保费（美元）= 投保金额 × 费率，四舍五入到分|7,777,777.77 × 0.12% = 9,333.333324 → 9,333.33|9333.33',
      '一(二)||赔偿比例|80%|0.80',
      '一(二)||单一买方/开证行最高赔偿限额（美元）|150,000.00|150000.00',
      '一(二)|M2|最高赔偿限额（美元）= 年度保费 × 60|9,333.33 × 60 = 559,999.80|559999.80',
      '一(二)|M2|保单载明的最高赔偿限额应等于年度保费的 60 倍|559,999.80 = 559,999.80|符合',
      '一(二)|M3|财政承担（美元）= 年度保费 × 财政支持比例，只舍不入到分|9,333.33 × 80% = 7,466.664 → 7,466.66|7466.66',
      '一(二)|M4|企业自缴（美元）= 年度保费 − 财政承担|9,333.33 − 7,466.66 = 1,866.67|1866.67',
      '一(二)|M4|核对：财政承担（美元）= 年度保费 − 企业自缴|9,333.33 − 1,866.67 = 7,466.66|7466.66',
    ])
  })

  test('GENERAL', () => {
    const answer = evaluate({
      programme: 'GENERAL',
      period: '2024H2',
      supportRatio: '0.5',
      shortageFactor: '0.9',
      alreadySupportedCny: '0',
      payments: [
        { paidOn: '2024-08-04', amountCny: '5' },
        { paidOn: '2024-12-31', amountCny: '5' },
        { paidOn: '2024-12-30', currency: 'USD', amount: '10000.01', exchangeRate: '7.1345' },
        { paidOn: '2025-01-01', amountCny: '5' },
      ],
    })
    expect(lines(answer)).toEqual([
      '三(四)||申报周期应与政策执行期有重合的日期|2024年下半年 ∩ 2024-08-05 至 2027-12-31 = 2024-08-05 至 2024-12-31|符合',
      '一(三)|C2|本批次支持比例不得超过 50%|50% ≤ 50%|符合',
      '一(三)|C1|缴费日期在申报周期内且在政策执行期内的缴费计入，其余不计入|共 4 笔，计入 2 笔；第 1 笔缴费日期不在政策执行期内；第 4 笔缴费日期不在申报周期内|符合',
      '一(三)|M6,M3|第 3 笔缴费折人民币（元）= 实付原币 × 汇率，只舍不入到分|USD 10,000.01 × 7.1345 = 71,345.071345 → 71,345.07|71345.07',
      '一(三)|M5,C1|申报周期内实际缴纳保费（元）= 计入的各笔缴费之和（所有保险机构合并，先求和后乘比例）|5.00 + 71,345.07 = 71,350.07|71350.07',
      '一(三)|C2,M5,M3|封顶前金额（元）= 实际缴纳保费 × 支持比例 × 资金不足调整系数，只舍不入到分|71,350.07 × 50% × 90% = 32,107.5315 → 32,107.53|32107.53',
      '一(三)|C1|剩余额度（元）= 每家企业单个申报周期最高支持金额 − 已支持金额，不低于零|max(2,000,000.00 − 0.00, 0) = 2,000,000.00|2000000.00',
      '一(三)|M5,M3|财政支持金额（元）= 封顶前金额与剩余额度中的较低者|min(32,107.53, 2,000,000.00) = 32,107.53|32107.53',
    ])
  })

  test('GENERAL without a shortage factor does not speak of one', () => {
    const answer = evaluate({
      programme: 'GENERAL',
      period: '2026H1',
      supportRatio: '0.4',
      alreadySupportedCny: '0',
      payments: [{ paidOn: '2026-01-01', amountCny: '5' }],
    })
    expect(lines(answer)[4]).toBe(
      '一(三)|C2,M5,M3|封顶前金额（元）= 实际缴纳保费 × 支持比例，只舍不入到分|5.00 × 40% = 2.00|2.00',
    )
  })

  const overseas = {
    programme: 'OVERSEAS',
    inceptionDate: '2026-03-01',
    product: 'POLITICAL',
    projectKind: 'OVERSEAS_INVESTMENT',
    premiumCny: '2500000.02',
    alreadySupportedCny: '0',
  } as const

  test('OVERSEAS', () => {
    expect(lines(evaluate(overseas))).toEqual([
      IN_TERM,
      '一(四)|C6|政治风险保险支持的项目类别：海外投资、海外工程承包、成套设备|海外投资 ∈ {海外投资、海外工程承包、成套设备}|符合',
      '一(四)|M3|财政承担（元，封顶前）= 保费 × 财政支持比例，只舍不入到分|2,500,000.02 × 80% = 2,000,000.016 → 2,000,000.01|2000000.01',
      '一(四)|M4|企业自缴（元）= 保费 − 财政承担|2,500,000.02 − 2,000,000.01 = 500,000.01|500000.01',
      '一(四)|C3,C5|剩余额度（元）= 单个项目每年度（保单年度）最高支持金额 − 已支持金额，不低于零|max(2,000,000.00 − 0.00, 0) = 2,000,000.00|2000000.00',
      '一(四)|M3|财政支持金额（元）= 封顶前金额与剩余额度中的较低者|min(2,000,000.01, 2,000,000.00) = 2,000,000.00|2000000.00',
      '一(四)|C8,M4|超出额度部分（元）= 财政承担（封顶前）− 财政支持金额，由企业承担|2,000,000.01 − 2,000,000.00 = 0.01|0.01',
      '一(四)|C8|企业合计承担（元）= 企业自缴 + 超出额度部分|500,000.01 + 0.01 = 500,000.02|500000.02',
      '一(四)|M4|核对：财政支持金额（元）= 保费 − 企业合计承担|2,500,000.02 − 500,000.02 = 2,000,000.00|2000000.00',
    ])
  })

  test('C3: another year is said in the sheet', () => {
    const answer = evaluate(overseas, { ...DEFAULT_SETTINGS, overseasPoliticalYear: 'CALENDAR_YEAR' })
    expect(answer).toMatchObject({ capScope: 'PROJECT_YEAR' })
    expect(lines(answer)[4]).toContain('一(四)|C3,C5|剩余额度（元）= 单个项目每年度（自然年度）最高支持金额')
  })

  test('C4: the life of the project, or each year, as set', () => {
    const comprehensive = {
      ...overseas,
      product: 'COMPREHENSIVE',
      projectKind: 'COMPLETE_PLANT_EXPORT',
    } as const
    const lifetime = evaluate(comprehensive)
    expect(lifetime).toMatchObject({ capScope: 'PROJECT_LIFETIME' })
    expect(lines(lifetime)[4]).toContain('一(四)|C4,C5|剩余额度（元）= 单个项目全周期最高支持金额')
    const yearly = evaluate(comprehensive, { ...DEFAULT_SETTINGS, overseasComprehensiveCap: 'PROJECT_YEAR' })
    expect(yearly).toMatchObject({ capScope: 'PROJECT_YEAR' })
    expect(lines(yearly)[4]).toContain('一(四)|C4,C5|剩余额度（元）= 单个项目每年度最高支持金额')
  })

  const ecommerce = {
    programme: 'ECOMMERCE',
    inceptionDate: '2026-03-01',
    customsSupervisionMode: '9810',
    premiumCny: '100000.01',
    alreadySupportedCny: '0',
  } as const

  test('ECOMMERCE', () => {
    expect(lines(evaluate(ecommerce))).toEqual([
      IN_TERM,
      '一(五)|E11|海关监管方式代码应为 9610、9710、9810|9810 ∈ {9610、9710、9810}|符合',
      '一(五)|M1|封顶前金额（元）= 保费，省级财政全额支持，企业免缴|100,000.01|100000.01',
      '一(五)|C7|剩余额度（元）= 每个企业每自然年度最高支持金额 − 已支持金额，不低于零|max(100,000.00 − 0.00, 0) = 100,000.00|100000.00',
      '一(五)|M3|财政支持金额（元）= 封顶前金额与剩余额度中的较低者|min(100,000.01, 100,000.00) = 100,000.00|100000.00',
      '一(五)|C8,M4|保险机构承担（元）= 保费 − 财政支持金额，企业不缴费|100,000.01 − 100,000.00 = 0.01|0.01',
      '一(五)|M4|核对：财政支持金额（元）= 保费 − 保险机构承担|100,000.01 − 0.01 = 100,000.00|100000.00',
    ])
  })

  test('C7: the whole term, as set, is said in the sheet', () => {
    const answer = evaluate(ecommerce, { ...DEFAULT_SETTINGS, ecommerceCapPeriod: 'POLICY_TERM' })
    expect(lines(answer)[3]).toContain('一(五)|C7|剩余额度（元）= 每个企业政策执行期内累计最高支持金额')
  })

  test('CREDIT_INFORMATION', () => {
    const answer = evaluate({
      programme: 'CREDIT_INFORMATION',
      year: 2027,
      feeCny: '400000',
      alreadySupportedCny: '700000',
    })
    expect(lines(answer)).toEqual([
      '三(四)||服务年度应与政策执行期有重合的日期|2027年 ∩ 2024-08-05 至 2027-12-31 = 2027-01-01 至 2027-12-31|符合',
      '一(六)|M1|封顶前金额（元）= 服务费用|400,000.00|400000.00',
      '一(六)|C9|剩余额度（元）= 全省每自然年度（所有服务机构合计）最高支持金额 − 已支持金额，不低于零|max(1,000,000.00 − 700,000.00, 0) = 300,000.00|300000.00',
      '一(六)|M3|财政支持金额（元）= 封顶前金额与剩余额度中的较低者|min(400,000.00, 300,000.00) = 300,000.00|300000.00',
    ])
  })

  test('the indemnity', () => {
    const answer = indemnity({
      programme: 'MEDIUM',
      annualPremiumUsd: '6000.00',
      assessedLossUsd: '12.34',
      paidForBuyerUsd: '150001',
      paidUnderPolicyUsd: '300000',
    })
    expect(lines(answer)).toEqual([
      '一(二)||应赔损失（美元）= 核定损失 × 赔偿比例，四舍五入到分|12.34 × 80% = 9.872 → 9.87|9.87',
      '一(二)||单一买方/开证行剩余限额（美元）= 单一买方/开证行最高赔偿限额 − 已就该买方赔付金额，不低于零|max(150,000.00 − 150,001.00, 0) = 0.00|0.00',
      '一(二)||保单剩余赔偿限额（美元）= 单一企业最高赔偿限额 − 保单项下已赔付金额，不低于零|max(360,000.00 − 300,000.00, 0) = 60,000.00|60000.00',
      '一(二)||应付赔款（美元）= 应赔损失、单一买方/开证行剩余限额、保单剩余赔偿限额中的最低者|min(9.87, 0.00, 60,000.00) = 0.00|0.00',
    ])
    expect(calculationSheet(answer)).toEqual({
      programme: 'MEDIUM',
      policyDocument: '豫商财〔2024〕15号',
      rulesVersion: 'yushangcai-2024-15/1',
      steps: answer.steps,
    })
  })

  test('a document that is not known has no sheet', () => {
    const answer = evaluate(ecommerce)
    expect(() => calculationSheet({ ...answer, policyDocument: '豫商财〔2022〕18号' })).toThrow(
      'not a policy document: 豫商财〔2022〕18号',
    )
  })
})
