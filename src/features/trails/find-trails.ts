import { z } from 'zod'

import { stateLabels } from '@/features/applications'
import { query } from '@/server/use-case'

import { trailReaders } from './read-trail'
import { linesFound, pageOfLines } from './search-store'

export interface FoundLine {
  lineId: string
  receiptNumber: string
  applicant: string
  position: number
  /** Invoice or policy, with its number. */
  document: string
  amountCny: string | null
  stateLabel: string
}

/** Where a trail begins: an application's, invoice's, list's, order's, entry's or receipt's number, as it is printed. */
export const findTrails = query({
  name: 'trails.find',
  allow: trailReaders,
  input: z.strictObject({ text: z.string().trim().max(100).default('') }),
  run: async ({ tx }, { text }): Promise<{ lines: FoundLine[]; more: boolean }> => {
    if (!text) return { lines: [], more: false }
    const found = await linesFound(tx, [...new Set([text, withBrackets(text)])])
    return {
      lines: found
        .slice(0, pageOfLines)
        .map(({ state, ...line }) => ({ ...line, stateLabel: stateLabels[state] })),
      more: found.length > pageOfLines,
    }
  },
})

/** Numbers are printed with 〔〕, and typed with whatever brackets the keyboard has. */
const withBrackets = (text: string) => text.replace(/\s*[[［【(（]\s*(\d{4})\s*[\]］】)）]\s*/, '〔$1〕')
