import { defineTable } from '../table'
import { CURRENCIES, invoiceComplaint, usccComplaint } from './options'

/** The insurer's electronic list of invoices, which the lines of applications are matched with. */
export const invoiceList = defineTable({
  name: 'invoice-list',
  title: '保费发票清单',
  columns: [
    {
      key: 'insurerName',
      header: '保险机构',
      kind: 'text',
      required: true,
      width: 30,
      maxLength: 100,
      example: '中国出口信用保险公司河南分公司',
    },
    {
      key: 'insurancePolicyNumber',
      header: '保单号',
      kind: 'code',
      required: true,
      width: 22,
      maxLength: 60,
      example: 'SCH026001-260100',
    },
    {
      key: 'invoiceNumber',
      header: '发票号码',
      kind: 'code',
      required: true,
      width: 24,
      check: invoiceComplaint,
      example: '26412000000012345678',
    },
    { key: 'issuedOn', header: '开票日期', kind: 'date', required: true, width: 13, example: '2026-03-01' },
    {
      key: 'currency',
      header: '币种',
      kind: 'enum',
      required: true,
      width: 8,
      options: CURRENCIES,
      example: 'CNY',
    },
    { key: 'amount', header: '发票金额', kind: 'amount', required: true, width: 16, example: '12345.67' },
    {
      key: 'uscc',
      header: '统一社会信用代码',
      kind: 'code',
      required: true,
      width: 22,
      upperCase: true,
      check: usccComplaint,
      example: '91410100MA9TE5T046',
    },
  ],
})
