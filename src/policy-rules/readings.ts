import { type Ruling, RULINGS } from './documents/yushangcai-2024-15/rulings'
import type { CalculationSheet, Step } from './explanation'
import type { RuleSettings } from './settings'

/** How a ⚙ ruling was read when a sheet was written; kept with the sheet, so a decided matter keeps its reading. */
export interface Reading {
  readonly ruling: string
  /** The setting's stored value. */
  readonly value: string
  /** 折算汇率的日期：缴费日 */
  readonly words: string
}

/** A setting's value as officials read it; a number stands as it is. */
export function settingInWords({ choices }: NonNullable<Ruling['setting']>, value: string): string {
  return choices.find((choice) => choice.value === value)?.label ?? value
}

/** The readings of the ⚙ rulings that the steps name, each once, in the order of the rulings. */
export function readingsOf(steps: readonly Step[], settings: Partial<RuleSettings>): Reading[] {
  const named = new Set(steps.flatMap((step) => step.rulings))
  return RULINGS.flatMap(({ id, setting }) => {
    if (!setting || !named.has(id) || settings[setting.key] === undefined) return []
    const value = String(settings[setting.key])
    return [{ ruling: id, value, words: `${setting.label}：${settingInWords(setting, value)}` }]
  })
}

/** `口径 M6 折算汇率的日期：缴费日`; empty where no ⚙ ruling was used. */
export const readingsInWords = (readings: readonly Reading[] | undefined): string =>
  (readings ?? []).map(({ ruling, words }) => `口径 ${ruling} ${words}`).join('；')

/** The foot of a sheet: what it stands on, and how its ⚙ rulings were read. */
export function basisInWords({ policyDocument, rulesVersion, readings }: CalculationSheet): string {
  return [`依据 ${policyDocument}，规则版本 ${rulesVersion}`, readingsInWords(readings)]
    .filter(Boolean)
    .join('；')
}
