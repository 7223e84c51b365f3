import type { z } from 'zod'

import { formInput } from '@/server/action'

import { checkKeys } from './checks'
import type { answersInput, assignInput } from './schema'

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

/** The ticked rows of the table, whoever they are to be given to. */
export const readAssignForm = (form: FormData): z.input<typeof assignInput> => ({
  planId: String(form.get('planId') ?? ''),
  selected: form.getAll('selected').map(String),
  assigneeId: String(form.get('assigneeId') ?? ''),
  dueOn: String(form.get('dueOn') ?? ''),
})
