import type { PanelStratum } from './store'

/** `国际贸易领域 2 人` without the number: what a stratum is called. */
export function stratumName({ field, employer }: Pick<PanelStratum, 'field' | 'employer'>): string {
  if (field && employer) return `${employer}${field}`
  return field ?? employer ?? '不限领域'
}
