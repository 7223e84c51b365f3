import { defineTable } from '../table'
import { usccComplaint } from './options'

/** 官方出口名单: an authority's list of what enterprises exported in a calendar year, in USD. */
export const officialExportList = defineTable({
  name: 'official-export-list',
  title: '官方出口名单',
  instructions: ['每家企业填一行，金额以美元计，不是万美元。没有出口的填 0。一份文件只填一个年份。'],
  columns: [
    { key: 'position', header: '序号', kind: 'integer', required: false, width: 8, example: '1' },
    {
      key: 'name',
      header: '企业名称',
      aliases: ['经营单位', '经营单位名称', '收发货人'],
      kind: 'text',
      required: true,
      width: 40,
      maxLength: 100,
      example: '河南示例贸易有限公司',
    },
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
    { key: 'year', header: '年份', kind: 'integer', required: false, width: 8, example: '2025' },
    {
      key: 'amountUsd',
      header: '出口额（美元）',
      aliases: ['出口金额（美元）', '出口总额（美元）', '出口额(美元)'],
      kind: 'amount',
      required: true,
      width: 20,
      hint: '单位美元，最多两位小数',
      example: '4850000.00',
      check: (value) => (value.length > 17 ? '金额过大，请核对单位是否为美元。' : null),
    },
  ],
})
