import { Assessment } from '../../assessment'
import { amount, Decimal, grouped, leftOf, money, percent, rounding, roundHalfUpToCent } from '../../money'
import type { IndemnityAnswer, IndemnityQuestion } from '../../questions'
import { MEDIUM, mediumLiability } from './medium'
import { MICRO, microLiabilityFloor } from './micro'
import { DOCUMENT_NUMBER } from './term'

/**
 * What a claim under a platform policy pays: 一(一), 一(二) and the rulings' section on the indemnity.
 * payable = min(80 % × assessed loss, buyer limit − already paid for that buyer, maximum liability − already paid
 * under the policy), never below zero; the insured loss is rounded half-up to the cent before the limits are applied.
 * Without a maximum liability the least lawful one is taken: the minimum for MICRO, 60 × premium for MEDIUM.
 */
export function indemnity(question: IndemnityQuestion): IndemnityAnswer {
  const assessment = new Assessment(question.programme, DOCUMENT_NUMBER)
  const { insuredPercentage, buyerLimit } = question.programme === 'MICRO' ? MICRO : MEDIUM
  const liability = maximumLiabilityOf(question)
  const { sheet } = assessment
  const { clause } = insuredPercentage

  const loss = amount(question.assessedLossUsd)
  const exact = loss.times(insuredPercentage.value)
  const insuredLoss = sheet.amount(
    {
      clause,
      rulings: [],
      description: '应赔损失（美元）= 核定损失 × 赔偿比例，四舍五入到分',
      formula: `${grouped(loss)} × ${percent(insuredPercentage.value)} = ${rounding(exact, roundHalfUpToCent(exact))}`,
    },
    roundHalfUpToCent(exact),
  )
  const writeLeft = (description: string, limit: Decimal, paid: Decimal): Decimal =>
    sheet.amount(
      {
        clause,
        rulings: [],
        description,
        formula: `max(${grouped(limit)} − ${grouped(paid)}, 0) = ${grouped(leftOf(limit, paid))}`,
      },
      leftOf(limit, paid),
    )
  const buyerLimitRemaining = writeLeft(
    '单一买方/开证行剩余限额（美元）= 单一买方/开证行最高赔偿限额 − 已就该买方赔付金额，不低于零',
    buyerLimit.value,
    amount(question.paidForBuyerUsd),
  )
  const liabilityRemaining = writeLeft(
    '保单剩余赔偿限额（美元）= 单一企业最高赔偿限额 − 保单项下已赔付金额，不低于零',
    liability,
    amount(question.paidUnderPolicyUsd),
  )
  const least = Decimal.min(insuredLoss, buyerLimitRemaining, liabilityRemaining)
  const payable = sheet.amount(
    {
      clause,
      rulings: [],
      description: '应付赔款（美元）= 应赔损失、单一买方/开证行剩余限额、保单剩余赔偿限额中的最低者',
      formula: `min(${[insuredLoss, buyerLimitRemaining, liabilityRemaining].map(grouped).join(', ')}) = ${grouped(least)}`,
    },
    least,
  )
  return assessment.granted({
    insuredLossUsd: money(insuredLoss),
    buyerLimitRemainingUsd: money(buyerLimitRemaining),
    liabilityRemainingUsd: money(liabilityRemaining),
    payableUsd: money(payable),
  })
}

function maximumLiabilityOf(question: IndemnityQuestion): Decimal {
  if (question.maximumLiabilityUsd !== undefined) return amount(question.maximumLiabilityUsd)
  const premium = amount(question.annualPremiumUsd)
  return question.programme === 'MICRO' ? microLiabilityFloor(premium) : mediumLiability(premium)
}
