/** What the demo's enterprise files in the open round: its table row by row, and materials. */

export const round = '关于组织申报2026年下半年一般出口信用保险保费支持资金的通知'
export const enterprise = '郑州豫达进出口有限公司'
export const head =
  '保险机构,保单号,险种,业务类型,保险期间起,保险期间止,保费通知书号,发票号码,开票日期,币种,发票金额,付款日期,付款账户名,银行流水号,实付原币,备注'
export const row = (invoice: string, paidOn: string, paid: string) =>
  `中国出口信用保险公司河南分公司,SCH2026-0731,短期出口信用保险,一般贸易,2026-07-01,2027-06-30,TZ-1,${invoice},2026-07-15,人民币,100000.00,${paidOn},${enterprise},LS${invoice.slice(-6)},${paid},`

export const pdf = (words: string) =>
  Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n% ${words}\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
  )
