import type { StoredFinding } from './store'

/**
 * What a finding becomes when it is told to the applicant: the same trouble in words that name no other enterprise and no
 * receipt number of others.
 */
const words: Record<string, string> = {
  'invoice-in-another-application': '该发票已在其他申报中出现，请核对发票号码，并上传发票和付款凭证原件。',
  'duplicate-payment': '该笔缴费已有申报，请删除此行，或上传说明。',
  'payment-repeated-within': '与本表其他行是同一笔缴费，请只保留一行。',
  'outside-half-year': '缴费日期不在申报周期内，请核对日期或删除此行。',
  payer: '付款方式或付款账户名不符合要求，请补充对公付款凭证或删除此行。',
  'self-paid-share': '该保单属统保平台，企业自缴部分不在本项目支持范围，请删除此行。',
  'exchange-rate': '折算汇率与人民币汇率中间价不一致，请重新折算。',
  'insurer-invoice': '发票与保险机构报送的清单不符，请与保险机构核对后更正。',
  'insurance-policy-repeated': '该保单已有申报，请删除此行。',
  'insurance-policy-not-in-force': '该保单未在有效状态，请核对后更正或删除此行。',
  'insured-listed': '被保险企业列入信用负面清单，保费不予支持，请删除此行。',
  'platform-conversion': '财政承担金额折算有误，请重新折算。',
}

/** Null where there is nothing for the applicant to correct (a cap, a listing). */
export function defectWords(finding: StoredFinding, position: number | null): string | null {
  if (finding.rule === 'required-material-missing') return `${finding.message.split('。')[0]}，请补充上传。`
  if (finding.rule === 'other-subsidies') return '已获其他补助金额较大，请上传其他补助的证明材料。'
  const text = words[finding.rule]
  return text && position !== null ? `第 ${position} 行：${text}` : null
}
