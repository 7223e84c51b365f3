import type { RateInput } from './schema'

/** The previewed rows as the browser sends them back; what is no list is none. The use case tests each row again. */
export function previewedRates(json: string): RateInput[] {
  try {
    const rows: unknown = JSON.parse(json)
    return Array.isArray(rows) ? rows : []
  } catch {
    return []
  }
}
