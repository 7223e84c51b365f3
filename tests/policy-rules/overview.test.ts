import { describe, expect, test } from 'vitest'

import { type Fit, PROGRAMMES, programmesFor } from '@/policy-rules'

const brief = (fits: Fit[]): string[] =>
  fits.map(({ status, rulings, message }) => [status, rulings.join(','), message].join('|'))

const UNKNOWN =
  'NEEDS_EXPORTS|E2,E4|上年出口金额未知，未知不等于零。请先补充上年出口金额及证明材料，再确定适用的统保平台。'
const OTHERS = [
  'FITS|C2,E6|可申报：自行缴费投保的，按申报周期内实际缴纳保费不超过 50% 的比例支持，每半年累计不超过 2,000,000.00 元；同一笔保费不重复支持。',
  'DEPENDS|C3,C4,C6|有海外投资、海外工程承包或成套设备项目的可参加：政治风险保险支持 80%，全风险保险支持 70%（海外投资除外）。请先登记项目。',
  'DEPENDS|C7,E11|通过 9610、9710、9810 监管方式报关出口的可参加，企业免缴，每个企业支持金额不超过 100,000.00 元。请核对报关单上的监管方式代码。',
  'DEPENDS|C9|可在“河南省进出口企业服务平台”使用海外资信服务，由服务机构申报费用，全省每年不超过 1,000,000.00 元。',
]
const TERM =
  'DOES_NOT_FIT||起保日2024年8月4日不在政策执行期内：豫商财〔2024〕15号自2024年8月5日起施行至2027年12月31日（含首尾两日），此前适用的豫商财〔2022〕18号已废止，本系统不作测算。请核对起保日。'

describe('which programmes fit an enterprise', () => {
  test('E2: exports of zero are MICRO', () => {
    const fits = programmesFor({ priorYearExportsUsd: '0', date: '2026-03-01' })
    expect(fits.map(({ programme }) => programme)).toEqual(PROGRAMMES)
    expect(brief(fits)).toEqual([
      'FITS|E1,E6|可参加：按最高费率测算年度保费 200.00 美元，财政全额支持，企业免缴。',
      'DOES_NOT_FIT|E1|上年出口金额 0.00 美元未超过 5,000,000.00 美元，不属于中型企业统保。请改为测算小微企业统保。',
      ...OTHERS,
    ])
    expect(fits[0]!.reasons).toEqual([])
    expect(fits[0]!.answer).toMatchObject({ programme: 'MICRO', fiscalShareUsd: '200.00' })
    expect(fits[1]!.reasons.map(({ code }) => code)).toEqual(['EXPORTS_BELOW_TIER'])
  })

  test('MICRO is computed at the ceiling rate', () => {
    const [micro] = programmesFor({ priorYearExportsUsd: '5000000.00', date: '2026-03-01' })
    expect(micro!.message).toBe('可参加：按最高费率测算年度保费 4,000.00 美元，财政全额支持，企业免缴。')
  })

  test('E1: one cent more is MEDIUM', () => {
    const fits = programmesFor({ priorYearExportsUsd: '5000000.01', date: '2026-03-01' })
    expect(brief(fits).slice(1)).toEqual([
      'FITS|E1,E6|可参加：年度保费 6,000.00 美元，财政承担 4,800.00 美元，企业自缴 1,200.00 美元。',
      ...OTHERS,
    ])
    expect(fits[0]).toMatchObject({ status: 'DOES_NOT_FIT', reasons: [{ code: 'EXPORTS_ABOVE_TIER' }] })
  })

  test('above ten million neither platform fits', () => {
    const statuses = programmesFor({ priorYearExportsUsd: '10000000.01', date: '2026-03-01' }).map(
      ({ status }) => status,
    )
    expect(statuses).toEqual(['DOES_NOT_FIT', 'DOES_NOT_FIT', 'FITS', 'DEPENDS', 'DEPENDS', 'DEPENDS'])
  })

  test('E2: unknown is not zero', () => {
    const fits = programmesFor({ priorYearExportsUsd: null, date: '2026-03-01' })
    expect(brief(fits)).toEqual([UNKNOWN, UNKNOWN, ...OTHERS])
    expect(fits.every(({ reasons }) => reasons.length === 0)).toBe(true)
  })

  test('outside the term nothing fits, whatever the exports', () => {
    for (const priorYearExportsUsd of [null, '0', '6000000']) {
      const fits = programmesFor({ priorYearExportsUsd, date: '2024-08-04' })
      expect(brief(fits)).toEqual(PROGRAMMES.map(() => TERM))
      expect(fits.map(({ programme }) => programme)).toEqual(PROGRAMMES)
      expect(fits.every(({ reasons }) => reasons[0]!.code === 'OUTSIDE_POLICY_TERM')).toBe(true)
    }
  })
})
