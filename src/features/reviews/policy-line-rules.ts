import { formatAmount } from '@/documents'
import { convertToCny, Decimal } from '@/policy-rules'

import { eachPolicy, type FindingRule } from './finding-rule'

/** The automatic findings on the policies whose advanced premium an insurer applies for. */
export const policyLineRules: readonly FindingRule[] = [
  {
    rule: 'insurance-policy-repeated',
    label: '保单重复申报',
    clause: '二(六)',
    rulings: ['E6'],
    check: eachPolicy((line, { samePolicies }) => {
      const same = samePolicies.find(({ lineId }) => lineId === line.id)
      return same
        ? {
            severity: 'BLOCKING',
            message: `第 ${line.position} 行：保单 ${line.insurancePolicyNumber} 已在申报 ${same.receiptNumber} 中。请核减，原因选“重复申报”。`,
          }
        : null
    }),
  },
  {
    rule: 'insurance-policy-not-in-force',
    label: '保单状态',
    clause: '二(六)',
    rulings: ['E10'],
    check: eachPolicy((line) =>
      line.insurancePolicyState === 'IN_FORCE'
        ? null
        : {
            severity: 'BLOCKING',
            message: `第 ${line.position} 行：保单 ${line.insurancePolicyNumber} ${line.insurancePolicyState === 'CANCELLED' ? '已注销' : '尚未生效'}。请核减，原因选“其他”并说明。`,
          },
    ),
  },
  {
    rule: 'insured-listed',
    label: '被保险企业负面清单',
    clause: '二(三)',
    rulings: ['L3'],
    check: eachPolicy((line, { listedEnterprises }) => {
      const until = listedEnterprises.get(line.id)
      return until
        ? {
            severity: 'BLOCKING',
            message: `第 ${line.position} 行：${line.enterpriseName}列入负面清单，至 ${until}（含），保费不予支持。请核减，原因选“负面清单”。`,
          }
        : null
    }),
  },
  {
    rule: 'official-exports',
    label: '官方出口额',
    clause: '二(三)',
    rulings: ['E4'],
    caseGround: 'MISREPORTED_EXPORTS',
    check: eachPolicy((line, { officialDifferences }) => {
      const found = officialDifferences.get(line.id)
      if (!found) return null
      const stake =
        found.stakeCny === null ? '多承担金额待核' : `财政多承担 ${formatAmount(found.stakeCny)} 元`
      return {
        severity: found.upheld || found.stakeCny !== '0.00' ? 'BLOCKING' : 'WARNING',
        message: `第 ${line.position} 行：${line.enterpriseName}按 ${found.year} 年出口 ${formatAmount(found.recordedUsd)} 美元投保，官方名单为 ${formatAmount(found.officialUsd)} 美元，${stake}。请在“出口额差异”中核查后核减，原因选“其他”并说明。`,
      }
    }),
  },
  {
    rule: 'platform-conversion',
    label: '折算',
    clause: '二(六)',
    rulings: ['M7', 'M3'],
    check: eachPolicy((line) => {
      const expected = convertToCny(line.fiscalShareUsd, line.exchangeRate)
      return new Decimal(expected).eq(line.fiscalShareCny)
        ? null
        : {
            severity: 'BLOCKING',
            message: `第 ${line.position} 行：财政承担 ${formatAmount(line.fiscalShareUsd)} 美元 × ${line.exchangeRate} 应为 ${formatAmount(expected)} 元，申报为 ${formatAmount(line.fiscalShareCny)} 元。请退回补正或核减。`,
          }
    }),
  },
]
