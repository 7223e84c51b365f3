import { type Decimal, type DecimalString, money } from './money'
import type { Reading } from './readings'

/** One line of a calculation sheet, in words an official can follow by hand. */
export interface Step {
  /** The clause of the policy document, such as `一(一)`. */
  readonly clause: string
  /** The rulings (口径) that this step used. */
  readonly rulings: readonly string[]
  readonly description: string
  /** The same with its numbers in it: `2,083,333.34 × 0.08% = 1,666.666672 → 1,666.67`. */
  readonly formula: string
  /** A decimal string, or a word where the step is a test. */
  readonly result: string
}

/** 计算书: the one explanation of an amount, for the screen, PDF and xlsx. */
export interface CalculationSheet {
  readonly programme: string
  readonly policyDocument: string
  readonly rulesVersion: string
  readonly steps: readonly Step[]
  /** The readings of the ⚙ rulings used; absent where none was, and on sheets from before they were kept. */
  readonly readings?: readonly Reading[]
}

type StepText = Omit<Step, 'result'>

/**
 * What the engine writes its sheet with while it computes: every method returns the very value it wrote down, so the
 * amount of an answer and the line that explains it cannot come to disagree.
 */
export class SheetWriter {
  readonly steps: Step[] = []

  /** A sum of money; the engine goes on with the value returned. */
  amount(text: StepText, value: Decimal): Decimal {
    this.#write(text, money(value))
    return value
  }

  /** A ratio or another number that is written as the document prints it. */
  number(text: StepText, value: Decimal, written: DecimalString): Decimal {
    this.#write(text, written)
    return value
  }

  /** A condition of the document; returns whether it holds. */
  test(text: StepText, holds: boolean): boolean {
    this.#write(text, holds ? '符合' : '不符合')
    return holds
  }

  #write({ clause, rulings, description, formula }: StepText, result: string): void {
    this.steps.push({ clause, rulings, description, formula, result })
  }
}
