/** Made-up content for the page of components. No enterprise, code or number in it exists. */

export interface SampleRow {
  id: string
  receipt: string
  enterprise: string
  division: string
  requested: string
  approved: string | null
  state: 'draft' | 'progress' | 'warning' | 'success' | 'refused'
  stateWords: string
  left: number
}

const STATES = [
  ['progress', '审核中'],
  ['warning', '待补正'],
  ['success', '通过'],
  ['refused', '不予支持'],
  ['draft', '草稿'],
  ['success', '已拨付'],
] as const

const NAMES = [
  '豫诚机械进出口',
  '中牟欣农食品',
  '洛阳长柏轴承',
  '伏牛山茶业',
  '南阳彩塑制品',
  '漯河顺达发制品',
]
const DIVISIONS = ['郑州市', '开封市', '洛阳市', '信阳市', '南阳市', '漯河市']
const AMOUNTS = ['1234567.80', '88020.00', '2000000.00', '6007.14', '107000.53', '16409.02']

export const SAMPLE_ROWS: readonly SampleRow[] = Array.from({ length: 12 }, (_, index) => {
  const [state, stateWords] = STATES[index % 6]!
  return {
    id: String(index + 1),
    receipt: `SB2026H2-${String(index + 1).padStart(5, '0')}`,
    enterprise: `${NAMES[index % 6]}有限公司`,
    division: DIVISIONS[index % 6]!,
    requested: AMOUNTS[index % 6]!,
    approved: state === 'success' ? AMOUNTS[(index + 3) % 6]! : null,
    state,
    stateWords,
    left: (index % 7) - 1,
  }
})

export const SAMPLE_STEPS = [
  {
    clause: '一(三)',
    rulings: ['M5', 'C1'],
    description: '2026年上半年实际缴纳、经审核认可的保险费',
    formula: '1,500,000.00 + 969,135.61',
    result: '2,469,135.61',
  },
  {
    clause: '一(三)',
    rulings: ['C2', 'M3'],
    description: '乘以本批次支持比例',
    formula: '2,469,135.61 × 50% = 1,234,567.805 → 1,234,567.80',
    result: '1,234,567.80',
  },
  {
    clause: '一(三)',
    rulings: ['C10'],
    description: '不超过本申报周期上限的剩余额度',
    formula: 'min(1,234,567.80，2,000,000.00 − 600,000.00)',
    result: '1,234,567.80',
  },
]

const CLAUSES: Record<string, string> = {
  '一(三)':
    '按照企业申报周期内实际缴纳保费不超过 50% 的比例予以支持，每家企业单个申报周期（每半年）累计最高支持金额不超过 200 万元。',
}

export const sampleClause = (clause: string): string | undefined => CLAUSES[clause]
