import { defineTable } from '../table'

/** 拨付清单: who is paid how much into which account. Holds accounts, so it never leaves the two departments. */
export const disbursementList = defineTable({
  name: 'disbursement-list',
  title: '拨付清单',
  columns: [
    { key: 'position', header: '序号', kind: 'integer', required: true, width: 8 },
    { key: 'payeeName', header: '收款单位', kind: 'text', required: true, width: 40 },
    { key: 'uscc', header: '统一社会信用代码', kind: 'code', required: true, width: 22 },
    { key: 'bankName', header: '开户行', kind: 'text', required: true, width: 34 },
    { key: 'bankCode', header: '联行号', kind: 'code', required: true, width: 16 },
    { key: 'accountNumber', header: '账号', kind: 'code', required: true, width: 24 },
    { key: 'amount', header: '金额（元）', kind: 'amount', required: true, width: 18 },
    { key: 'amountInCapitals', header: '大写', kind: 'text', required: true, width: 40 },
    { key: 'budgetHead', header: '预算科目', kind: 'text', required: true, width: 24 },
    { key: 'fundDocument', header: '资金文号', kind: 'text', required: true, width: 24 },
  ],
})
