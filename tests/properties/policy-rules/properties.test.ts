import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import {
  amount,
  type Answer,
  Decimal,
  type DecimalString,
  evaluate,
  type GeneralPayment,
  halfYearOf,
  halfYearPeriod,
  indemnity,
  nextHalfYear,
  previousHalfYear,
  type Question,
  roundHalfUpToCent,
  sumOfAmounts,
} from '@/policy-rules'

/** Whole cents as text; bigints, so that the generator knows nothing of the arithmetic it tests. */
const cents = (largest: bigint): fc.Arbitrary<DecimalString> =>
  fc.bigInt({ min: 0n, max: largest }).map((n) => `${n / 100n}.${String(n % 100n).padStart(2, '0')}`)
const millionths = (largest: number): fc.Arbitrary<DecimalString> =>
  fc.integer({ min: 0, max: largest }).map((n) => `0.${String(n).padStart(6, '0')}`)
const dayOf2026H1 = fc.constantFrom('2026-01-01', '2026-02-28', '2026-05-05', '2026-06-30')

const micro = fc.record({
  programme: fc.constant('MICRO' as const),
  inceptionDate: fc.constant('2026-03-01'),
  priorYearExportsUsd: cents(500_000_000n),
  premiumRate: millionths(800),
})
const medium = fc.record({
  programme: fc.constant('MEDIUM' as const),
  inceptionDate: fc.constant('2026-03-01'),
  priorYearExportsUsd: cents(499_999_999n).map((above) => sumOfAmounts([above, '5000000.01'])),
})
const cnyPayment = fc.record({ paidOn: dayOf2026H1, amountCny: cents(300_000_000n) })
const payment: fc.Arbitrary<GeneralPayment> = fc.oneof(
  cnyPayment,
  fc.record({
    paidOn: dayOf2026H1,
    currency: fc.constantFrom('USD', 'EUR'),
    amount: cents(10_000_000n),
    exchangeRate: cents(1000n),
  }),
)
const general = fc.record({
  programme: fc.constant('GENERAL' as const),
  period: fc.constant('2026H1'),
  supportRatio: millionths(500_000),
  alreadySupportedCny: cents(250_000_000n),
  payments: fc.array(payment, { minLength: 1, maxLength: 12 }),
})
const overseas = fc.record({
  programme: fc.constant('OVERSEAS' as const),
  inceptionDate: fc.constant('2026-03-01'),
  product: fc.constantFrom('POLITICAL' as const, 'COMPREHENSIVE' as const),
  projectKind: fc.constantFrom('OVERSEAS_CONTRACTING' as const, 'COMPLETE_PLANT_EXPORT' as const),
  premiumCny: cents(1_000_000_000n),
  alreadySupportedCny: cents(600_000_000n),
})
const ecommerce = fc.record({
  programme: fc.constant('ECOMMERCE' as const),
  inceptionDate: fc.constant('2026-03-01'),
  customsSupervisionMode: fc.constantFrom('9610', '9710', '9810'),
  premiumCny: cents(20_000_000n),
  alreadySupportedCny: cents(12_000_000n),
})
const creditInformation = fc.record({
  programme: fc.constant('CREDIT_INFORMATION' as const),
  year: fc.constantFrom(2024, 2025, 2026, 2027),
  feeCny: cents(200_000_000n),
  alreadySupportedCny: cents(120_000_000n),
})
const anyQuestion: fc.Arbitrary<Question> = fc.oneof(
  micro,
  medium,
  general,
  overseas,
  ecommerce,
  creditInformation,
)

/** An answer that must be "yes", with its amounts readable. */
function granted<A extends { eligible: boolean }>(answer: A): Extract<A, { eligible: true }> {
  if (!answer.eligible) throw new Error('the question was to be granted')
  return answer as Extract<A, { eligible: true }>
}
const publicMoney = (answer: Answer): DecimalString => {
  const yes = granted(answer)
  return 'supportCny' in yes ? yes.supportCny : yes.fiscalShareUsd
}
const hold = <T>(arbitrary: fc.Arbitrary<T>, property: (value: T) => void): void =>
  fc.assert(fc.property(arbitrary, property), { numRuns: 300 })

describe('parts add up to the whole', () => {
  test('on the platforms', () => {
    hold(fc.oneof(micro, medium), (question) => {
      const answer = granted(evaluate(question))
      expect(sumOfAmounts([answer.fiscalShareUsd, answer.enterpriseShareUsd])).toBe(answer.annualPremiumUsd)
    })
  })

  test('overseas', () => {
    hold(overseas, (question) => {
      const answer = granted(evaluate(question))
      expect(sumOfAmounts([answer.fiscalShareCny, answer.selfPaidShareCny])).toBe(question.premiumCny)
      expect(sumOfAmounts([answer.supportCny, answer.overCapRemainderCny])).toBe(answer.fiscalShareCny)
      expect(sumOfAmounts([answer.supportCny, answer.enterprisePaysCny])).toBe(question.premiumCny)
    })
  })

  test('in e-commerce', () => {
    hold(ecommerce, (question) => {
      const answer = granted(evaluate(question))
      expect(sumOfAmounts([answer.supportCny, answer.insurerBearsCny])).toBe(question.premiumCny)
    })
  })
})

