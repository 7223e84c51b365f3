import { Assessment } from '../../assessment'
import {
  amount,
  Decimal,
  grouped,
  money,
  percent,
  roundDownToCent,
  rounding,
  splitBySubtraction,
} from '../../money'
import type { Parameter } from '../../parameter'
import type { OverseasAnswer, OverseasQuestion } from '../../questions'
import type { RuleSettings } from '../../settings'
import {
  CAP_SCOPE_NAMES,
  type CapScope,
  OVERSEAS_PRODUCT_NAMES,
  OVERSEAS_PROJECT_KIND_NAMES,
  type OverseasProduct,
  type OverseasProjectKind,
} from '../../vocabulary'
import { writeCapRemaining, writeSupport } from './cap'
import { DOCUMENT_NUMBER, nearestDayOfTerm, provision } from './term'
import { requireDateInTerm } from './term-test'

/** 一(四) “走出去”风险统保平台支持政策 */
const CLAUSE = '一(四)'

interface ProductTerms {
  readonly projectKinds: Parameter<readonly OverseasProjectKind[]>
  readonly fiscalRatio: Parameter<Decimal>
  readonly cap: Parameter<Decimal>
}

export const OVERSEAS: Readonly<Record<OverseasProduct, ProductTerms>> = {
  POLITICAL: {
    projectKinds: provision(CLAUSE, '企业投保海外投资、海外工程承包和成套设备项目政治风险保险的', [
      'OVERSEAS_INVESTMENT',
      'OVERSEAS_CONTRACTING',
      'COMPLETE_PLANT_EXPORT',
    ]),
    fiscalRatio: provision(CLAUSE, '保费由企业缴纳 20%，财政专项资金支持 80%', new Decimal('0.8')),
    cap: provision(CLAUSE, '单个项目每年度保费支持金额不超过 200 万元', new Decimal('2000000')),
  },
  /** C6: the clause names contracting and complete plant only. */
  COMPREHENSIVE: {
    projectKinds: provision(CLAUSE, '投保海外工程承包和成套设备项目政治、商业全风险保险的', [
      'OVERSEAS_CONTRACTING',
      'COMPLETE_PLANT_EXPORT',
    ]),
    fiscalRatio: provision(CLAUSE, '保费由企业缴纳 30%，财政专项资金支持 70%', new Decimal('0.7')),
    cap: provision(CLAUSE, '单个项目保费支持金额不超过 500 万元', new Decimal('5000000')),
  },
}

/** C3, C4: what the cap counts over. The political cap is always a year's; the setting says which year. */
export function overseasCapScope(product: OverseasProduct, settings: RuleSettings): CapScope {
  return product === 'POLITICAL' ? 'PROJECT_YEAR' : settings.overseasComprehensiveCap
}

/** 政治风险：企业 20%、财政 80%，每年度 200 万元；政治、商业全风险：企业 30%、财政 70%，500 万元。 */
export function evaluateOverseas(question: OverseasQuestion, settings: RuleSettings): OverseasAnswer {
  const assessment = new Assessment('OVERSEAS', DOCUMENT_NUMBER)
  const day = nearestDayOfTerm(question.inceptionDate)
  const terms = OVERSEAS[question.product]

  requireDateInTerm(assessment, question.inceptionDate)
  requireProduct(assessment, question, terms.projectKinds.on(day))
  if (assessment.refused) return assessment.refusal()

  const premium = amount(question.premiumCny)
  const { fiscal, selfPaid } = writeShares(assessment, premium, terms.fiscalRatio.on(day))
  const cap = terms.cap.on(day)
  const capScope = overseasCapScope(question.product, settings)
  const remaining = writeCapRemaining(
    assessment,
    capText(question.product, capScope, settings),
    cap,
    amount(question.alreadySupportedCny),
  )
  const { support, capped } = writeSupport(assessment, { clause: CLAUSE, rulings: ['M3'] }, fiscal, remaining)
  const { remainder, enterprisePays } = writeEnterpriseSide(assessment, {
    premium,
    fiscal,
    selfPaid,
    support,
  })
  return assessment.granted({
    fiscalShareCny: money(fiscal),
    selfPaidShareCny: money(selfPaid),
    capCny: money(cap),
    capScope,
    capRemainingCny: money(remaining),
    supportCny: money(support),
    overCapRemainderCny: money(remainder),
    enterprisePaysCny: money(enterprisePays),
    capped,
  })
}

