import { expect, test } from 'vitest'

import {
  BUSINESS_KIND_NAMES,
  BUSINESS_KINDS,
  CAP_SCOPE_NAMES,
  CAP_SCOPES,
  CUSTOMS_SUPERVISION_MODES,
  EXCLUSION_REASON_NAMES,
  EXCLUSION_REASONS,
  EXPORT_SOURCE_NAMES,
  EXPORT_SOURCES,
  NEGATIVE_LIST_GROUND_NAMES,
  NEGATIVE_LIST_GROUNDS,
  OVERSEAS_PRODUCT_NAMES,
  OVERSEAS_PRODUCTS,
  OVERSEAS_PROJECT_KIND_NAMES,
  OVERSEAS_PROJECT_KINDS,
  PROGRAMME_APPLICANTS,
  PROGRAMME_NAMES,
  PROGRAMMES,
  REASON_CODES,
  REDUCTION_REASON_NAMES,
  REDUCTION_REASONS,
  USCC_RESULTS,
} from '@/policy-rules'

const words = <C extends string>(codes: readonly C[], names: Readonly<Record<C, string>>): string =>
  codes.map((code) => `${code} ${names[code]}`).join('; ')

/** The codes are those of the database and the wire, the words those of the glossary: neither may change by accident. */
test.each([
  [
    words(PROGRAMMES, PROGRAMME_NAMES),
    'MICRO 小微企业统保; MEDIUM 中型企业统保; GENERAL 一般出口信用保险; OVERSEAS “走出去”风险统保; ECOMMERCE 跨境电商政治风险统保; CREDIT_INFORMATION 海外资信服务',
  ],
  [
    words(PROGRAMMES, PROGRAMME_APPLICANTS),
    'MICRO INSURER; MEDIUM INSURER; GENERAL ENTERPRISE; OVERSEAS INSURER; ECOMMERCE INSURER; CREDIT_INFORMATION PROVIDER',
  ],
  [
    words(OVERSEAS_PRODUCTS, OVERSEAS_PRODUCT_NAMES),
    'POLITICAL 政治风险保险; COMPREHENSIVE 政治、商业全风险保险',
  ],
  [
    words(OVERSEAS_PROJECT_KINDS, OVERSEAS_PROJECT_KIND_NAMES),
    'OVERSEAS_INVESTMENT 海外投资; OVERSEAS_CONTRACTING 海外工程承包; COMPLETE_PLANT_EXPORT 成套设备',
  ],
  [words(CAP_SCOPES, CAP_SCOPE_NAMES), 'PROJECT_YEAR 单个项目每年度; PROJECT_LIFETIME 单个项目全周期'],
  [
    words(BUSINESS_KINDS, BUSINESS_KIND_NAMES),
    'GENERAL_TRADE 一般贸易; CONTRACTING_DRIVEN_EXPORT 对外承包工程带动出口; PROCESSING_TRADE 加工贸易; CROSS_BORDER_ECOMMERCE 跨境电商; SERVICE_TRADE 服务贸易',
  ],
  [
    words(REDUCTION_REASONS, REDUCTION_REASON_NAMES),
    'OUTSIDE_PERIOD 超申报期; INVOICE_MISMATCH 发票不符; PAYMENT_PROOF_INCOMPLETE 付款凭证不全; DUPLICATE_APPLICATION 重复申报; PRODUCT_NOT_SUPPORTED 非支持险种; PRIVATE_OR_CASH_PAYMENT 个人或现金付款; ABOVE_CAP 超上限; NEGATIVE_LIST 负面清单; OTHER 其他',
  ],
  [
    words(EXPORT_SOURCES, EXPORT_SOURCE_NAMES),
    'OFFICIAL 官方提供的出口金额; SINGLE_WINDOW “单一窗口”授权证明; UNDERTAKING 加盖公章的出口数据承诺书',
  ],
  [
    words(NEGATIVE_LIST_GROUNDS, NEGATIVE_LIST_GROUND_NAMES),
    'MISREPORTED_EXPORTS 未如实填报上年度出口金额; DUPLICATE_COVER 重复投保',
  ],
  [
    words(EXCLUSION_REASONS, EXCLUSION_REASON_NAMES),
    'OUTSIDE_PERIOD 缴费日期不在申报周期内; OUTSIDE_POLICY_TERM 缴费日期不在政策执行期内',
  ],
  [CUSTOMS_SUPERVISION_MODES.join(), '9610,9710,9810'],
  [USCC_RESULTS.join(), 'VALID,CHECK_CHARACTER_MISMATCH,MALFORMED'],
])('%s', (ours, expected) => {
  expect(ours).toBe(expected)
})

test('the reason codes of the contract, sorted as answers list them', () => {
  expect(REASON_CODES).toHaveLength(11)
  expect(REASON_CODES.toSorted()).toEqual(REASON_CODES)
})