describe('public money never exceeds ratio × premium, nor the cap', () => {
  test('general', () => {
    hold(general, (question) => {
      const answer = granted(evaluate(question))
      const ceiling = amount(answer.eligiblePremiumCny).times(question.supportRatio)
      expect(amount(answer.supportCny).lte(ceiling)).toBe(true)
      // …and is less than a fen below it, when the cap takes nothing.
      expect(answer.capped || ceiling.minus(answer.supportCny).lt('0.01')).toBe(true)
    })
  })

  test('overseas: 80 % or 70 %', () => {
    hold(overseas, (question) => {
      const { supportCny } = granted(evaluate(question))
      const ratio = question.product === 'POLITICAL' ? '0.8' : '0.7'
      expect(amount(supportCny).lte(new Decimal(question.premiumCny).times(ratio))).toBe(true)
    })
  })

  test('medium: 80 %', () => {
    hold(medium, (question) => {
      const { fiscalShareUsd, annualPremiumUsd } = granted(evaluate(question))
      expect(amount(fiscalShareUsd).lte(amount(annualPremiumUsd).times('0.8'))).toBe(true)
    })
  })

  test('with what was supported before', () => {
    hold(fc.oneof(general, overseas, ecommerce, creditInformation), (question) => {
      const answer = granted(evaluate(question))
      if (!('supportCny' in answer)) throw new Error('these programmes have a cap')
      const total = amount(answer.supportCny).plus(question.alreadySupportedCny)
      const bound = Decimal.max(answer.capCny, question.alreadySupportedCny)
      expect(total.lte(bound)).toBe(true)
      expect(amount(answer.supportCny).lte(answer.capRemainingCny)).toBe(true)
    })
  })
})

describe('more never means less', () => {
  const more = cents(100_000n)

  test('exports, on the platforms', () => {
    hold(fc.tuple(fc.oneof(micro, medium), more), ([question, added]) => {
      const next = evaluate({
        ...question,
        priorYearExportsUsd: sumOfAmounts([question.priorYearExportsUsd, added]),
      })
      // More exports may leave the tier; they never lower the share within it.
      expect(!next.eligible || amount(publicMoney(next)).gte(publicMoney(evaluate(question)))).toBe(true)
    })
  })

  test('premium, in general', () => {
    hold(fc.tuple(general, cnyPayment), ([question, added]) => {
      const next = evaluate({ ...question, payments: [...question.payments, added] })
      expect(amount(publicMoney(next)).gte(publicMoney(evaluate(question)))).toBe(true)
    })
  })

  test('premium, overseas and in e-commerce', () => {
    hold(fc.tuple(fc.oneof(overseas, ecommerce), more), ([question, added]) => {
      const next = evaluate({ ...question, premiumCny: sumOfAmounts([question.premiumCny, added]) })
      expect(amount(publicMoney(next)).gte(publicMoney(evaluate(question)))).toBe(true)
    })
  })
})

test('splitting a payment in yuan, or changing the order, never changes the amounts', () => {
  hold(
    fc.tuple(general, cents(100_000_000n), cents(100_000_000n), dayOf2026H1),
    ([question, one, other, paidOn]) => {
      const whole = { paidOn, amountCny: sumOfAmounts([one, other]) }
      const halves = [one, other].map((amountCny) => ({ paidOn, amountCny }))
      const amounts = (payments: GeneralPayment[]) => {
        const { steps: _, ...rest } = granted(evaluate({ ...question, payments }))
        return rest
      }
      expect(amounts([...halves, ...question.payments])).toEqual(amounts([...question.payments, whole]))
    },
  )
})

describe('the sheet', () => {
  test('is the same for the same question', () => {
    hold(anyQuestion, (question) => {
      expect(evaluate(structuredClone(question))).toEqual(evaluate(question))
    })
  })

  test('ends with the public money, and every amount of the answer stands in it', () => {
    hold(anyQuestion, (question) => {
      const answer = granted(evaluate(question) as Answer)
      expect(answer.steps.at(-1)!.result).toBe(publicMoney(answer))
      const results = answer.steps.map(({ result }) => result)
      const amounts = Object.entries(answer).filter(([key]) => /(?:Cny|Usd)$/.test(key) && key !== 'capCny')
      expect(results).toEqual(expect.arrayContaining(amounts.map(([, value]) => value)))
    })
  })
})

test('an indemnity is never more than the insured loss, nor what each limit leaves', () => {
  const claim = fc.record({
    programme: fc.constantFrom('MICRO' as const, 'MEDIUM' as const),
    annualPremiumUsd: cents(1_200_000n),
    assessedLossUsd: cents(50_000_000n),
    paidForBuyerUsd: cents(20_000_000n),
    paidUnderPolicyUsd: cents(80_000_000n),
  })
  hold(claim, (question) => {
    const answer = indemnity(question)
    const bounds = [answer.insuredLossUsd, answer.buyerLimitRemainingUsd, answer.liabilityRemainingUsd]
    expect(bounds.every((bound) => amount(answer.payableUsd).lte(bound))).toBe(true)
    expect(bounds).toContain(answer.payableUsd)
    expect(answer.steps.at(-1)!.result).toBe(answer.payableUsd)
  })
})

test('a premium is within half a cent of the exact one', () => {
  hold(cents(10n ** 15n), (value) => {
    const exact = amount(value).times('0.0008')
    expect(roundHalfUpToCent(exact).minus(exact).abs().lte('0.005')).toBe(true)
  })
})

test('C1: every half-year begins the day after the one before it, and holds its own days', () => {
  hold(fc.tuple(fc.integer({ min: 1000, max: 9000 }), fc.constantFrom(1, 2)), ([year, half]) => {
    const halfYear = `${year}H${half}`
    const { start, end } = halfYearPeriod(halfYear)
    expect([halfYearOf(start), halfYearOf(end)]).toEqual([halfYear, halfYear])
    expect(nextHalfYear(previousHalfYear(halfYear))).toBe(halfYear)
    expect(halfYearPeriod(nextHalfYear(halfYear)).start > end).toBe(true)
  })
})
