import { carryForward } from '@/features/funds'
import { sumOfAmounts } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { command, done, refuse } from '@/server/use-case'

import { prepaidHere } from './propose-prepayments'
import { proposeInput } from './schema'
import { insurers } from './store'

/** 年终结转 (P2): what each fund still holds opens the next year; once the year is over, and once. */
export const carryForwardFunds = command({
  name: 'prepayments.carryForward',
  allow: ['FINANCE_CHECKER'],
  input: proposeInput,
  run: async ({ tx, actor, now }, { year }) => {
    if (dateInShanghai(now) <= `${year}-12-31`)
      refuse('WRONG_STATE', `${year} 年度尚未结束，不能结转。请在次年办理。`, { clause: '二(六)' })
    const carried: string[] = []
    for (const { id: insurerId } of await insurers(tx))
      for (const programme of prepaidHere)
        carried.push(await carryForward({ tx, by: actor.accountId, at: now }, { insurerId, programme, year }))
    const carriedCny = sumOfAmounts(carried)
    return done(
      { year, carriedCny },
      { subject: { kind: 'prepayment-year', id: String(year) }, detail: { carriedCny } },
    )
  },
})
