import type { z } from 'zod'

import { formInput } from '@/server/action'

import { checkKeys } from './checks'
import type { answersInput } from './schema'

/** The table of checks as posted: `finding.<check>` and `facts.<check>`; those without an answer are left out. */
export function readAnswersForm(form: FormData): z.input<typeof answersInput> {
  const typed = formInput(form)
  return {
    sheetId: String(typed.sheetId ?? ''),
    answers: checkKeys.flatMap((check) => {
      const finding = typed[`finding.${check}`]
      return finding
        ? [{ check, finding: finding as 'CONFORMS', facts: String(typed[`facts.${check}`] ?? '') }]
        : []
    }),
  }
}
