import { settingsOn } from '@/features/ruling-settings'
import { prepaymentProposal } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { command, done } from '@/server/use-case'

import { proposeInput } from './schema'
import { approvedByInsurer, insurers, saveProposal } from './store'

/** The programmes whose advanced premiums the portal administers; P1 also names OVERSEAS. */
export const prepaidHere = ['MICRO', 'MEDIUM'] as const

/**
 * 测算预拨 (二(六), P1): for each insurer and programme the ratio of the day (50 % unless lowered) × what last year's budget approved for it, with its sheet;
 * a new insurer starts at 0. Asked again, it replaces what has not been decided.
 */
export const proposePrepayments = command({
  name: 'prepayments.propose',
  allow: ['FINANCE_PREPARER'],
  input: proposeInput,
  run: async ({ tx, actor, now }, { year }) => {
    const settings = await settingsOn(tx, dateInShanghai(now))
    let proposed = 0
    let kept = 0
    const everyone = await insurers(tx)
    for (const programme of prepaidHere) {
      const approved = await approvedByInsurer(tx, programme, year - 1)
      for (const insurer of everyone) {
        const lastYear = approved.get(insurer.id) ?? null
        const { proposedCny, sheet } = prepaymentProposal(programme, lastYear, settings)
        const saved = await saveProposal(tx, {
          insurerId: insurer.id,
          programme,
          year,
          lastYearApprovedCny: lastYear ?? '0.00',
          proposedCny,
          sheet,
          preparedById: actor.accountId!,
          preparedAt: now,
        })
        if (saved) proposed += 1
        else kept += 1
      }
    }
    return done(
      { year, proposed, kept },
      { subject: { kind: 'prepayment-year', id: String(year) }, detail: { proposed, kept } },
    )
  },
})