function requireProduct(
  assessment: Assessment<'OVERSEAS'>,
  { product, projectKind }: OverseasQuestion,
  covered: readonly OverseasProjectKind[],
): void {
  const kinds = covered.map((kind) => OVERSEAS_PROJECT_KIND_NAMES[kind]).join('、')
  assessment.require(
    covered.includes(projectKind),
    {
      clause: CLAUSE,
      rulings: ['C6'],
      description: `${OVERSEAS_PRODUCT_NAMES[product]}支持的项目类别：${kinds}`,
      formula: `${OVERSEAS_PROJECT_KIND_NAMES[projectKind]} ∈ {${kinds}}`,
    },
    'PRODUCT_NOT_COVERED',
    `${OVERSEAS_PROJECT_KIND_NAMES[projectKind]}项目不在${OVERSEAS_PRODUCT_NAMES[product]}的支持范围内（仅支持${kinds}）。请改选险种或核对项目类别。`,
  )
}

function capText(product: OverseasProduct, scope: CapScope, settings: RuleSettings) {
  if (product === 'COMPREHENSIVE')
    return { clause: CLAUSE, rulings: ['C4', 'C5'], scope: CAP_SCOPE_NAMES[scope] }
  const year = settings.overseasPoliticalYear === 'POLICY_YEAR' ? '保单年度' : '自然年度'
  return { clause: CLAUSE, rulings: ['C3', 'C5'], scope: `${CAP_SCOPE_NAMES[scope]}（${year}）` }
}

/** M3, M4: the treasury's share is rounded down, the self-paid share is the rest. */
function writeShares({ sheet }: Assessment<'OVERSEAS'>, premium: Decimal, fiscalRatio: Decimal) {
  const exact = premium.times(fiscalRatio)
  const fiscal = sheet.amount(
    {
      clause: CLAUSE,
      rulings: ['M3'],
      description: '财政承担（元，封顶前）= 保费 × 财政支持比例，只舍不入到分',
      formula: `${grouped(premium)} × ${percent(fiscalRatio)} = ${rounding(exact, roundDownToCent(exact))}`,
    },
    roundDownToCent(exact),
  )
  const { rest } = splitBySubtraction(premium, fiscal)
  const selfPaid = sheet.amount(
    {
      clause: CLAUSE,
      rulings: ['M4'],
      description: '企业自缴（元）= 保费 − 财政承担',
      formula: `${grouped(premium)} − ${grouped(fiscal)} = ${grouped(rest)}`,
    },
    rest,
  )
  return { fiscal, selfPaid }
}

interface Parts {
  premium: Decimal
  fiscal: Decimal
  selfPaid: Decimal
  support: Decimal
}

/** C8: what the cap cuts off is paid by the enterprise. The last line comes back to the public money. */
function writeEnterpriseSide(
  { sheet }: Assessment<'OVERSEAS'>,
  { premium, fiscal, selfPaid, support }: Parts,
) {
  const { rest } = splitBySubtraction(fiscal, support)
  const remainder = sheet.amount(
    {
      clause: CLAUSE,
      rulings: ['C8', 'M4'],
      description: '超出额度部分（元）= 财政承担（封顶前）− 财政支持金额，由企业承担',
      formula: `${grouped(fiscal)} − ${grouped(support)} = ${grouped(rest)}`,
    },
    rest,
  )
  const enterprisePays = sheet.amount(
    {
      clause: CLAUSE,
      rulings: ['C8'],
      description: '企业合计承担（元）= 企业自缴 + 超出额度部分',
      formula: `${grouped(selfPaid)} + ${grouped(remainder)} = ${grouped(selfPaid.plus(remainder))}`,
    },
    selfPaid.plus(remainder),
  )
  const checked = premium.minus(enterprisePays)
  sheet.amount(
    {
      clause: CLAUSE,
      rulings: ['M4'],
      description: '核对：财政支持金额（元）= 保费 − 企业合计承担',
      formula: `${grouped(premium)} − ${grouped(enterprisePays)} = ${grouped(checked)}`,
    },
    checked,
  )
  return { remainder, enterprisePays }
}
