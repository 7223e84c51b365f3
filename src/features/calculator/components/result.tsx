import { calculationSheet, PROGRAMME_NAMES, type Answer, type RuleSettings } from '@/policy-rules'
import { Amount } from '@/ui/amount'
import { DetailsList, type DetailsItem } from '@/ui/details-list'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'

import { RulesSheet } from './rules-sheet'

/** The amounts of each programme in the order that people ask for them: what the province pays comes first. */
const labels: Record<string, { label: string; currency?: 'CNY' | 'USD' }> = {
  supportCny: { label: '财政支持金额', currency: 'CNY' },
  annualPremiumUsd: { label: '年度保费', currency: 'USD' },
  fiscalShareUsd: { label: '财政承担', currency: 'USD' },
  enterpriseShareUsd: { label: '企业自缴', currency: 'USD' },
  sumInsuredUsd: { label: '投保金额', currency: 'USD' },
  buyerLimitUsd: { label: '单一买方（开证行）最高赔偿限额', currency: 'USD' },
  maximumLiabilityFloorUsd: { label: '最高赔偿限额不低于', currency: 'USD' },
  maximumLiabilityUsd: { label: '最高赔偿限额', currency: 'USD' },
  eligiblePremiumCny: { label: '计入的实缴保费', currency: 'CNY' },
  supportBeforeCapCny: { label: '上限前金额', currency: 'CNY' },
  fiscalShareCny: { label: '财政承担（上限前）', currency: 'CNY' },
  selfPaidShareCny: { label: '企业先行自缴', currency: 'CNY' },
  enterprisePaysCny: { label: '企业合计承担', currency: 'CNY' },
  overCapRemainderCny: { label: '超上限部分（企业承担）', currency: 'CNY' },
  insurerBearsCny: { label: '超上限部分（保险机构承担）', currency: 'CNY' },
  capCny: { label: '上限', currency: 'CNY' },
  capRemainingCny: { label: '本次之前上限余额', currency: 'CNY' },
}

export function Result({ answer, settings }: { answer: Answer; settings: RuleSettings }) {
  const amounts = answer as unknown as Record<string, unknown>
  const items: DetailsItem[] = Object.entries(labels).flatMap(([key, { label, currency }]) =>
    typeof amounts[key] === 'string'
      ? [
          {
            label,
            value: (
              <Amount
                value={amounts[key]}
                currency={currency}
                strong={key === 'supportCny' || key.startsWith('fiscalShareUsd')}
              />
            ),
          },
        ]
      : [],
  )
  return (
    <Section title="计算结果" note={PROGRAMME_NAMES[answer.programme]} id="result">
      {answer.eligible ? (
        <>
          <p className="mb-3">
            <StatusMark kind="success">符合条件</StatusMark>
          </p>
          <DetailsList items={items} />
          {'excludedPayments' in answer && answer.excludedPayments.length > 0 && (
            <p className="mt-3 text-ink-2">
              未计入：
              {answer.excludedPayments
                .map(
                  ({ index, reason }) =>
                    `第 ${index + 1} 笔（${reason === 'OUTSIDE_PERIOD' ? '付款日期不在本申报周期内' : '付款日期不在政策执行期内'}）`,
                )
                .join('、')}
              。
            </p>
          )}
        </>
      ) : (
        <>
          <p className="mb-3">
            <StatusMark kind="refused">不符合条件</StatusMark>
          </p>
          <ul className="list-disc pl-5">
            {answer.reasons.map((reason) => (
              <li key={reason.code}>
                {reason.message}（{reason.clause}）
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="mt-6">
        <RulesSheet sheet={calculationSheet(answer, settings)} />
      </div>
    </Section>
  )
}
