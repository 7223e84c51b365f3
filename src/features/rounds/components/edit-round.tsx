import { CURRENCIES } from '@/documents'
import {
  GENERAL,
  halfYearInWords,
  halfYearOf,
  halfYearPeriod,
  intersection,
  nextHalfYear,
  percent,
  previousHalfYear,
  type Programme,
  TERM,
  yearOf,
  type RuleSettings,
} from '@/policy-rules'

import { saveRoundAction } from '../actions'
import { defaultRequirements } from '../default-requirements'
import { fxRuleLabels } from '../state'
import type { Round } from '../store'
import { RoundForm, type RoundFormValues } from './round-form'

/** The half-years that the document's term touches, newest first. */
function halfYears(): { value: string; label: string }[] {
  const all: string[] = []
  for (let each = halfYearOf(TERM.start); intersection(TERM, halfYearPeriod(each)); each = nextHalfYear(each))
    all.unshift(each)
  return all.map((value) => ({ value, label: halfYearInWords(value) }))
}

const years = Array.from(
  { length: yearOf(TERM.end) - yearOf(TERM.start) + 2 },
  (_, i) => yearOf(TERM.start) + i,
)

/** A new round of a programme: the half-year that has just ended, what notices usually say, and the ⚙ rulings of the day (M6, L4). */
export function newRoundValues(
  programme: Programme,
  today: string,
  settings: Pick<RuleSettings, 'generalFxDate' | 'publicityWorkingDays'>,
): RoundFormValues {
  return {
    id: null,
    version: null,
    programme,
    isGeneral: programme === 'GENERAL',
    noticeNumber: '',
    title: '',
    halfYear: previousHalfYear(halfYearOf(today)),
    opensOn: '',
    closesOn: '',
    supportRatio: percent(GENERAL.ratioCeiling.value),
    // M6; the platforms' own ways are two (M7), and the parity of the issue date needs no rate in the notice.
    fxRule: programme === 'GENERAL' ? settings.generalFxDate : 'PAYMENT_DATE',
    fixedRates: [],
    requirements: defaultRequirements(programme).map(asGridRow),
    divisionReview: false,
    expertReview: false,
    budgetYear: yearOf(today),
    fundDocument: '',
    publicityDays: settings.publicityWorkingDays,
    contactPhone: '',
    body: '',
  }
}

export function storedRoundValues(
  round: Omit<Round, 'submittedAt' | 'releasedAt' | 'withdrawnAt'>,
): RoundFormValues {
  const { id, version, programme, noticeNumber, title, halfYear, opensOn, closesOn, supportRatio, fxRule } =
    round
  const { divisionReview, expertReview, budgetYear, publicityDays, contactPhone, body } = round
  return {
    ...{ id, version, programme, noticeNumber, title, halfYear, opensOn, closesOn, supportRatio, fxRule },
    ...{ divisionReview, expertReview, budgetYear, publicityDays, contactPhone, body },
    isGeneral: programme === 'GENERAL',
    fixedRates: Object.entries(round.fixedRates).map(([currency, rate]) => ({ currency, rate })),
    requirements: round.requirements.map(asGridRow),
    fundDocument: round.fundDocument ?? '',
  }
}

const asGridRow = ({ name, hint, required }: { name: string; hint: string; required: boolean }) => ({
  name,
  hint,
  required: String(required),
})

export function EditRound({ values }: { values: RoundFormValues }) {
  const platform = !values.isGeneral
  return (
    <RoundForm
      action={saveRoundAction}
      values={values}
      halfYears={halfYears()}
      budgetYears={years}
      fxRules={Object.entries(fxRuleLabels).flatMap(([value, label]) => {
        if (!platform) return [{ value, label }]
        // M7: the platforms know two ways only.
        if (value === 'PAYMENT_DATE') return [{ value, label: '出单日中间价' }]
        return value === 'FIXED' ? [{ value, label }] : []
      })}
      currencies={CURRENCIES.filter(({ value }) => value !== 'CNY').map(({ value, aliases }) => ({
        value,
        label: `${aliases?.[0] ?? value} ${value}`,
      }))}
      ratioCeiling={percent(GENERAL.ratioCeiling.value)}
    />
  )
}
