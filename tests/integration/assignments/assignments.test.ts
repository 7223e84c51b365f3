import '../../setup/test-database'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'

import {
  addAssignmentRule,
  assignmentSettings,
  cancelRecordedAbsence,
  choosePreparer,
  endAssignmentRule,
  recordAbsence,
  remindDue,
} from '@/features/assignments'
import {
  acceptRemainingLines,
  approveReview,
  assignApplication,
  prepareReview,
  reviewQueue,
  reviewTasks,
  settleFinding,
  takeApplication,
} from '@/features/reviews'
import { queueFilterSchema } from '@/features/reviews/queue-filter'
import type { Actor } from '@/server/auth/actor'

import { valueOf } from '../../factories/applications'
import { anEnterprise } from '../../factories/enterprises'
import { aPerson, anOrganisation, someday } from '../../factories/people'
import { anApplicationForReview } from '../../factories/reviews'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

const at = { now: someday }
let a: Actor & { accountId: string }
let b: Actor & { accountId: string }
let checker: Actor & { accountId: string }

async function waiting(divisionCode = '410100') {
  const { id } = await anApplicationForReview({
    roundId: (await aRound({ requirements: [], preparedById: a.accountId, releasedById: checker.accountId }))
      .id,
    applicant: await anEnterprise({ divisionCode }),
    requestedAmountCny: '500.00',
    payments: [{ paidAmount: '1000.00' }],
  })
  return id
}
const assignedTo = async (id: string) =>
  (await asOwner<{ to: string }>(`SELECT assigned_to_id AS to FROM application WHERE id = $1`, [id]))[0]!.to
const away = (person: Actor, deputy: Actor, startsOn: string, endsOn: string, by: Actor = person) =>
  recordAbsence(
    by,
    { accountId: person.accountId!, deputyId: deputy.accountId!, startsOn, endsOn, reason: '出差' },
    at,
  )

beforeAll(async () => {
  const organisationId = (await anOrganisation({ kind: 'PROVINCIAL_COMMERCE', name: '省商务厅' })).id
  a = await aPerson('COMMERCE_PREPARER', { organisationId, displayName: '甲' })
  b = await aPerson('COMMERCE_PREPARER', { organisationId, displayName: '乙' })
  checker = await aPerson('COMMERCE_CHECKER', { organisationId, displayName: '丙' })
})
beforeEach(async () => {
  await asOwner(`UPDATE absence SET cancelled_at = now() WHERE cancelled_at IS NULL`)
  await asOwner(`UPDATE assignment_rule SET ended_at = now() WHERE ended_at IS NULL`)
})

describe('the choice', () => {
  const duty = {
    preparers: [
      { id: 'a', name: '甲' },
      { id: 'b', name: '乙' },
    ],
    rules: [
      { id: '1', divisionCode: '410100', programme: null, toAccountId: 'a' },
      { id: '2', divisionCode: null, programme: 'GENERAL' as const, toAccountId: 'b' },
    ],
    absences: [],
    loads: new Map([
      ['a', 5],
      ['b', 7],
    ]),
  }
  it('is the first rule that fits, the least loaded where none does', () => {
    const choose = (divisionCode: string, programme: 'GENERAL' | 'MICRO') =>
      choosePreparer({ divisionCode, programme }, duty)
    expect(choose('410100', 'GENERAL')).toMatchObject({ toAccountId: 'a', way: 'RULE', ruleId: '1' })
    expect(choose('410200', 'GENERAL')).toMatchObject({ toAccountId: 'b', way: 'RULE', ruleId: '2' })
    expect(choose('410200', 'MICRO')).toMatchObject({ toAccountId: 'a', way: 'LOAD', ruleId: null })
  })
  it('goes to the deputy of someone absent, past a rule whose people are both away, and to nobody when all are', () => {
    const choose = (absences: { accountId: string; deputyId: string }[]) =>
      choosePreparer({ divisionCode: '410100', programme: 'MICRO' }, { ...duty, absences })
    expect(choose([{ accountId: 'a', deputyId: 'b' }])).toMatchObject({ toAccountId: 'b', onBehalfOfId: 'a' })
    expect(choose([{ accountId: 'a', deputyId: 'gone' }])).toMatchObject({ toAccountId: 'b', way: 'LOAD' })
    expect(
      choose([
        { accountId: 'a', deputyId: 'b' },
        { accountId: 'b', deputyId: 'a' },
      ]),
    ).toBeNull()
  })
})

