import type { z } from 'zod'

import type { createPanelSchema, firmOpinionSchema, opinionSchema } from './schema'

/** Posted forms as the use cases' input. Grids come as JSON; their rows are tested by the schema. */

const text = (form: FormData, name: string) => String(form.get(name) ?? '')

function rowsOf(json: string): Record<string, string>[] {
  try {
    const rows: unknown = JSON.parse(json)
    return Array.isArray(rows) ? rows : []
  } catch {
    return []
  }
}

export function readPanelForm(form: FormData): z.input<typeof createPanelSchema> {
  return {
    roundId: text(form, 'roundId'),
    title: text(form, 'title'),
    applicationIds: form.getAll('applicationIds').map(String),
    strata: rowsOf(text(form, 'strata')).map(({ field = '', employer = '', size = '' }) => ({
      field,
      employer,
      size,
    })),
    onePerEmployer: form.get('onePerEmployer') === 'on',
    criteria: rowsOf(text(form, 'criteria')).map(({ label = '', weight = '' }) => ({ label, weight })),
    spreadThreshold: text(form, 'spreadThreshold'),
    minimumOpinions: text(form, 'minimumOpinions'),
  }
}

/** `scores.C1` … as the scores by criterion. */
export function readOpinionForm(form: FormData): z.input<typeof opinionSchema> {
  const scores = [...form.entries()].flatMap(([name, value]) =>
    name.startsWith('scores.') ? [[name.slice(7), String(value)]] : [],
  )
  return {
    step: text(form, 'step') as 'hand-in',
    panelId: text(form, 'panelId'),
    applicationId: text(form, 'applicationId'),
    scores: Object.fromEntries(scores) as Record<string, string>,
    grade: text(form, 'grade') as 'SUPPORT',
    recommendedAmountCny: text(form, 'recommendedAmountCny'),
    opinion: text(form, 'opinion'),
  }
}

const grades: Record<string, string> = { 同意支持: 'SUPPORT', 核减后支持: 'PARTIAL', 不予支持: 'REJECT' }

export function readFirmForm(form: FormData): z.input<typeof firmOpinionSchema> {
  return {
    roundId: text(form, 'roundId'),
    firmName: text(form, 'firmName'),
    firmUscc: text(form, 'firmUscc'),
    documentNumber: text(form, 'documentNumber'),
    issuedOn: text(form, 'issuedOn'),
    file: form.get('file') as File,
    results: rowsOf(text(form, 'results')).map((row) => ({
      receiptNumber: row.receiptNumber ?? '',
      grade: (grades[row.grade ?? ''] ?? row.grade ?? '') as 'SUPPORT',
      recommendedAmountCny: row.recommendedAmountCny ?? '',
      remark: row.remark ?? '',
    })),
  }
}
