/** The named checks of a sheet, each with the clause that it rests on. Pure. */
export const checks = [
  {
    key: 'invoice',
    label: '发票原件',
    clause: '一(三)',
    how: '核对发票号码、开票日期和金额；数电票在税务平台查验，是否红冲或作废。',
  },
  {
    key: 'payment',
    label: '保费付款凭证',
    clause: '一(三)',
    how: '与银行回单和流水核对付款日期、金额、流水号和付款账户户名。',
  },
  {
    key: 'insurance-policy',
    label: '保单与批单',
    clause: '二(六)',
    how: '核对保单、批单是否真实有效，有无退保、减费。',
  },
  {
    key: 'exports',
    label: '海关出口数据',
    clause: '二(三)',
    how: '上年出口金额与海关数据核对，并核对企业留存的材料。',
  },
  {
    key: 'duplicate-cover',
    label: '重复投保',
    clause: '二(五)',
    how: '同一时间段是否在两家或以上保险机构投保。',
  },
  {
    key: 'other-subsidies',
    label: '其他财政资金',
    clause: '一(三)',
    how: '同一笔保费是否已在其他渠道取得财政资金支持。',
  },
  {
    key: 'use-of-funds',
    label: '资金到账和使用',
    clause: '二(一)',
    how: '资金是否到账入账，有无挪用、借用或改变用途。',
  },
] as const

export const checkKeys = checks.map(({ key }) => key)
export const checkLabel = (key: string): string => checks.find((each) => each.key === key)?.label ?? key

/** Why an award is looked at whatever the lots say. */
export const flagLabels: Record<string, string> = {
  'negative-list': '负面清单或在办案件',
  finding: '审核中有成立的疑点',
  exports: '出口额与官方数据不一致',
}
