import type { z } from 'zod'

import type { draftSchema } from './schema'

type Input = z.input<typeof draftSchema>

/** The form of a round as the use case's input. The two grids come as JSON; their rows are tested by the schema. */
export function readRoundForm(form: FormData): Input {
  const text = (name: string) => String(form.get(name) ?? '')
  const id = text('id')
  return {
    ...(id && { id, version: text('version') }),
    noticeNumber: text('noticeNumber'),
    title: text('title'),
    programme: text('programme') as Input['programme'],
    halfYear: text('halfYear'),
    opensOn: text('opensOn'),
    closesOn: text('closesOn'),
    supportRatio: text('supportRatio'),
    fxRule: text('fxRule') as Input['fxRule'],
    fixedRates: rowsOf(text('fixedRates')).map(({ currency = '', rate = '' }) => ({ currency, rate })),
    requirements: rowsOf(text('requirements')).map(({ name = '', hint = '', required }) => ({
      name,
      hint,
      required: required !== 'false',
    })),
    divisionReview: text('divisionReview') === 'yes',
    expertReview: text('expertReview') === 'yes',
    budgetYear: text('budgetYear'),
    fundDocument: text('fundDocument'),
    publicityDays: text('publicityDays'),
    contactPhone: text('contactPhone'),
    body: text('body'),
  }
}

function rowsOf(json: string): Record<string, string>[] {
  try {
    const rows: unknown = JSON.parse(json)
    return Array.isArray(rows) ? rows : []
  } catch {
    return []
  }
}
