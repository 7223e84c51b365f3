import { formatAmount } from '@/documents'
import { sameName } from '@/features/applications'
import { contains, convertToCny, Decimal, halfYearInWords, halfYearPeriod } from '@/policy-rules'

import type { PaymentLine } from './case-store'
import { eachPayment, type Complaint, type FindingFacts, type FindingRule } from './finding-rule'
import { matchInvoice } from './match-invoice'
import { policyLineRules } from './policy-line-rules'

/** The insurer has corrected its list after the line was looked at. */
export const correctedRule = 'invoice-list-corrected'

const amountIn = (text: string) => new Decimal(text)

/** The automatic findings (自动核查), by name. Their order is the order on screen within a severity. */
export const findingRules: readonly FindingRule[] = [
  {
    rule: 'listed-enterprise',
    label: '负面清单',
    clause: '二(三)',
    rulings: ['L2', 'L3'],
    check: ({ listedUntil, application }) =>
      listedUntil === null
        ? []
        : [
            {
              lineId: null,
              severity: 'BLOCKING',
              message: `${application.applicant.name}列入财政专项资金信用负面清单，至 ${listedUntil}（含）。期满前不予支持，请将各行核减为 0，原因选“负面清单”。`,
            },
          ],
  },
  {
    rule: 'required-material-missing',
    label: '材料齐全',
    clause: '二(三)',
    rulings: [],
    check: ({ application }) =>
      application.requirements
        .filter(({ id, required }) => required && !application.materials.some((m) => m.requirementId === id))
        .map(({ name }) => ({
          lineId: null,
          severity: 'BLOCKING',
          message: `缺少必交材料“${name}”。请退回补正，一次列明全部缺件。`,
        })),
  },
  {
    rule: 'duplicate-payment',
    label: '重复申报',
    clause: '一(三)',
    rulings: ['C1'],
    check: eachPayment((line, { samePayments }) => {
      const same = samePayments.find(({ lineId }) => lineId === line.id)
      if (!same) return null
      return {
        severity: 'BLOCKING',
        message: `第 ${line.position} 行：发票 ${line.invoiceNumber}、流水 ${line.bankTransactionNumber} ${same.supported ? '已在' : '同时出现在'}${same.applicantName} ${halfYearInWords(same.halfYear)}的申报（受理号 ${same.receiptNumber}）${same.supported ? '中获得支持' : '中'}。一笔缴费只支持一次，请核减，原因选“重复申报”。`,
      }
    }),
  },
  {
    rule: 'invoice-in-another-application',
    label: '一票多报',
    clause: '一(三)',
    rulings: ['C1'],
    check: eachPayment((line, { sameInvoices }) => {
      const same = sameInvoices.find(({ lineId }) => lineId === line.id)
      if (!same) return null
      const where = `${halfYearInWords(same.halfYear)}的申报（受理号 ${same.receiptNumber}）`
      if (!same.own)
        return {
          severity: 'BLOCKING',
          message: `第 ${line.position} 行：发票 ${line.invoiceNumber} 也在${same.applicantName}${where}中，银行流水不同。请对照发票和付款凭证原件，不属于申报企业的予以核减，原因选“重复申报”；属于的，写明理由。`,
        }
      // Instalments of one invoice are payments of their own; together they are not more than the invoice.
      return amountIn(same.paidOnInvoice).gt(line.invoiceAmount)
        ? {
            severity: 'BLOCKING',
            message: `第 ${line.position} 行：发票 ${line.invoiceNumber} 金额 ${line.currency} ${formatAmount(line.invoiceAmount)}，连同本企业${where}，实付合计 ${formatAmount(same.paidOnInvoice)}，超过发票金额。请核减超出部分，原因选“重复申报”。`,
          }
        : null
    }),
  },
  {
    rule: 'payment-repeated-within',
    label: '本表重复',
    clause: '一(三)',
    rulings: ['C1'],
    check: eachPayment((line, { application }) => {
      const first = application.paymentLines.find(
        (other) =>
          other.invoiceNumber.toUpperCase() === line.invoiceNumber.toUpperCase() &&
          other.bankTransactionNumber.toUpperCase() === line.bankTransactionNumber.toUpperCase(),
      )!
      if (first.id === line.id) return null
      return {
        severity: 'BLOCKING',
        message: `第 ${line.position} 行与第 ${first.position} 行是同一发票同一银行流水。请核减其中一行，原因选“重复申报”。`,
      }
    }),
  },
  {
    rule: 'outside-half-year',
    label: '缴费日期',
    clause: '一(三)',
    rulings: ['C1'],
    check: eachPayment((line, { application }) =>
      contains(halfYearPeriod(application.halfYear), line.paidOn)
        ? null
        : {
            severity: 'BLOCKING',
            message: `第 ${line.position} 行：缴费日期 ${line.paidOn} 不在${halfYearInWords(application.halfYear)}内。请核减，原因选“超申报期”。`,
          },
    ),
  },
  {
    rule: 'payer',
    label: '付款人',
    clause: '一(三)',
    rulings: [],
    check: eachPayment((line, { application }) => {
      if (line.paymentMethod !== 'CORPORATE_TRANSFER')
        return {
          severity: 'BLOCKING',
          message: `第 ${line.position} 行：以${line.paymentMethod === 'CASH' ? '现金' : '个人账户'}付款，不属于支持范围。请核减，原因选“个人或现金付款”。`,
        }
      return sameName(line.payerAccountName, application.applicant.name)
        ? null
        : {
            severity: 'BLOCKING',
            message: `第 ${line.position} 行：付款账户名“${line.payerAccountName}”与申报企业“${application.applicant.name}”不一致。请核对银行凭证后核减或说明。`,
          }
    }),
  },
  {
    rule: 'self-paid-share',
    label: '统保自缴部分',
    clause: '一(三)',
    rulings: ['C11'],
    check: eachPayment((line, { platformPolicies }) =>
      platformPolicies.has(line.insurancePolicyNumber)
        ? {
            severity: 'BLOCKING',
            message: `第 ${line.position} 行：保单 ${line.insurancePolicyNumber} 是统保平台保单，企业自缴部分不再由本项目支持。请核减，原因选“非支持险种”。`,
          }
        : null,
    ),
  },
  {
    rule: 'exchange-rate',
    label: '汇率',
    clause: '一(三)',
    rulings: ['M6', 'M3'],
    check: eachPayment((line, { ratesInForce }) => exchangeRateComplaint(line, ratesInForce.get(line.id))),
  },
  {
    rule: 'insurer-invoice',
    label: '保险机构发票清单',
    clause: '一(三)',
    rulings: [],
    check: eachPayment((line, facts) => invoiceComplaint(line, facts)),
  },
  {
    // Opened by the insurer's correction itself, for what was matched before; a new look at the case ends it.
    rule: correctedRule,
    label: '发票清单更正',
    clause: '一(三)',
    rulings: [],
    check: () => [],
  },
  {
    rule: 'cap-used',
    label: '上限占用',
    clause: '一(三)',
    rulings: ['C1', 'C10'],
    check: ({ cap, supportBeforeCapCny, application }) => {
      if (!cap || amountIn(cap.usedCny).isZero()) return []
      const left = Decimal.max(amountIn(cap.capCny).minus(cap.usedCny), 0)
      const short = supportBeforeCapCny !== null && left.lt(supportBeforeCapCny)
      return [
        {
          lineId: null,
          severity: short ? 'WARNING' : 'NOTE',
          message: `${halfYearInWords(application.halfYear)}该企业已核定支持 ${formatAmount(cap.usedCny)} 元，上限 ${formatAmount(cap.capCny)} 元，尚余 ${formatAmount(left.toFixed(2))} 元。${short ? '本次将按剩余额度核减，请核对计算书。' : '本次在剩余额度内，无需处理。'}`,
        },
      ]
    },
  },
  {
    rule: 'other-subsidies',
    label: '其他补助',
    clause: '一(三)',
    rulings: ['C11'],
    check: ({ application, supportBeforeCapCny, premiumCny }) => {
      const other = amountIn(application.otherSubsidiesCny)
      if (supportBeforeCapCny === null || other.isZero()) return []
      const excess = other.plus(supportBeforeCapCny).minus(premiumCny)
      if (excess.lte(0)) return []
      return [
        {
          lineId: null,
          severity: 'WARNING',
          message: `已获其他补助 ${formatAmount(other.toFixed(2))} 元，与本次支持合计超过保费 ${formatAmount(excess.toFixed(2))} 元。计算书已按不超过保费核减，请核对其他补助的证明。`,
        },
      ]
    },
  },
  ...policyLineRules,
]

