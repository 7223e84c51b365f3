/** What each named rule compares, for those who ask what is checked by itself. */
export const comparisons: Readonly<Record<string, string>> = {
  'listed-enterprise': '申报单位的统一社会信用代码，与受理当日有效的信用负面清单',
  'required-material-missing': '批次要求的必交材料，与已上传的材料',
  'invoice-in-another-application':
    '每行的发票号码，与全省其他申报；同一企业分次缴纳的，各次实付合计与发票金额',
  'duplicate-payment': '每行的发票号码和银行流水号，与全省其他申报（含历年已获支持的）',
  'payment-repeated-within': '每行的发票号码和银行流水号，与本表其他行',
  'outside-half-year': '每行的付款日期，与申报周期的起止日期',
  payer: '每行的付款方式和付款账户名，与申报企业名称',
  'self-paid-share': '每行的保单号，与本企业的统保平台保单',
  'exchange-rate': '每行的折算汇率，与批次口径下的人民币汇率中间价',
  'insurer-invoice': '每行的发票号码、币种、金额和购买方，与保险机构报送的发票清单',
  'invoice-list-corrected': '保险机构更正发票清单前后，已核查的明细行是否由相符变为不符',
  'cap-used': '本次测算的支持金额，与企业当期上限的剩余额度',
  'other-subsidies': '本次支持与已获其他补助之和，与实际缴纳的保费',
  'insurance-policy-repeated': '每行的保单，与其他申报中的保单',
  'insurance-policy-not-in-force': '每行的保单，与平台登记的保单状态',
  'insured-listed': '每行的被保险企业，与受理当日有效的信用负面清单',
  'official-exports': '每行保单投保时采用的上年度出口额，与海关官方出口额名单',
  'platform-conversion': '每行的财政承担金额（元），与美元金额乘汇率后只舍不入的结果',
}
