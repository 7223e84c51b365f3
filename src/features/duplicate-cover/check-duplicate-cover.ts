import { yearOf } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { formatNumber, nextNumber } from '@/server/numbers'
import { command, done } from '@/server/use-case'

import { answerWithCertificates } from './answer-questions'
import { type CheckDto, checkDto } from './check-dto'
import { checkInput } from './schema'
import { findCheck } from './store'

/**
 * 查重 (二(五), E8): answers for a code and an intended inception, gives a numbered certificate whatever the answer, and
 * reserves a free enterprise for this insurer. One transaction.
 */
export const checkDuplicateCover = command({
  name: 'duplicateCover.check',
  allow: ['INSURER_OPERATOR', 'INSURER_CHECKER'],
  input: checkInput,
  run: async (context, { uscc, coverFrom }) => {
    const { tx, now } = context
    const today = dateInShanghai(now)
    const year = yearOf(today)
    const certificateNumber = formatNumber('豫统保查', year, await nextNumber(tx, 'duplicate-cover', year))
    const [given] = await answerWithCertificates(context, [{ uscc, coverFrom, certificateNumber }])
    const checkId = given!.checkId!
    const answer: CheckDto = checkDto((await findCheck(tx, checkId))!)
    return done(answer, {
      subject: { kind: 'duplicate-cover-check', id: checkId },
      detail: { certificateNumber, uscc, coverFrom, outcome: answer.outcome },
    })
  },
})
