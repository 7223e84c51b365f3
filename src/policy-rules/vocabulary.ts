/** The closed lists of the rules, each with its words for the screen. The codes are those of the database and the wire. */
export const PROGRAMMES = [
  'MICRO',
  'MEDIUM',
  'GENERAL',
  'OVERSEAS',
  'ECOMMERCE',
  'CREDIT_INFORMATION',
] as const
export type Programme = (typeof PROGRAMMES)[number]

export const PROGRAMME_NAMES: Readonly<Record<Programme, string>> = {
  MICRO: '小微企业统保',
  MEDIUM: '中型企业统保',
  GENERAL: '一般出口信用保险',
  OVERSEAS: '“走出去”风险统保',
  ECOMMERCE: '跨境电商政治风险统保',
  CREDIT_INFORMATION: '海外资信服务',
}

/** Who applies for the public money. */
export const PROGRAMME_APPLICANTS = {
  MICRO: 'INSURER',
  MEDIUM: 'INSURER',
  GENERAL: 'ENTERPRISE',
  OVERSEAS: 'INSURER',
  ECOMMERCE: 'INSURER',
  CREDIT_INFORMATION: 'PROVIDER',
} as const satisfies Record<Programme, string>

export const OVERSEAS_PRODUCTS = ['POLITICAL', 'COMPREHENSIVE'] as const
export type OverseasProduct = (typeof OVERSEAS_PRODUCTS)[number]
export const OVERSEAS_PRODUCT_NAMES: Readonly<Record<OverseasProduct, string>> = {
  POLITICAL: '政治风险保险',
  COMPREHENSIVE: '政治、商业全风险保险',
}

export const OVERSEAS_PROJECT_KINDS = [
  'OVERSEAS_INVESTMENT',
  'OVERSEAS_CONTRACTING',
  'COMPLETE_PLANT_EXPORT',
] as const
export type OverseasProjectKind = (typeof OVERSEAS_PROJECT_KINDS)[number]
export const OVERSEAS_PROJECT_KIND_NAMES: Readonly<Record<OverseasProjectKind, string>> = {
  OVERSEAS_INVESTMENT: '海外投资',
  OVERSEAS_CONTRACTING: '海外工程承包',
  COMPLETE_PLANT_EXPORT: '成套设备',
}

export const CAP_SCOPES = ['PROJECT_YEAR', 'PROJECT_LIFETIME'] as const
export type CapScope = (typeof CAP_SCOPES)[number]
export const CAP_SCOPE_NAMES: Readonly<Record<CapScope, string>> = {
  PROJECT_YEAR: '单个项目每年度',
  PROJECT_LIFETIME: '单个项目全周期',
}

/** 业务类型 of GENERAL, 一(三). */
export const BUSINESS_KINDS = [
  'GENERAL_TRADE',
  'CONTRACTING_DRIVEN_EXPORT',
  'PROCESSING_TRADE',
  'CROSS_BORDER_ECOMMERCE',
  'SERVICE_TRADE',
] as const
export type BusinessKind = (typeof BUSINESS_KINDS)[number]
export const BUSINESS_KIND_NAMES: Readonly<Record<BusinessKind, string>> = {
  GENERAL_TRADE: '一般贸易',
  CONTRACTING_DRIVEN_EXPORT: '对外承包工程带动出口',
  PROCESSING_TRADE: '加工贸易',
  CROSS_BORDER_ECOMMERCE: '跨境电商',
  SERVICE_TRADE: '服务贸易',
}

/** 核减原因 */
export const REDUCTION_REASONS = [
  'OUTSIDE_PERIOD',
  'INVOICE_MISMATCH',
  'PAYMENT_PROOF_INCOMPLETE',
  'DUPLICATE_APPLICATION',
  'PRODUCT_NOT_SUPPORTED',
  'PRIVATE_OR_CASH_PAYMENT',
  'ABOVE_CAP',
  'NEGATIVE_LIST',
  'OTHER',
] as const
export type ReductionReason = (typeof REDUCTION_REASONS)[number]
export const REDUCTION_REASON_NAMES: Readonly<Record<ReductionReason, string>> = {
  OUTSIDE_PERIOD: '超申报期',
  INVOICE_MISMATCH: '发票不符',
  PAYMENT_PROOF_INCOMPLETE: '付款凭证不全',
  DUPLICATE_APPLICATION: '重复申报',
  PRODUCT_NOT_SUPPORTED: '非支持险种',
  PRIVATE_OR_CASH_PAYMENT: '个人或现金付款',
  ABOVE_CAP: '超上限',
  NEGATIVE_LIST: '负面清单',
  OTHER: '其他',
}

/** Sources of the prior-year export amount, best first (E4). */
export const EXPORT_SOURCES = ['OFFICIAL', 'SINGLE_WINDOW', 'UNDERTAKING'] as const
export type ExportSource = (typeof EXPORT_SOURCES)[number]
export const EXPORT_SOURCE_NAMES: Readonly<Record<ExportSource, string>> = {
  OFFICIAL: '官方提供的出口金额',
  SINGLE_WINDOW: '“单一窗口”授权证明',
  UNDERTAKING: '加盖公章的出口数据承诺书',
}

/** Why an authority may put an enterprise on the negative list (L1). */
export const NEGATIVE_LIST_GROUNDS = ['MISREPORTED_EXPORTS', 'DUPLICATE_COVER'] as const
export type NegativeListGround = (typeof NEGATIVE_LIST_GROUNDS)[number]
export const NEGATIVE_LIST_GROUND_NAMES: Readonly<Record<NegativeListGround, string>> = {
  MISREPORTED_EXPORTS: '未如实填报上年度出口金额',
  DUPLICATE_COVER: '重复投保',
}
