/**
 * The policy rules of the export credit insurance programme: the only door of this room. Pure: no clock, no
 * environment, no database. Every number of a policy document is in here and nowhere else.
 */
export { correctedShare, type CorrectedShare, platformTier } from './corrected-share'
export { ecommerceCapPeriod, overseasPoliticalYear } from './caps'
export {
  addDays,
  addYearsLastDay,
  contains,
  dateInWords,
  daysBetween,
  intersection,
  isLawDate,
  type LawDate,
  lawDate,
  overlaps,
  type Period,
  weekday,
  yearOf,
} from './dates'
export { clauseAnchor, clauseText, isClauseId } from './documents/yushangcai-2024-15/clause-text'
export {
  CLAUSE_IDS,
  type ClauseId,
  TEXT_BLOCKS,
  type TextBlock,
} from './documents/yushangcai-2024-15/clauses'
export { CREDIT_INFORMATION } from './documents/yushangcai-2024-15/credit-information'
export { CUSTOMS_SUPERVISION_MODES, ECOMMERCE } from './documents/yushangcai-2024-15/ecommerce'
export { EXCLUSION_REASON_NAMES, GENERAL } from './documents/yushangcai-2024-15/general'
export {
  contradicts,
  decidingExportStatement,
  earliestInception,
  earliestNextStart,
  type ExportStatement,
  isListed,
  isPrepaidProgramme,
  MANAGEMENT,
  negativeListEnd,
  overlappingCover,
  type PrepaidProgramme,
  prepaymentProposal,
  startsOnReceipt,
} from './documents/yushangcai-2024-15/management'
export { MEDIUM } from './documents/yushangcai-2024-15/medium'
export { MICRO } from './documents/yushangcai-2024-15/micro'
export { OVERSEAS } from './documents/yushangcai-2024-15/overseas'
export { rulingOf, RULINGS, type RulingSetting } from './documents/yushangcai-2024-15/rulings'
export { DOCUMENT_NUMBER, RULES_VERSION, TERM } from './documents/yushangcai-2024-15/term'
export { exchangeRateDate, rateInForce } from './exchange-rate-date'
export { type CalculationSheet, SheetWriter, type Step } from './explanation'
export {
  type HalfYear,
  halfYearInWords,
  halfYearOf,
  halfYearPeriod,
  isHalfYear,
  nextHalfYear,
  parseHalfYear,
  previousHalfYear,
  priorYearOf,
} from './half-year'
export {
  amount,
  convertToCny,
  Decimal,
  decimal,
  type DecimalString,
  grouped,
  leftOf,
  money,
  percent,
  ratio,
  roundDownToCent,
  roundHalfUpToCent,
  splitBySubtraction,
  sumOfAmounts,
} from './money'
export { type Fit, type FitStatus, programmesFor } from './overview'
export type { Parameter } from './parameter'

export * from './questions'
export { basisInWords, readingsInWords, settingInWords } from './readings'
export {
  calculationSheet,
  documentFor,
  evaluate,
  indemnity,
  periodOf,
  POLICY_DOCUMENTS,
  policyDocumentOn,
  withReadings,
} from './registry'
export {
  type DatedSetting,
  DEFAULT_SETTINGS,
  type GeneralFxDate,
  isSettingKey,
  isSettingValue,
  type RuleSettings,
  SETTING_CHOICES,
  SETTING_NUMBERS,
  settingRowOn,
  settingsFrom,
  settingsOnDate,
} from './settings'
export {
  amountWithFactor,
  greatestShortageFactor,
  reissueWithFactor,
  shareBehind,
  shortageFactor,
  type ShortageLine,
} from './shortage-factor'
export { checkUscc, USCC_RESULTS, usccCheckCharacter } from './uscc'
export * from './vocabulary'
export {
  addWorkingDays,
  isWorkingDay,
  lastOfWorkingDays,
  nextWorkingDay,
  publicityPeriod,
  type WorkingCalendar,
  workingDaysLeft,
} from './working-days'
