import { amountInCapitals } from '../amount-in-capitals'
import { contentDigest } from '../content-digest'
import { formatAmount, formatDate } from '../format'
import type { CalculationStep } from '../step'
import { Frame, Heading, renderPdf } from './frame'
import { AmountBox, Facts, Steps } from './parts'

export interface CalculationSheetData {
  number: string
  /** Whose calculation this is. */
  name: string
  uscc: string
  programmeName: string
  /** The date whose rules were applied, `YYYY-MM-DD`. */
  appliedOn: string
  policyDocument: string
  rulesVersion: string
  steps: readonly CalculationStep[]
  /** How the ⚙ rulings were read; empty where none was used. */
  readingsInWords?: string
  /** What the last amount is called, e.g. 支持金额（人民币）. */
  resultLabel: string
  resultAmountCny: string
  createdAt: Date
}

/** 计算书 as PDF: every step with its formula, clause and rulings, and the amount in capitals. */
export function calculationSheetPdf(data: CalculationSheetData): Promise<Uint8Array> {
  return renderPdf(
    <Frame
      title="计算书"
      subtitle={data.programmeName}
      number={data.number}
      createdAt={data.createdAt}
      digest={contentDigest(data)}
    >
      <Facts
        lines={[
          [['单位名称', data.name]],
          [
            ['统一社会信用代码', data.uscc],
            ['适用日期', formatDate(data.appliedOn)],
          ],
          [
            ['依据', data.policyDocument],
            ['规则版本', data.rulesVersion],
          ],
          ...(data.readingsInWords ? [[['口径', data.readingsInWords] as [string, string]]] : []),
        ]}
      />
      <Heading>计算过程</Heading>
      <Steps steps={data.steps} />
      <AmountBox
        label={data.resultLabel}
        amount={formatAmount(data.resultAmountCny)}
        capitals={amountInCapitals(data.resultAmountCny)}
      />
    </Frame>,
  )
}
