import { Assessment } from '../../assessment'
import { amount, Decimal, grouped, money, splitBySubtraction } from '../../money'
import type { EcommerceAnswer, EcommerceQuestion } from '../../questions'
import type { RuleSettings } from '../../settings'
import { writeCapRemaining, writeSupport } from './cap'
import { DOCUMENT_NUMBER, nearestDayOfTerm, provision } from './term'
import { requireDateInTerm } from './term-test'

/** 一(五) 跨境电商政治风险统保平台支持政策 */
const CLAUSE = '一(五)'

/** E11: these three only. */
export const CUSTOMS_SUPERVISION_MODES = ['9610', '9710', '9810'] as const

export const ECOMMERCE = {
  customsModes: provision<readonly string[]>(
    CLAUSE,
    '对通过 9610、9710、9810 海关监管方式代码下报关出口的适保业务给予政治风险保险统保支持',
    CUSTOMS_SUPERVISION_MODES,
  ),
  fiscalRatio: provision(CLAUSE, '本平台由省级财政资金全额支持（企业免缴）', new Decimal('1')),
  cap: provision(CLAUSE, '每个企业支持金额不超过 10 万元人民币', new Decimal('100000')),
} as const

/** 由省级财政资金全额支持（企业免缴），每个企业支持金额不超过 10 万元人民币。The period is ruling C7's. */
export function evaluateEcommerce(question: EcommerceQuestion, settings: RuleSettings): EcommerceAnswer {
  const assessment = new Assessment('ECOMMERCE', DOCUMENT_NUMBER)
  const day = nearestDayOfTerm(question.inceptionDate)

  requireDateInTerm(assessment, question.inceptionDate)
  requireCustomsMode(assessment, question.customsSupervisionMode, ECOMMERCE.customsModes.on(day))
  if (assessment.refused) return assessment.refusal()

  const premium = writePremium(assessment, amount(question.premiumCny))
  const cap = ECOMMERCE.cap.on(day)
  const scope =
    settings.ecommerceCapPeriod === 'CALENDAR_YEAR' ? '每个企业每自然年度' : '每个企业政策执行期内累计'
  const remaining = writeCapRemaining(
    assessment,
    { clause: CLAUSE, rulings: ['C7'], scope },
    cap,
    amount(question.alreadySupportedCny),
  )
  const { support, capped } = writeSupport(
    assessment,
    { clause: CLAUSE, rulings: ['M3'] },
    premium,
    remaining,
  )
  const insurerBears = writeInsurerSide(assessment, premium, support)
  return assessment.granted({
    capCny: money(cap),
    capRemainingCny: money(remaining),
    supportCny: money(support),
    insurerBearsCny: money(insurerBears),
    capped,
  })
}

function requireCustomsMode(
  assessment: Assessment<'ECOMMERCE'>,
  mode: string,
  covered: readonly string[],
): void {
  const modes = covered.join('、')
  assessment.require(
    covered.includes(mode),
    {
      clause: CLAUSE,
      rulings: ['E11'],
      description: `海关监管方式代码应为 ${modes}`,
      formula: `${mode} ∈ {${modes}}`,
    },
    'CUSTOMS_MODE_NOT_COVERED',
    `海关监管方式代码 ${mode} 不在支持范围内（仅支持 ${modes}）。请核对报关单上的监管方式代码。`,
  )
}

const writePremium = ({ sheet }: Assessment<'ECOMMERCE'>, premium: Decimal): Decimal =>
  sheet.amount(
    {
      clause: CLAUSE,
      rulings: ['M1'],
      description: '封顶前金额（元）= 保费，省级财政全额支持，企业免缴',
      formula: grouped(premium),
    },
    premium,
  )

/** C8: what the cap cuts off is borne by the insurer; the enterprise pays nothing. */
function writeInsurerSide({ sheet }: Assessment<'ECOMMERCE'>, premium: Decimal, support: Decimal): Decimal {
  const { rest } = splitBySubtraction(premium, support)
  const insurerBears = sheet.amount(
    {
      clause: CLAUSE,
      rulings: ['C8', 'M4'],
      description: '保险机构承担（元）= 保费 − 财政支持金额，企业不缴费',
      formula: `${grouped(premium)} − ${grouped(support)} = ${grouped(rest)}`,
    },
    rest,
  )
  const checked = premium.minus(insurerBears)
  sheet.amount(
    {
      clause: CLAUSE,
      rulings: ['M4'],
      description: '核对：财政支持金额（元）= 保费 − 保险机构承担',
      formula: `${grouped(premium)} − ${grouped(insurerBears)} = ${grouped(checked)}`,
    },
    checked,
  )
  return insurerBears
}
