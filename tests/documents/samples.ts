import type { AwardListData } from '@/documents/award-list-data'
import type { ApplicationFormData } from '@/documents/pdf/application-form'
import type { CalculationSheetData } from '@/documents/pdf/calculation-sheet'
import type { CheckCertificateData } from '@/documents/pdf/check-certificate'
import type { PanelSummaryData } from '@/documents/pdf/panel-summary'
import type { ReconciliationData } from '@/documents/reconciliation-data'

/** Made-up documents, of the size and with the awkward texts that real ones have. */

const CREATED = new Date('2026-09-05T06:32:00Z')

const STEPS = [
  {
    clause: '一(三)',
    rulings: ['C1', 'M6'],
    description: '合计申报周期内的实缴保费',
    formula: '1,000,000.00 + USD 451,234.50 × 7.1234（2026-03-05 中间价，四舍后只舍不入）= 4,214,323.83',
    result: '4,214,323.83 元',
  },
  {
    clause: '一(三)',
    rulings: ['C2', 'M3'],
    description: '乘以本批次支持比例',
    formula: '4,214,323.83 × 50% = 2,107,161.91（向下取到分）',
    result: '2,107,161.91 元',
  },
  {
    clause: '一(三)',
    rulings: ['M5'],
    description: '不超过每家企业每半年累计最高支持金额的剩余额度',
    formula: 'min(2,107,161.91, 2,000,000.00 − 0.00)',
    result: '2,000,000.00 元',
  },
]

export function applicationForm(lines = 45): ApplicationFormData {
  return {
    receiptNumber: 'SB2026H1-410100-000123',
    roundTitle: '2026年上半年出口信用保险保费支持资金申报通知',
    noticeNumber: '豫商财函〔2026〕31号',
    programmeName: '一般出口信用保险',
    halfYear: '2026H1',
    applicant: {
      name: '河南示例（郑州）国际贸易有限公司',
      uscc: '91410100MA9TE5T046',
      divisionName: '郑州航空港经济综合实验区',
      contactName: '王小明',
      contactPhone: '0371-00000000',
    },
    account: {
      accountName: '河南示例（郑州）国际贸易有限公司',
      bankName: '中国工商银行股份有限公司郑州航空港支行',
      bankCode: '102491000017',
      accountNumber: '1702020009200012345',
    },
    lines: Array.from({ length: lines }, (_, i) => ({
      insurerName: '中国出口信用保险公司河南分公司',
      insurancePolicyNumber: `SCH026001-26${String(i).padStart(4, '0')}`,
      businessKind: i % 3 === 0 ? '对外承包工程带动出口' : '一般贸易',
      invoiceNumber: `264120000000${String(12345678 + i)}`,
      paidOn: '2026-03-05',
      currency: i % 2 === 0 ? 'CNY' : 'USD',
      paidAmount: '12345.67',
      exchangeRate: i % 2 === 0 ? null : '7.1234',
      amountCny: i % 2 === 0 ? '12345.67' : '87943.14',
    })),
    requestedAmountCny: '2000000.00',
    otherSubsidiesCny: '0.00',
    steps: STEPS,
    declarations: [
      '本单位承诺：所填内容和所附材料真实、完整、有效，保费由本单位对公账户实际缴纳，未以同一笔保费重复申报财政资金。',
      '如有不实，本单位愿意退回所获资金，并承担列入财政专项资金信用负面清单、3年内不得申报财政补助资金等责任。',
    ],
    submittedOn: '2026-09-05',
    createdAt: CREATED,
  }
}

export const calculationSheet: CalculationSheetData = {
  number: 'JS2026H1-000123',
  name: '河南示例（郑州）国际贸易有限公司',
  uscc: '91410100MA9TE5T046',
  programmeName: '一般出口信用保险',
  appliedOn: '2026-03-05',
  policyDocument: '豫商财〔2024〕15号',
  rulesVersion: '2024-15.1',
  steps: STEPS,
  resultLabel: '支持金额（元）',
  resultAmountCny: '2000000.00',
  createdAt: CREATED,
}

export const checkCertificate: CheckCertificateData = {
  certificateNumber: 'CC20260305000017',
  insurerName: '中国人民财产保险股份有限公司河南省分公司',
  enterpriseName: '河南示例（郑州）国际贸易有限公司',
  uscc: '91410100MA9TE5T046',
  checkedOn: '2026-03-05',
  checkedAtTime: '14:32',
  outcome: 'CLEAR',
  coveredUntil: null,
  reservedUntil: '2026-03-09',
  createdAt: CREATED,
}

