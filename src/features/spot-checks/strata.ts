import { formatAmount } from '@/documents'
import { PROGRAMME_NAMES, type Programme } from '@/policy-rules'

import { bandOf, type PopulationRow } from './draw'

/** A stratum is division, programme and amount band; insurers are paid by the province, of no division. */

export const stratumOf = (
  { divisionCode, programme, paidCny }: Pick<PopulationRow, 'divisionCode' | 'programme' | 'paidCny'>,
  boundsCny: readonly string[],
): string => [divisionCode ?? 'PROVINCE', programme, bandOf(paidCny, boundsCny)].join('|')

/** 5 万元 and the like, without the noughts. */
const yuan = (bound: string) => `${formatAmount(bound).replace(/\.00$/, '')} 元`

export function bandName(band: number, boundsCny: readonly string[]): string {
  const below = boundsCny[band]
  const above = boundsCny[band - 1]
  if (below === undefined) return above === undefined ? '不分金额' : `${yuan(above)}以上`
  return above === undefined ? `${yuan(below)}（含）以下` : `${yuan(above)}至${yuan(below)}（含）`
}

export function stratumName(key: string, divisionName: string, boundsCny: readonly string[]): string {
  const [, programme, band] = key.split('|')
  return `${divisionName}，${PROGRAMME_NAMES[programme as Programme]}，${bandName(Number(band), boundsCny)}`
}
