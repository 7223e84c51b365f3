import { defineTable } from '../table'

/** 预拨资金对账单, the lines: one per insurance policy whose fiscal share was drawn from the prepayment. */
export const reconciliationLines = defineTable({
  name: 'reconciliation',
  title: '预拨资金对账单',
  columns: [
    { key: 'position', header: '序号', kind: 'integer', required: true, width: 8 },
    { key: 'awardNumber', header: '批次', kind: 'text', required: true, width: 22 },
    { key: 'insurancePolicyNumber', header: '保单号', kind: 'code', required: true, width: 24 },
    { key: 'enterpriseName', header: '企业名称', kind: 'text', required: true, width: 36 },
    { key: 'uscc', header: '统一社会信用代码', kind: 'code', required: true, width: 22 },
    { key: 'premium', header: '核定保费（元）', kind: 'amount', required: true, width: 18 },
    { key: 'fiscalShare', header: '财政承担（元）', kind: 'amount', required: true, width: 18 },
    { key: 'drawn', header: '本次提取（元）', kind: 'amount', required: true, width: 18 },
  ],
})

/** 预拨资金对账单, the movements of the year in order, from the opening to the closing balance. */
export const reconciliationMovements = defineTable({
  name: 'reconciliation-movements',
  title: '收支汇总',
  columns: [
    { key: 'date', header: '日期', kind: 'date', required: false, width: 14 },
    { key: 'item', header: '事项', kind: 'text', required: true, width: 24 },
    { key: 'reference', header: '依据', kind: 'text', required: false, width: 36 },
    { key: 'moneyIn', header: '增加（元）', kind: 'amount', required: false, width: 18, allowNegative: true },
    {
      key: 'moneyOut',
      header: '减少（元）',
      kind: 'amount',
      required: false,
      width: 18,
      allowNegative: true,
    },
    { key: 'balance', header: '余额（元）', kind: 'amount', required: true, width: 18, allowNegative: true },
  ],
})