describe('assignment', () => {
  it('by rule, and by load when the rule is ended', async () => {
    const { id } = valueOf(
      await addAssignmentRule(checker, { divisionCode: '410300', toAccountId: b.accountId }, at),
    )
    const application = await waiting('410300')
    expect(valueOf(await assignApplication(a, { applicationId: application, to: 'RULE' }, at))).toMatchObject(
      {
        toAccountId: b.accountId,
        way: 'RULE',
      },
    )
    valueOf(await endAssignmentRule(checker, { id }, at))
    const next = await waiting('410300')
    expect(valueOf(await assignApplication(a, { applicationId: next, to: 'RULE' }, at))).toMatchObject({
      toAccountId: a.accountId,
      way: 'LOAD',
    })
    expect(await addAssignmentRule(checker, { toAccountId: b.accountId }, at)).toMatchObject({
      refusal: { code: 'INVALID' },
    })
    expect(
      await addAssignmentRule(checker, { programme: 'MICRO', toAccountId: checker.accountId }, at),
    ).toMatchObject({ refusal: { code: 'NOT_FOUND' } })
  })

  it('away from someone only with a reason, and the review goes on in the other’s hands', async () => {
    const applicationId = await waiting()
    valueOf(await takeApplication(a, { applicationId }, at))
    expect(await assignApplication(checker, { applicationId, to: b.accountId }, at)).toMatchObject({
      refusal: { code: 'INVALID', details: { fieldErrors: { reason: [expect.any(String)] } } },
    })
    valueOf(await assignApplication(checker, { applicationId, to: b.accountId, reason: '甲调离' }, at))
    expect(await assignedTo(applicationId)).toBe(b.accountId)
    expect(await acceptRemainingLines(a, { applicationId }, at)).toMatchObject({
      refusal: { code: 'CONFLICT' },
    })
    valueOf(await acceptRemainingLines(b, { applicationId }, at))
    await expect(
      asOwner(
        `INSERT INTO case_assignment (id, application_id, from_account_id, to_account_id, way, assigned_by_id, assigned_at)
         VALUES (gen_random_uuid(), $1, $2, $3, 'HAND', $2, now())`,
        [applicationId, a.accountId, b.accountId],
      ),
    ).rejects.toThrow(/reassignment_reason/)
    await expect(asOwner(`UPDATE case_assignment SET reason = 'x'`)).rejects.toThrow(/append-only/)
  })

  it('refuses what is not waiting or in review, and someone who is no preparer', async () => {
    const applicationId = await waiting()
    expect(await assignApplication(a, { applicationId, to: checker.accountId }, at)).toMatchObject({
      refusal: { code: 'INVALID' },
    })
    await asOwner(`UPDATE application SET state = 'WITHDRAWN' WHERE id = $1`, [applicationId])
    expect(await assignApplication(a, { applicationId, to: b.accountId }, at)).toMatchObject({
      refusal: { code: 'WRONG_STATE' },
    })
  })
})

