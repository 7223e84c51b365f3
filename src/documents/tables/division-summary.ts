import { defineTable } from '../table'

/** 汇总表 (division → province). Holds contacts, so it stays between the offices. */
export const divisionSummary = defineTable({
  name: 'division-summary',
  title: '初审汇总表',
  columns: [
    { key: 'position', header: '序号', kind: 'integer', required: true, width: 8 },
    { key: 'county', header: '县（市、区）', kind: 'text', required: true, width: 16 },
    { key: 'name', header: '企业名称', kind: 'text', required: true, width: 40 },
    { key: 'uscc', header: '统一社会信用代码', kind: 'code', required: true, width: 22 },
    { key: 'customsCode', header: '海关编码', kind: 'code', required: false, width: 14 },
    { key: 'insurers', header: '保险机构', kind: 'text', required: true, width: 34 },
    { key: 'paid', header: '实缴保费（元）', kind: 'amount', required: true, width: 18 },
    { key: 'requested', header: '申请金额（元）', kind: 'amount', required: true, width: 18 },
    { key: 'reviewed', header: '初审金额（元）', kind: 'amount', required: true, width: 18 },
    { key: 'contactName', header: '联系人', kind: 'text', required: true, width: 12 },
    { key: 'contactPhone', header: '联系电话', kind: 'code', required: true, width: 18 },
    { key: 'note', header: '备注', kind: 'text', required: false, width: 40 },
  ],
})