function exchangeRateComplaint(
  line: PaymentLine,
  inForce: { exchangeRate: string; exchangeRateDate: string } | null | undefined,
): Omit<Complaint, 'lineId'> | null {
  if (line.currency === 'CNY') return null
  if (!inForce || line.exchangeRate === null)
    return {
      severity: 'BLOCKING',
      message: `第 ${line.position} 行：缺少 ${line.currency} 的人民币汇率中间价，金额无法折算。请先在“汇率”中录入，再重新核查。`,
    }
  if (amountIn(line.exchangeRate).eq(inForce.exchangeRate)) return null
  return {
    severity: 'WARNING',
    message: `第 ${line.position} 行：申报汇率 ${line.exchangeRate}（${line.exchangeRateDate ?? '未注明日期'}）与中间价表 ${inForce.exchangeRate}（${inForce.exchangeRateDate}）不一致，应折 ${formatAmount(convertToCny(line.paidAmount, inForce.exchangeRate))} 元。请核对后核减或说明。`,
  }
}

function invoiceComplaint(line: PaymentLine, facts: FindingFacts): Omit<Complaint, 'lineId'> | null {
  const listed = facts.insurerInvoices.filter((invoice) => invoice.invoiceNumber === line.invoiceNumber)
  const { uscc } = facts.application.applicant
  const { match, own } = matchInvoice(line, uscc, listed)
  switch (match) {
    case 'MATCHES':
      return null
    case 'ABSENT':
      return {
        severity: 'WARNING',
        message: `第 ${line.position} 行：发票 ${line.invoiceNumber} 不在保险机构报送的发票清单中。请向保险机构核实后核减或说明。`,
      }
    case 'OTHER_BUYER':
      return {
        severity: 'BLOCKING',
        message: `第 ${line.position} 行：${listed[0]!.insurerName}清单中发票 ${line.invoiceNumber} 开给 ${listed[0]!.uscc}，与申报企业 ${uscc} 不符。请核减，原因选“发票不符”。`,
      }
    case 'OTHER_AMOUNT':
      return {
        severity: 'BLOCKING',
        message: `第 ${line.position} 行：发票 ${line.invoiceNumber} 申报 ${line.currency} ${formatAmount(line.invoiceAmount)}，${own!.insurerName}清单为 ${own!.currency} ${formatAmount(own!.amount)}。请核减，原因选“发票不符”。`,
      }
  }
}

const byName = new Map(findingRules.map((rule) => [rule.rule, rule]))
/** The rule a stored finding came from; null when the rule was since given up. */
export const findingRule = (name: string): FindingRule | null => byName.get(name) ?? null
