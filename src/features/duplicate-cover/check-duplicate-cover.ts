import { settingsOn } from '@/features/ruling-settings'
import { officialCalendar } from '@/features/working-calendar'
import { yearOf } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { formatNumber, nextNumber } from '@/server/numbers'
import { command, done } from '@/server/use-case'

import { outcomeOf, reservationEnd } from './answer'
import { type CheckDto, checkDto } from './check-dto'
import { checkInput } from './schema'
import {
  amendCheck,
  coverStatus,
  createCheck,
  findCheck,
  registeredName,
  releaseExpired,
  reserve,
} from './store'

/**
 * 查重 (二(五), E8): answers for a code and an intended inception, gives a numbered certificate whatever the answer, and
 * reserves a free enterprise for this insurer. One transaction; of two insurers at the same moment the database lets one
 * reserve, the other is answered RESERVED.
 */
export const checkDuplicateCover = command({
  name: 'duplicateCover.check',
  allow: ['INSURER_OPERATOR', 'INSURER_CHECKER'],
  input: checkInput,
  run: async ({ tx, actor, now }, { uscc, coverFrom }) => {
    const today = dateInShanghai(now)
    const insurerId = actor.organisationId!
    const year = yearOf(today)
    const ask = () => coverStatus(tx, { uscc, insurerId, coverFrom, today })

    await releaseExpired(tx, uscc, today, now)
    const certificateNumber = formatNumber('豫统保查', year, await nextNumber(tx, 'duplicate-cover', year))
    const status = await ask()
    const outcome = outcomeOf(status)
    const free = outcome === 'CLEAR' && status.reservedUntil === null
    const { reservationWorkingDays } = await settingsOn(tx, today)
    const until = free
      ? reservationEnd(today, reservationWorkingDays, await officialCalendar(tx, today, today))
      : status.reservedUntil
    const checkId = await createCheck(tx, {
      certificateNumber,
      insurerId,
      uscc,
      enterpriseName: await registeredName(tx, uscc, today),
      outcome,
      coverFrom,
      coveredUntil: status.coveredUntil,
      // Under a cover nobody's reservation matters, and a rival's is not told.
      reservedUntil: outcome === 'COVERED' ? null : until,
      checkedById: actor.accountId,
      checkedAt: now,
    })
    if (free && !(await reserve(tx, { uscc, insurerId, checkId, from: today, until: until! }))) {
      const after = await ask()
      await amendCheck(tx, checkId, { ...after, outcome: outcomeOf(after) })
    }
    const answer: CheckDto = checkDto((await findCheck(tx, checkId))!)
    return done(answer, {
      subject: { kind: 'duplicate-cover-check', id: checkId },
      detail: { certificateNumber, uscc, coverFrom, outcome: answer.outcome },
    })
  },
})
