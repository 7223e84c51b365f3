import { describe, expect, it } from 'vitest'

import { moveApplications } from '@/features/applications'
import { asActor } from '@/server/db'

import { anApprovedApplication } from '../../factories/award-lists'
import { anEnterprise } from '../../factories/enterprises'
import { aPerson, someday } from '../../factories/people'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

/** Three approved applications, in the order in which they are held. */
async function three(): Promise<string[]> {
  const round = await aRound({ requirements: [] })
  const ids: string[] = []
  for (const amountCny of ['10.00', '20.00', '30.00'])
    ids.push(
      await anApprovedApplication({ roundId: round.id, applicantId: (await anEnterprise()).id, amountCny }),
    )
  return ids.toSorted()
}
async function list(ids: readonly string[]): Promise<void> {
  const actor = await aPerson('COMMERCE_PREPARER')
  await asActor(actor, (tx) =>
    moveApplications(
      { tx, actor, now: someday, requestId: 'test' },
      'list',
      ids.map((applicationId, index) => ({
        applicationId,
        amountCny: `${index + 1}.00`,
        note: `第 ${index + 1} 件`,
      })),
    ),
  )
}
const steps = (ids: readonly string[]) =>
  asOwner<{ state: string; amount: string | null; note: string | null }>(
    `SELECT a.state, e.amount_cny::text AS amount, e.note FROM unnest($1::uuid[]) WITH ORDINALITY AS w (id, place)
     JOIN application a ON a.id = w.id LEFT JOIN application_event e ON e.application_id = a.id AND e.verb = 'list' ORDER BY w.place`,
    [ids],
  )

describe('a step of many applications', () => {
  it('moves each, with its own amount and note', async () => {
    const ids = await three()
    await list(ids)
    expect(await steps(ids)).toEqual([
      { state: 'LISTED', amount: '1.00', note: '第 1 件' },
      { state: 'LISTED', amount: '2.00', note: '第 2 件' },
      { state: 'LISTED', amount: '3.00', note: '第 3 件' },
    ])
  })

  it.each([0, 1, 2])('moves none when number %i is in another state, and names it', async (barred) => {
    const ids = await three()
    const [{ number }] = (await asOwner<{ number: string }>(
      `UPDATE application SET state = 'REJECTED' WHERE id = $1 RETURNING receipt_number AS number`,
      [ids[barred]],
    )) as [{ number: string }]
    await expect(list(ids)).rejects.toThrow(`申报 ${number} 目前为`)
    expect((await steps(ids)).map(({ state, note }) => [state, note])).toEqual(
      ids.map((_, index) => [index === barred ? 'REJECTED' : 'APPROVED', null]),
    )
  })

  it('moves none when one of them does not exist', async () => {
    const ids = await three()
    await expect(list([...ids, crypto.randomUUID()])).rejects.toThrow()
    expect((await steps(ids)).map(({ state }) => state)).toEqual(['APPROVED', 'APPROVED', 'APPROVED'])
  })
})
