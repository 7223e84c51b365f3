import { SheetWriter, type Step } from './explanation'
import type { Granted, Reason, ReasonCode, Refusal } from './questions'
import type { Programme } from './vocabulary'

type TestText = Omit<Step, 'result'>

/** One question being answered: its sheet, and every reason against it. */
export class Assessment<P extends Programme> {
  readonly sheet = new SheetWriter()
  readonly #reasons: Reason[] = []

  constructor(
    readonly programme: P,
    readonly policyDocument: string,
  ) {}

  /** Writes a condition down; where it does not hold, its reason stands, and the other conditions are tested all the same. */
  require(holds: boolean, text: TestText, code: ReasonCode, message: string): void {
    if (!this.sheet.test(text, holds)) this.#reasons.push({ code, clause: text.clause, message })
  }

  get refused(): boolean {
    return this.#reasons.length > 0
  }

  /** The answer "no", with all the reasons in the order of their codes. */
  refusal(): Refusal<P> {
    return {
      programme: this.programme,
      policyDocument: this.policyDocument,
      eligible: false,
      reasons: this.#reasons.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
      steps: this.sheet.steps,
    }
  }

  granted<Amounts extends object>(amounts: Amounts): Granted<P, Amounts> {
    return {
      programme: this.programme,
      policyDocument: this.policyDocument,
      eligible: true,
      ...amounts,
      reasons: [],
      steps: this.sheet.steps,
    }
  }
}
