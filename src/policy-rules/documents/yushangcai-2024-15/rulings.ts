import type { SettingKey } from '../../settings'
import type { ClauseId } from './clauses'
import { RULINGS_OF_COVER } from './rulings-of-cover'
import { RULINGS_OF_MONEY } from './rulings-of-money'

/** 口径: how the software reads the document where it is silent or can be read two ways; the words are for officials. */
export interface Ruling {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly clauses: readonly ClauseId[]
  /** ⚙: the setting that a provincial official can change, with a reason and a date from which the change holds. */
  readonly setting?: RulingSetting
  /** What is still open, and who is to decide. */
  readonly openQuestion?: string
}

export interface RulingSetting {
  readonly key: SettingKey
  readonly label: string
  /** The values on offer with their words; a setting that is a number has a range in words instead. */
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly range?: string
}

export const RULINGS: readonly Ruling[] = [...RULINGS_OF_MONEY, ...RULINGS_OF_COVER]

/** @throws RangeError when there is no ruling of that id. */
export function rulingOf(id: string): Ruling {
  const ruling = RULINGS.find((each) => each.id === id)
  if (!ruling) throw new RangeError(`not a ruling: ${id}`)
  return ruling
}