export function awardListNotice(lines = 60): AwardListData {
  return {
    number: '豫商财公示〔2026〕3号',
    title: '关于2026年上半年河南省出口信用保险保费支持资金拟支持名单的公示',
    body: [
      '根据《河南省商务厅 河南省财政厅关于优化出口信用保险支持政策的通知》（豫商财〔2024〕15号）和2026年上半年申报通知，经审核、专家评审并会商省财政厅，现将拟支持名单予以公示。',
    ],
    publicityFrom: '2026-03-05',
    publicityUntil: '2026-03-11',
    lines: Array.from({ length: lines }, (_, i) => ({
      name:
        i % 7 === 0
          ? '河南省示例进出口贸易集团（郑州航空港）国际供应链管理有限责任公司'
          : `河南示例第${i + 1}贸易有限公司`,
      city: i % 7 === 0 ? '郑州航空港经济综合实验区' : '三门峡市',
      project: '一般出口信用保险',
      amountCny: '123456.78',
      note: '',
    })),
    totalCny: '7407406.80',
    objection: {
      how: '以书面形式或在本系统“公示”栏目提出',
      office: '河南省商务厅财务处',
      telephone: '0371-00000000',
      address: '郑州市金水区示例路1号',
    },
    issuers: ['河南省商务厅', '河南省财政厅'],
    issuedOn: '2026-03-05',
    createdAt: CREATED,
  }
}

export function reconciliation(lines = 50): ReconciliationData {
  return {
    number: 'DZ2026-MICRO-0001',
    insurerName: '中国出口信用保险公司河南分公司',
    programmeName: '小微企业统保',
    year: '2026',
    asOf: '2026-12-31',
    opening: '10000.05',
    prepaid: '500000.00',
    drawn: '342000.00',
    settled: '0.00',
    carriedForward: '168000.05',
    closing: '168000.05',
    movements: [
      {
        date: null,
        item: '期初余额',
        reference: '上年结转',
        moneyIn: null,
        moneyOut: null,
        balance: '10000.05',
      },
      {
        date: '2026-03-02',
        item: '预拨',
        reference: '豫财贸〔2026〕12号',
        moneyIn: '500000.00',
        moneyOut: null,
        balance: '510000.05',
      },
      {
        date: '2026-10-15',
        item: '提取',
        reference: '2026年上半年拟支持名单（豫商财公示〔2026〕3号）',
        moneyIn: null,
        moneyOut: '342000.00',
        balance: '168000.05',
      },
      {
        date: null,
        item: '期末余额',
        reference: '结转下年',
        moneyIn: null,
        moneyOut: null,
        balance: '168000.05',
      },
    ],
    lines: Array.from({ length: lines }, (_, i) => ({
      awardNumber: '豫商财公示〔2026〕3号',
      insurancePolicyNumber: `XW410100-26${String(i).padStart(5, '0')}`,
      enterpriseName:
        i % 9 === 0
          ? '河南省示例进出口贸易集团（郑州航空港）国际供应链管理有限责任公司'
          : `河南示例第${i + 1}贸易有限公司`,
      uscc: '91410100MA9TE5T046',
      premiumCny: '6840.00',
      fiscalShareCny: '6840.00',
      drawnCny: '6840.00',
    })),
    createdAt: CREATED,
  }
}

export const panelSummary: PanelSummaryData = {
  number: '豫信保评〔2026〕000002号',
  title: '专家评审组',
  roundTitle: '关于组织2026年上半年一般出口信用保险保费支持资金补充申报的通知',
  noticeNumber: '豫商财函〔2026〕50号',
  criteria: '贸易与保险真实性 40%，材料完整与一致 30%，支持的必要性与效果 30%',
  spreadThreshold: '20.00',
  composition: '出口信用保险 2 人，财务审计 1 人',
  draws: [{ seed: '5f'.repeat(16), poolSha256: 'ab'.repeat(32), algorithm: 'sha256-rank/1' }],
  members: [
    { seat: 1, name: '钱学文（组长）', employer: '中原大学保险系' },
    { seat: 2, name: '褚明远', employer: '河南天衡会计师事务所' },
  ],
  lines: [
    {
      position: 1,
      receiptNumber: '豫信保申〔2026〕000076号',
      applicantName: '新乡锦程电子科技有限公司',
      requestedAmountCny: '370835.85',
      recommendedAmountCny: '350000.00',
      average: '77.33',
      spread: '66.00—86.00',
      opinions: 3,
      opinionRound: 2,
      conclusion: '核减后支持',
      text: '第 3 行付款凭证不全，核减后同意支持',
    },
    {
      position: 2,
      receiptNumber: '豫信保申〔2026〕000077号',
      applicantName: '新乡启航进出口有限公司',
      requestedAmountCny: '100.00',
      recommendedAmountCny: null,
      average: null,
      spread: null,
      opinions: null,
      opinionRound: null,
      conclusion: '尚未汇总',
      text: '',
    },
  ],
  createdAt: CREATED,
}
