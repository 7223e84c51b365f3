import { isUniqueViolation } from '@/server/db'
import { command, done, notFound, refuse } from '@/server/use-case'

import { addDeclaration, casesOfSeat, ownSeats } from './expert-store'
import { declareSchema } from './schema'

/**
 * 回避声明, per application, before its material opens. An interest may be declared later too and closes the material at
 * once; it is never taken back. What the records show needs no declaration and cannot be declared away.
 */
export const declareInterest = command({
  name: 'expert-panels.declare',
  allow: ['EXPERT'],
  input: declareSchema,
  run: async ({ tx, now }, { panelId, applicationId, interest, reason }) => {
    const [seat] = await ownSeats(tx, panelId)
    if (seat?.panel.state !== 'OPEN') return notFound('评审任务')
    const place =
      (await casesOfSeat(tx, panelId)).find((each) => each.applicationId === applicationId) ??
      notFound('评审任务')
    if (!interest && place.found)
      refuse('CONFLICT', `系统核对到您${place.found}，本件须回避，不能声明无利害关系。`)
    if (!interest && seat.declarations.some((each) => each.applicationId === applicationId && each.interest))
      refuse('WRONG_STATE', '您已声明与本件有利害关系，须回避，不能更改。如系误填，请联系省商务厅。')
    try {
      await addDeclaration(tx, {
        panelId,
        applicationId,
        memberId: seat.id,
        interest,
        reason: interest ? reason : '',
        declaredAt: now,
      })
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
      refuse('CONFLICT', '本件已经声明过，无需重复。')
    }
    return done(
      { interest },
      { subject: { kind: 'application', id: applicationId }, detail: { panelId, interest, reason } },
    )
  },
})
