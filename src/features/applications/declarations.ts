/** The 承诺书 that goes with every application; what was accepted is frozen with the submission. */
export const declarations: readonly string[] = [
  '一、本企业所填内容和所附材料真实、完整、合法，缴费明细与发票、银行付款凭证一致，如有虚假，愿承担相应法律责任。',
  '二、所申报保费均由本企业对公账户实际缴纳，未以现金或个人账户付款，也未就同一笔付款重复申报。',
  '三、本企业已如实申报就同一保费获得的其他财政补助，统保平台保单的自缴保费未在此申报。',
  '四、本企业留存相关材料备查，接受省商务厅、省财政厅组织的抽查和绩效管理；资金专款专用，如被追回，按期退还。',
]
