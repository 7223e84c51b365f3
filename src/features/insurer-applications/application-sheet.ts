import {
  amount,
  type CalculationSheet,
  decimal,
  type RuleSettings,
  withReadings,
  DOCUMENT_NUMBER,
  grouped,
  roundDownToCent,
  RULES_VERSION,
  SheetWriter,
  sumOfAmounts,
} from '@/policy-rules'

export interface PolicyLine {
  insurancePolicyNumber: string
  enterpriseName: string
  fiscalShareUsd: string
  exchangeRate: string
  exchangeRateDate: string
  exchangeRateSource: string
  fiscalShareCny: string
}

const CLAUSES = { MICRO: '一(一)', MEDIUM: '一(二)' } as const

/** 申报计算书: a step per policy (M7, M3), then their sum, which is the amount applied for. CNY. */
export function applicationSheet(
  programme: 'MICRO' | 'MEDIUM',
  lines: readonly PolicyLine[],
  settings: RuleSettings,
): { requestedAmountCny: string; sheet: CalculationSheet } {
  const writer = new SheetWriter()
  for (const line of lines) {
    const exact = amount(line.fiscalShareUsd).times(decimal(line.exchangeRate))
    writer.amount(
      {
        clause: CLAUSES[programme],
        rulings: ['M7', 'M3'],
        description: `保单 ${line.insurancePolicyNumber}（${line.enterpriseName}）的财政承担金额（元），只舍不入到分`,
        formula: `${grouped(amount(line.fiscalShareUsd))} × ${line.exchangeRate}（${line.exchangeRateDate} ${line.exchangeRateSource}）= ${grouped(exact)} → ${grouped(roundDownToCent(exact))}`,
      },
      amount(line.fiscalShareCny),
    )
  }
  const requestedAmountCny = sumOfAmounts(lines.map((line) => line.fiscalShareCny))
  writer.amount(
    {
      clause: CLAUSES[programme],
      rulings: ['M3'],
      description: '申请金额（元）= 各保单财政承担金额之和',
      formula: `${lines.length} 张保单合计 ${grouped(amount(requestedAmountCny))}`,
    },
    amount(requestedAmountCny),
  )
  return {
    requestedAmountCny,
    sheet: withReadings(
      {
        programme,
        policyDocument: DOCUMENT_NUMBER,
        rulesVersion: RULES_VERSION,
        steps: writer.steps,
      },
      settings,
    ),
  }
}
