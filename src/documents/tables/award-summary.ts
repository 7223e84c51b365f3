import { defineTable } from '../table'

/** 拟支持名单汇总表: for the two departments, with contacts; what is published is the 公示表 alone (L6). */
export const awardSummary = defineTable({
  name: 'award-summary',
  title: '拟支持名单汇总表',
  columns: [
    { key: 'position', header: '序号', kind: 'integer', required: true, width: 8 },
    { key: 'city', header: '所属市', kind: 'text', required: true, width: 14 },
    { key: 'name', header: '企业（机构）名称', kind: 'text', required: true, width: 40 },
    { key: 'uscc', header: '统一社会信用代码', kind: 'code', required: true, width: 22 },
    { key: 'customsCode', header: '海关编码', kind: 'code', required: false, width: 14 },
    { key: 'insurers', header: '保险机构', kind: 'text', required: false, width: 34 },
    { key: 'paid', header: '实缴保费（元）', kind: 'amount', required: false, width: 18 },
    { key: 'requested', header: '申请金额（元）', kind: 'amount', required: true, width: 18 },
    { key: 'approved', header: '审定金额（元）', kind: 'amount', required: true, width: 18 },
    { key: 'amount', header: '拟支持金额（元）', kind: 'amount', required: true, width: 18 },
    { key: 'previous', header: '上期支持金额（元）', kind: 'amount', required: false, width: 18 },
    { key: 'difference', header: '较上期增减（元）', kind: 'amount', required: false, width: 18 },
    { key: 'contactName', header: '联系人', kind: 'text', required: false, width: 12 },
    { key: 'contactPhone', header: '联系电话', kind: 'code', required: false, width: 18 },
    { key: 'note', header: '备注', kind: 'text', required: false, width: 40 },
  ],
})

/** 与上一申报周期比较, by enterprise over all lists of the half-year. */
export const halfYearComparison = defineTable({
  name: 'half-year-comparison',
  title: '与上期比较',
  columns: [
    { key: 'position', header: '序号', kind: 'integer', required: true, width: 8 },
    { key: 'name', header: '企业（机构）名称', kind: 'text', required: true, width: 40 },
    { key: 'city', header: '所属市', kind: 'text', required: true, width: 14 },
    { key: 'previous', header: '上期支持金额（元）', kind: 'amount', required: false, width: 20 },
    { key: 'current', header: '本期拟支持金额（元）', kind: 'amount', required: false, width: 20 },
    { key: 'difference', header: '增减（元）', kind: 'amount', required: true, width: 20 },
    { key: 'kind', header: '变化', kind: 'text', required: true, width: 12 },
  ],
})
