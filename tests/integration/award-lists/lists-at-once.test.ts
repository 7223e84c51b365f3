import '../../setup/test-database'
import { expect, it } from 'vitest'

import { createAwardList } from '@/features/award-lists/create-award-list'

import { aDesk, anApprovedApplication } from '../../factories/award-lists'
import { anEnterprise } from '../../factories/enterprises'
import { aPerson, someday as now } from '../../factories/people'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

it('lists made of the same application at the same moment: one gets it, the others are told in words', async () => {
  const desk = await aDesk()
  const colleague = await aPerson('COMMERCE_PREPARER', { organisationId: desk.preparer.organisationId! })
  const round = await aRound()
  const applicationId = await anApprovedApplication({
    roundId: round.id,
    applicantId: (await anEnterprise()).id,
    amountCny: '100.00',
  })
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      createAwardList(
        index % 2 ? colleague : desk.preparer,
        { roundId: round.id, title: `拟支持名单 ${index}`, applicationIds: [applicationId] },
        { now },
      ),
    ),
  )
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  for (const outcome of outcomes)
    if (!outcome.ok)
      expect(outcome.refusal).toMatchObject({ code: expect.stringMatching(/CONFLICT|WRONG_STATE/) })
  expect(
    await asOwner(`SELECT 1 FROM award_list_item WHERE application_id = $1 AND state <> 'REMOVED'`, [
      applicationId,
    ]),
  ).toHaveLength(1)
})
