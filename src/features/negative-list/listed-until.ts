import type { LawDate } from '@/policy-rules'
import { dateInWords } from '@/policy-rules'
import type { Tx } from '@/server/db'
import { refuse } from '@/server/use-case'

import { listedCodes } from './store'

/** L3: the last day of the listing that holds for the code on the day, included; null when it is not listed. */
export async function listedUntil(tx: Tx, uscc: string, on: LawDate): Promise<LawDate | null> {
  return (await listedAmong(tx, [uscc], on)).get(uscc) ?? null
}

/** The same for many at once: of those listed, the last day by code. */
export function listedAmong(tx: Tx, usccs: readonly string[], on: LawDate): Promise<Map<string, LawDate>> {
  return listedCodes(tx, usccs, on)
}

/** L3, the gate of enrolment: who is listed is neither registered nor verified until the listing ends. */
export async function requireNotListed(tx: Tx, uscc: string, on: LawDate, whoIs: string): Promise<void> {
  const until = await listedUntil(tx, uscc, on)
  if (until)
    refuse(
      'WRONG_STATE',
      `${whoIs}已列入财政专项资金信用负面清单，至${dateInWords(until)}（含当日）不能办理登记和核验。如有异议，请向清单上作出决定的部门提出。`,
      { clause: '二(三)' },
    )
}
