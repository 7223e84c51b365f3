import { defineTable } from '../table'

/** 抽查汇总表, by division. */
export const spotCheckDivisions = defineTable({
  name: 'spot-check-divisions',
  title: '抽查汇总表',
  columns: [
    { key: 'name', header: '所属地', kind: 'text', required: true, width: 28 },
    { key: 'population', header: '范围内笔数', kind: 'integer', required: true, width: 12 },
    { key: 'populationCny', header: '范围内金额（元）', kind: 'amount', required: true, width: 20 },
    { key: 'checked', header: '核查笔数', kind: 'integer', required: true, width: 12 },
    { key: 'checkedCny', header: '核查金额（元）', kind: 'amount', required: true, width: 20 },
    { key: 'differing', header: '不符笔数', kind: 'integer', required: true, width: 12 },
    { key: 'wrongCny', header: '差错金额（元）', kind: 'amount', required: true, width: 20 },
  ],
})

/** 核查明细. Between the offices only. */
export const spotCheckSheets = defineTable({
  name: 'spot-check-sheets',
  title: '核查明细',
  columns: [
    { key: 'position', header: '序号', kind: 'integer', required: true, width: 8 },
    { key: 'receiptNumber', header: '受理号', kind: 'code', required: true, width: 26 },
    { key: 'partyName', header: '单位', kind: 'text', required: true, width: 36 },
    { key: 'uscc', header: '统一社会信用代码', kind: 'code', required: true, width: 22 },
    { key: 'divisionName', header: '所属地', kind: 'text', required: true, width: 22 },
    { key: 'programme', header: '支持项目', kind: 'text', required: true, width: 20 },
    { key: 'why', header: '抽取方式', kind: 'text', required: true, width: 28 },
    { key: 'paidCny', header: '已拨付（元）', kind: 'amount', required: true, width: 18 },
    { key: 'wrongCny', header: '差错金额（元）', kind: 'amount', required: true, width: 18 },
    { key: 'differing', header: '不符项目', kind: 'text', required: false, width: 28 },
    { key: 'measures', header: '处理意见', kind: 'text', required: false, width: 28 },
    { key: 'conclusion', header: '核查结论', kind: 'text', required: true, width: 50 },
    { key: 'checkedBy', header: '核查人', kind: 'text', required: true, width: 12 },
    { key: 'signedBy', header: '签署人', kind: 'text', required: true, width: 12 },
  ],
})