describe('a deputy', () => {
  it('does the absent one’s work in that time alone, is the preparer of what they send on, and cannot check it', async () => {
    const applicationId = await waiting()
    valueOf(await takeApplication(a, { applicationId }, at))
    expect(await acceptRemainingLines(b, { applicationId }, at)).toMatchObject({
      refusal: { code: 'CONFLICT' },
    })
    valueOf(await away(a, b, '2026-08-20', '2026-08-21'))
    const [finding] = await asOwner<{ id: string }>(`SELECT id FROM finding WHERE application_id = $1`, [
      applicationId,
    ])
    if (finding)
      valueOf(
        await settleFinding(
          b,
          { applicationId, findingId: finding.id, settlement: 'EXPLAINED', reason: '已核对' },
          at,
        ),
      )
    valueOf(await acceptRemainingLines(b, { applicationId }, at))
    valueOf(await prepareReview(b, { applicationId, opinion: '同意' }, at))
    expect(
      await asOwner(
        `SELECT r.preparer_id AS preparer, d.decided_by_id AS decided FROM review r JOIN review_line_decision d ON d.review_id = r.id
         WHERE r.application_id = $1`,
        [applicationId],
      ),
    ).toEqual([{ preparer: b.accountId, decided: b.accountId }])
    // Were the deputy a checker the next day, it would still be their own work.
    const promoted: Actor = { ...b, role: 'COMMERCE_CHECKER' }
    expect(await approveReview(promoted, { applicationId, remark: '' }, at)).toMatchObject({
      refusal: { code: 'FORBIDDEN' },
    })
    valueOf(await approveReview(checker, { applicationId, remark: '' }, at))

    const later = await waiting()
    valueOf(await takeApplication(a, { applicationId: later }, at))
    const nextDay = { now: new Date('2026-08-22T02:00:00.000Z') }
    expect(await acceptRemainingLines(b, { applicationId: later }, nextDay)).toMatchObject({
      refusal: { code: 'CONFLICT' },
    })
  })

  it('gets what is assigned to the absent one, and the record says so', async () => {
    valueOf(await away(a, b, '2026-08-20', '2026-08-20'))
    const applicationId = await waiting()
    valueOf(await assignApplication(checker, { applicationId, to: a.accountId }, at))
    expect(
      await asOwner(
        `SELECT to_account_id AS to, on_behalf_of_id AS for, way FROM case_assignment WHERE application_id = $1`,
        [applicationId],
      ),
    ).toEqual([{ to: b.accountId, for: a.accountId, way: 'HAND' }])
  })

  it('has the cases of whom he stands in for among his tasks and in his queue, as long as he does', async () => {
    const applicationId = await waiting()
    valueOf(await takeApplication(a, { applicationId }, at))
    const tasks = async (now = someday) =>
      valueOf(await reviewTasks(b, {}, { now })).filter(({ id }) => id === `review:${applicationId}`)
    const queue = async (person: Actor) =>
      valueOf(await reviewQueue(person, queueFilterSchema.parse({ assigned: 'standing-in' }), at)).rows.map(
        ({ id }) => id,
      )
    expect(await tasks()).toEqual([])
    expect(await queue(b)).toEqual([])
    valueOf(await away(a, b, '2026-08-20', '2026-08-20'))
    expect(await tasks()).toMatchObject([
      { what: expect.stringMatching(/^代甲继续审核 /), action: '代为审核' },
    ])
    expect(await queue(b)).toContain(applicationId)
    expect(await queue(a)).toEqual([])
    expect(await tasks(new Date(someday.getTime() + 86_400_000))).toEqual([])
  })

  it('is another preparer; one records one’s own absence, once for the same days', async () => {
    expect(await away(a, checker, '2026-09-01', '2026-09-02')).toMatchObject({ refusal: { code: 'INVALID' } })
    expect(await away(a, a, '2026-09-01', '2026-09-02')).toMatchObject({ refusal: { code: 'INVALID' } })
    expect(await away(a, b, '2026-09-02', '2026-09-01')).toMatchObject({ refusal: { code: 'INVALID' } })
    expect(await away(a, b, '2026-09-01', '2026-09-02', b)).toMatchObject({ refusal: { code: 'FORBIDDEN' } })
    valueOf(await away(a, b, '2026-09-01', '2026-09-02', checker))
    expect(await away(a, b, '2026-09-02', '2026-09-05')).toMatchObject({ refusal: { code: 'CONFLICT' } })
    const { absences } = valueOf(await assignmentSettings(a, {}, at))
    expect(absences.map(({ person, deputy }) => [person, deputy])).toEqual([['甲', '乙']])
    expect(await cancelRecordedAbsence(b, { id: absences[0]!.id }, at)).toMatchObject({
      refusal: { code: 'FORBIDDEN' },
    })
    valueOf(await cancelRecordedAbsence(a, { id: absences[0]!.id }, at))
    valueOf(await away(a, b, '2026-09-02', '2026-09-05'))
  })
})

it('work that is due is told once a due date, to whoever stands in', async () => {
  const applicationId = await waiting()
  valueOf(await takeApplication(a, { applicationId }, at))
  const told = async () =>
    asOwner(
      `SELECT r.account_id AS to, n.account_id AS told FROM due_reminder r LEFT JOIN notification n
       ON n.kind = 'assignments.due' AND n.account_id = r.account_id AND n.created_at = r.reminded_at WHERE r.application_id = $1`,
      [applicationId],
    )
  await remindDue(someday)
  expect(await told()).toEqual([])
  // A month later the limit has run out, whatever it is.
  valueOf(await away(a, b, '2026-09-20', '2026-09-30'))
  const late = new Date('2026-09-22T02:00:00.000Z')
  await remindDue(late)
  expect(await told()).toEqual([{ to: b.accountId, told: b.accountId }])
  await remindDue(new Date('2026-09-22T08:00:00.000Z'))
  expect(await told()).toHaveLength(1)
})

it('work that is due is told though nobody has entered the next year’s calendar', async () => {
  const applicationId = await waiting()
  valueOf(await takeApplication(a, { applicationId }, at))
  // Two working days after Wednesday, 30 December lie in a year that no notice has come for.
  await remindDue(new Date('2026-12-30T02:00:00.000Z'))
  expect(
    await asOwner(`SELECT account_id AS to FROM due_reminder WHERE application_id = $1`, [applicationId]),
  ).toEqual([{ to: a.accountId }])
})
