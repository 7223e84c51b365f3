import {
  addDays,
  addYearsLastDay,
  convertToCny,
  evaluate,
  RULES_VERSION,
  calculationSheet,
} from '../../src/policy-rules'
import { dateToColumn } from '../../src/server/clock'
import { Prisma } from '../../src/server/db'
import type { DemoEnterprise } from './enterprises'
import { rateOn } from './parity-rates'
import { insurers } from './people'
import { idOf, seeded } from './random'
import { seeding } from './seeding'

/** Three years of platform policies, each computed by the rules on its own day. */
export async function seedInsurancePolicies(enterprises: DemoEnterprise[]): Promise<void> {
  const random = seeded(7)
  const rows: Prisma.InsurancePolicyCreateManyInput[] = []
  for (const [index, enterprise] of enterprises.entries()) {
    if (enterprise.state !== 'VERIFIED' || index % 5 === 4) continue
    const insurer = insurers[index === 0 ? 0 : random.whole(0, insurers.length - 1)]!
    const day = `${String(random.whole(1, 6)).padStart(2, '0')}-${String(random.whole(1, 28)).padStart(2, '0')}`
    for (const year of [2024, 2025, 2026]) {
      const inception =
        year === 2024
          ? `2024-${day < '03-01' ? '09' : '10'}-${day.slice(3)}`
          : year === 2025
            ? `2025-${day < '03-01' ? '10' : '11'}-${day.slice(3)}`
            : null
      // The third year's cover begins the day after the second's ends; most of it lies ahead, so only some are renewed.
      if (inception === null || (year === 2025 && index % 7 === 3)) continue
      const policy = policyOf(enterprise, insurer.id, inception, year - 1, index)
      if (policy) rows.push(policy)
    }
    if (index % 7 === 3) {
      const policy = policyOf(enterprise, insurer.id, `2026-${day}`, 2025, index)
      if (policy) rows.push(policy)
    }
  }
  await seeding('insurance-policies', (tx) => tx.insurancePolicy.createMany({ data: rows }))
}

function policyOf(
  enterprise: DemoEnterprise,
  insurerId: string,
  inception: string,
  exportYear: number,
  index: number,
): Prisma.InsurancePolicyCreateManyInput | null {
  const exportsUsd = enterprise.exportsUsd[exportYear]
  if (exportsUsd === undefined) return null
  const micro = evaluate({
    programme: 'MICRO',
    inceptionDate: inception,
    priorYearExportsUsd: exportsUsd,
    premiumRate: index % 3 === 0 ? '0.0006' : '0.0008',
  })
  const answer = micro.eligible
    ? micro
    : evaluate({ programme: 'MEDIUM', inceptionDate: inception, priorYearExportsUsd: exportsUsd })
  if (!answer.eligible) return null
  const rate = rateOn('USD', inception)
  return {
    id: idOf('policy', enterprise.id, inception),
    insurerId,
    programme: answer.programme,
    insurancePolicyNumber: `HN${answer.programme === 'MICRO' ? 'XW' : 'ZX'}${inception.slice(0, 4)}${String(index).padStart(5, '0')}`,
    enterpriseId: enterprise.id,
    uscc: enterprise.uscc,
    enterpriseName: enterprise.name,
    divisionCode: enterprise.divisionCode,
    inception: dateToColumn(inception),
    expiry: dateToColumn(addDays(addYearsLastDay(inception, 1), -1)),
    exportYear,
    priorYearExportsUsd: exportsUsd,
    exportSource: 'OFFICIAL',
    sumInsuredUsd: answer.sumInsuredUsd,
    premiumRate: answer.programme === 'MEDIUM' ? '0.0012' : index % 3 === 0 ? '0.0006' : '0.0008',
    premiumUsd: answer.annualPremiumUsd,
    fiscalShareUsd: answer.fiscalShareUsd,
    enterpriseShareUsd: answer.enterpriseShareUsd,
    insuredPercentage: answer.insuredPercentage,
    buyerLimitUsd: answer.buyerLimitUsd,
    maximumLiabilityUsd:
      'maximumLiabilityUsd' in answer ? answer.maximumLiabilityUsd : answer.maximumLiabilityFloorUsd,
    exchangeRate: rate.rate,
    exchangeRateDate: dateToColumn(rate.date),
    exchangeRateSource: '中国外汇交易中心',
    premiumCny: convertToCny(answer.annualPremiumUsd, rate.rate),
    fiscalShareCny: convertToCny(answer.fiscalShareUsd, rate.rate),
    rulesVersion: RULES_VERSION,
    sheet: JSON.parse(JSON.stringify(calculationSheet(answer))),
    selfPaidReceivedOn: answer.programme === 'MEDIUM' ? dateToColumn(inception) : null,
    state: 'IN_FORCE',
    recordedAt: new Date(`${inception}T02:00:00Z`),
  }
}
