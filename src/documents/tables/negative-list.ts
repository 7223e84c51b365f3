import { defineTable } from '../table'

/** 财政专项资金信用负面清单: the public part. */
export const negativeList = defineTable({
  name: 'negative-list',
  title: '财政专项资金信用负面清单',
  columns: [
    { key: 'position', header: '序号', kind: 'integer', required: true, width: 8 },
    { key: 'name', header: '企业（机构）名称', kind: 'text', required: true, width: 44 },
    { key: 'uscc', header: '统一社会信用代码', kind: 'code', required: true, width: 24 },
    { key: 'authority', header: '决定部门', kind: 'text', required: true, width: 34 },
    { key: 'documentNumber', header: '文号', kind: 'text', required: true, width: 24 },
    { key: 'decisionDate', header: '决定日期', kind: 'date', required: true, width: 16 },
    { key: 'untilDate', header: '期限至', kind: 'date', required: true, width: 16 },
  ],
})
