import type { ColumnOption } from '../table'

/** Closed lists of words that several tables use. Values are the program's codes, labels what people read. */

export const BUSINESS_KINDS: readonly ColumnOption[] = [
  { value: 'GENERAL_TRADE', label: '一般贸易' },
  { value: 'CONTRACTING_DRIVEN_EXPORT', label: '对外承包工程带动出口', aliases: ['对外承包工程'] },
  { value: 'PROCESSING_TRADE', label: '加工贸易' },
  { value: 'CROSS_BORDER_ECOMMERCE', label: '跨境电商', aliases: ['跨境电子商务'] },
  { value: 'SERVICE_TRADE', label: '服务贸易' },
]

export const EXPORT_SOURCES: readonly ColumnOption[] = [
  { value: 'OFFICIAL', label: '官方数据', aliases: ['官方提供'] },
  { value: 'SINGLE_WINDOW', label: '单一窗口证明', aliases: ['单一窗口', '“单一窗口”'] },
  { value: 'UNDERTAKING', label: '企业承诺书', aliases: ['承诺书', '出口数据承诺书'] },
]

/** The currencies for which a central parity is published, by ISO 4217 code; Chinese names are taken on import. */
export const CURRENCIES: readonly ColumnOption[] = [
  ['CNY', '人民币', 'RMB'],
  ['USD', '美元', 'US$'],
  ['EUR', '欧元'],
  ['JPY', '日元'],
  ['HKD', '港元', '港币'],
  ['GBP', '英镑'],
  ['AUD', '澳元', '澳大利亚元'],
  ['NZD', '新西兰元'],
  ['SGD', '新加坡元', '新元'],
  ['CHF', '瑞士法郎', '瑞郎'],
  ['CAD', '加元', '加拿大元'],
  ['MOP', '澳门元'],
  ['MYR', '林吉特', '马来西亚林吉特'],
  ['RUB', '卢布', '俄罗斯卢布'],
  ['ZAR', '兰特', '南非兰特'],
  ['KRW', '韩元'],
  ['AED', '迪拉姆', '阿联酋迪拉姆'],
  ['SAR', '里亚尔', '沙特里亚尔'],
  ['HUF', '福林', '匈牙利福林'],
  ['PLN', '兹罗提', '波兰兹罗提'],
  ['DKK', '丹麦克朗'],
  ['SEK', '瑞典克朗'],
  ['NOK', '挪威克朗'],
  ['TRY', '里拉', '土耳其里拉'],
  ['MXN', '比索', '墨西哥比索'],
  ['THB', '泰铢'],
].map(([value, ...aliases]) => ({ value: value!, label: value!, aliases }))

/**
 * The shape of a 统一社会信用代码. Its check character is not tested here: a failure is a warning that a person confirms
 * (ruling E12), and so is no reason to refuse a row.
 */
export function usccComplaint(value: string): string | null {
  if (/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(value)) return null
  return `“${value}”不是 18 位统一社会信用代码，请核对营业执照后填写。`
}

/** 数电票 have 20 digits; older invoices are written as 代码 + 号码 (10 or 12, and 8 digits). */
export function invoiceComplaint(value: string): string | null {
  if (/^\d{8}$|^\d{18}$|^\d{20}$/.test(value)) return null
  return `“${value}”不是有效的发票号码，请填写 20 位数电票号码，或发票代码加发票号码。`
}
