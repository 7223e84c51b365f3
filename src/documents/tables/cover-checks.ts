import { defineTable } from '../table'
import { usccComplaint } from './options'

/** 批量查重名单: the codes an insurer asks about. */
export const coverCheckList = defineTable({
  name: 'cover-check-list',
  title: '批量查重名单',
  instructions: ['每家企业填一行，最多 10 万行。拟起保日不填的，按页面上填写的日期查询。'],
  columns: [
    {
      key: 'uscc',
      header: '统一社会信用代码',
      aliases: ['信用代码', '社会信用代码'],
      kind: 'code',
      required: true,
      width: 24,
      upperCase: true,
      check: usccComplaint,
      example: '91410100MA9TE5T046',
    },
    {
      key: 'enterpriseName',
      header: '企业名称',
      kind: 'text',
      required: false,
      width: 40,
      hint: '供贵机构核对，不参与查询',
      example: '河南示例贸易有限公司',
    },
    {
      key: 'coverFrom',
      header: '拟起保日',
      aliases: ['起保日'],
      kind: 'date',
      required: false,
      width: 14,
      example: '2026-03-05',
    },
  ],
})

/** 批量查重结果: each row of the list with its answer, or with why it has none. */
export const coverCheckAnswers = defineTable({
  name: 'cover-check-answers',
  title: '批量查重结果',
  columns: [
    { key: 'rowNumber', header: '行号', kind: 'integer', required: true, width: 8 },
    { key: 'uscc', header: '统一社会信用代码', kind: 'code', required: false, width: 24 },
    { key: 'enterpriseName', header: '企业名称', kind: 'text', required: false, width: 40 },
    { key: 'coverFrom', header: '拟起保日', kind: 'date', required: false, width: 14 },
    { key: 'outcome', header: '结果', kind: 'text', required: true, width: 16 },
    { key: 'coveredUntil', header: '已承保至', kind: 'date', required: false, width: 14 },
    { key: 'earliestStart', header: '最早起保', kind: 'date', required: false, width: 14 },
    { key: 'reservedUntil', header: '预留至', kind: 'date', required: false, width: 14 },
    { key: 'certificateNumber', header: '查重凭证号', kind: 'code', required: false, width: 34 },
    { key: 'message', header: '说明', kind: 'text', required: true, width: 80 },
  ],
})
