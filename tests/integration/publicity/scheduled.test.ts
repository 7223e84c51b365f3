import '../../setup/test-database'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'

import { build } from 'esbuild'
import pg from 'pg'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { sendBackAwardList } from '@/features/award-lists/consult-finance'
import { fileObjection } from '@/features/publicity/file-objection'
import { publicDetail, publicityOfList, publicList } from '@/features/publicity/publicities'
import { startPublicity } from '@/features/publicity/publish'
import { publishDue, publishScheduled } from '@/features/publicity/publish-due'
import { cancelPublicity } from '@/features/publicity/withdraw'
import { publicActor, systemActor } from '@/server/auth/actor'
import { asActor } from '@/server/db'

import {
  aBudget,
  accepted,
  aDesk,
  anApprovedApplication,
  anAwardList,
  notice,
} from '../../factories/award-lists'
import { anEnterprise } from '../../factories/enterprises'
import { aPerson, someday } from '../../factories/people'
import { aRound } from '../../factories/rounds'
import { the2027Calendar } from '../../factories/working-calendar'
import { asOwner, ownerUrl } from '../../setup/test-database'

const now = someday
const reader = publicActor('192.0.2.7')
const at = (shanghai: string) => new Date(`${shanghai}+08:00`)
const minute = at('2026-08-24T09:30:00.000')

let years = 2080
async function aScheduledList(more: { startsOn?: string; startsAt?: string; now?: Date } = {}) {
  const desk = await aDesk()
  const budgetYear = (years += 1)
  const round = await aRound({ budgetYear, noticeNumber: `豫商财函〔${budgetYear}〕9号` })
  await aBudget(budgetYear, '1000.00')
  const enterprise = await anEnterprise()
  const applicationId = await anApprovedApplication({
    roundId: round.id,
    applicantId: enterprise.id,
    amountCny: '100.00',
  })
  const { awardListId } = await anAwardList(desk, round.id, 'CONCURRED')
  const input = { ...notice, awardListId, startsOn: '2026-08-24', startsAt: '09:30', ...more }
  const { now: clock = now, ...given } = { ...input, now: more.now }
  const schedule = (changes: object = {}) =>
    startPublicity(desk.approver, { ...given, ...changes }, { now: clock })
  const { publicityId, published, number } = await accepted(schedule())
  return {
    desk,
    awardListId,
    publicityId,
    published,
    number,
    applicationId,
    applicantId: enterprise.id,
    schedule,
  }
}

/** What follows from one publication, counted. */
async function traces({
  publicityId,
  applicationId,
  applicantId,
}: Awaited<ReturnType<typeof aScheduledList>>) {
  const [row] = await asOwner(
    `SELECT (SELECT state FROM publicity WHERE id = $1) AS state,
       (SELECT count(*)::int FROM audit_entry WHERE action = 'publicity.publish' AND subject_id = $1::text) AS audited,
       (SELECT count(*)::int FROM application_event WHERE application_id = $2 AND verb = 'publicise') AS events,
       (SELECT count(*)::int FROM notification WHERE organisation_id = $3 AND kind = 'PUBLICITY_STARTED') AS told,
       (SELECT state FROM application WHERE id = $2) AS application`,
    [publicityId, applicationId, applicantId],
  )
  return row
}
const untouched = { state: 'SCHEDULED', audited: 0, events: 0, told: 0, application: 'LISTED' }
const once_ = { state: 'PUBLISHED', audited: 1, events: 1, told: 1, application: 'IN_PUBLICITY' }

// What an earlier test left scheduled is not this one's.
beforeEach(async () => {
  await asOwner(
    `UPDATE publicity SET state = 'CANCELLED', ended_at = now(), ended_reason = '下一项测试' WHERE state = 'SCHEDULED'`,
  )
})

describe('a publicity at the minute named', () => {
  it('is nowhere before it: not in the list, not at its address, not by objecting, not in the database’s answers', async () => {
    const scheduled = await aScheduledList()
    const { publicityId, desk, awardListId, applicantId } = scheduled
    const justBefore = at('2026-08-24T09:29:59.999')
    expect(await publishDue(justBefore)).toBe(0)
    expect(scheduled.published).toBe(false)
    const all = await accepted(publicList(reader, {}, { now: justBefore }))
    expect(all.map(({ id }) => id)).not.toContain(publicityId)
    // The same words as for a publicity that never was.
    const hidden = await publicDetail(reader, { publicityId }, { now: justBefore })
    const never = await publicDetail(reader, { publicityId: randomUUID() }, { now: justBefore })
    expect(!hidden.ok && hidden.refusal).toEqual(!never.ok && never.refusal)
    expect(
      await fileObjection(
        publicActor('192.0.2.8'),
        {
          publicityId,
          line: '1',
          signed: 'YES',
          objectorName: '某先生',
          objectorContact: '13900000000',
          statement: '在公示之前就知道了这份名单的内容。',
          evidence: new File(['%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n'], '证明.pdf'),
        },
        { now: justBefore },
      ),
    ).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } })
    const party = await aPerson('ENTERPRISE_APPROVER', { organisationId: applicantId })
    for (const actor of [
      reader,
      party,
      await aPerson('INSURER_OPERATOR'),
      await aPerson('DIVISION_COMMERCE', { divisionCode: '410100' }),
    ])
      expect(await asActor(actor, (tx) => tx.publicity.findMany({ where: { id: publicityId } }))).toEqual([])
    expect(await traces(scheduled)).toEqual(untouched)
    const seen = await accepted(publicityOfList(desk.approver, { awardListId }, { now: justBefore }))
    expect(seen.publicities.map(({ phase, publishAt }) => [phase, publishAt])).toEqual([['AHEAD', minute]])
    expect(seen.may).toMatchObject({ start: false, cancel: true })
  })

  it('is there at it, with its period counted from its day, and the applicant is told then', async () => {
    const scheduled = await aScheduledList()
    expect(await publishDue(minute)).toBe(1)
    const shown = await accepted(
      publicDetail(reader, { publicityId: scheduled.publicityId }, { now: minute }),
    )
    expect(shown).toMatchObject({
      phase: 'RUNNING',
      startsOn: '2026-08-24',
      endsOn: '2026-08-28',
      publishedAt: minute,
    })
    expect(shown.content.issuedOn).toBe('2026-08-24')
    expect(await traces(scheduled)).toEqual(once_)
  })

  it('once, though two workers are at it at once and again later', async () => {
    const scheduled = await aScheduledList()
    const counts = await Promise.all([1, 2, 3].map(() => publishDue(minute)))
    expect(counts.toSorted()).toEqual([0, 0, 1])
    expect(await publishDue(at('2026-08-24T10:00:00.000'))).toBe(0)
    expect(await traces(scheduled)).toEqual(once_)
  })

  it('once, though the process is killed half way', async () => {
    const scheduled = await aScheduledList()
    const folder = mkdtempSync(path.resolve('.data-worker-'))
    const outfile = path.join(folder, 'publish.mjs')
    await build({
      entryPoints: ['tests/integration/publicity/publish-process.ts'],
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      outfile,
      alias: {
        'server-only': path.resolve('tests/setup/server-only.ts'),
        // Outside Next a file of the package is named whole.
        ...Object.fromEntries(
          ['next/headers', 'next/navigation', 'next/server', 'next/cache'].map((door) => [
            door,
            `${door}.js`,
          ]),
        ),
      },
    })
    // Somebody holds the application: the process has written publicity and list, and waits.
    const holder = new pg.Client({ connectionString: ownerUrl })
    await holder.connect()
    await holder.query('BEGIN')
    await holder.query('SELECT id FROM application WHERE id = $1 FOR UPDATE', [scheduled.applicationId])
    const child = spawn(process.execPath, [outfile], {
      stdio: 'ignore',
      env: { ...process.env, PUBLISH_NOW: minute.toISOString() },
    })
    await vi.waitFor(
      async () => {
        const waiting = await asOwner(
          `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%application%'`,
        )
        expect(waiting).toHaveLength(1)
      },
      { timeout: 60_000, interval: 50 },
    )
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
    expect(await traces(scheduled)).toEqual(untouched)
    await holder.query('ROLLBACK')
    await holder.end()
    rmSync(folder, { recursive: true, force: true })
    expect(await publishDue(minute)).toBe(1)
    expect(await publishDue(minute)).toBe(0)
    expect(await traces(scheduled)).toEqual(once_)
  })

  it('not by the database before its minute, nor in another state', async () => {
    const { publicityId } = await aScheduledList()
    await expect(
      asOwner(
        `UPDATE publicity SET state = 'PUBLISHED', published_at = publish_at - interval '1 second' WHERE id = $1`,
        [publicityId],
      ),
    ).rejects.toThrow('publicity_not_early')
    await expect(
      asOwner(
        `UPDATE publicity SET state = 'WITHDRAWN', ended_at = now(), ended_reason = 'x', published_at = now() WHERE id = $1`,
        [publicityId],
      ),
    ).rejects.toThrow('does not go from')
    await expect(
      asOwner(`UPDATE publicity SET publish_at = now() WHERE id = $1`, [publicityId]),
    ).rejects.toThrow('never rewritten')
  })

  it('not at all once its first day is over, or once the list is another: the approver is told why', async () => {
    const late = await aScheduledList()
    expect(await publishDue(at('2026-08-25T00:00:00.000'))).toBe(0)
    expect(await traces(late)).toMatchObject({ state: 'CANCELLED', told: 0, application: 'LISTED' })
    const changed = await aScheduledList()
    // No way through the portal leads there: the database keeps the amounts of a list that finance has concurred with.
    await asOwner('ALTER TABLE award_list_item DISABLE TRIGGER award_list_item_frozen')
    await asOwner('UPDATE award_list_item SET amount_cny = 90 WHERE award_list_id = $1', [
      changed.awardListId,
    ])
    await asOwner('ALTER TABLE award_list_item ENABLE TRIGGER award_list_item_frozen')
    expect(await publishDue(minute)).toBe(0)
    const notices = await asOwner<{ body: string }>(
      `SELECT body FROM notification WHERE account_id = ANY($1) AND kind = 'PUBLICITY_CANCELLED' ORDER BY id`,
      [[late.desk.approver.accountId, changed.desk.approver.accountId]],
    )
    expect(notices.map(({ body }) => body).join()).toContain('未能在公示首日2026年8月24日发布')
    expect(notices.map(({ body }) => body).join()).toContain('与待发布的内容不一致')
    // It can be scheduled anew, as it now is.
    expect(await changed.schedule()).toMatchObject({ ok: true })
  })

  it('is cancelled before its minute with a reason, and its number stays used', async () => {
    const { desk, publicityId, awardListId, schedule, number } = await aScheduledList()
    const cancel = (actor = desk.approver, reason = '标题有误，需要更正') =>
      cancelPublicity(actor, { publicityId, reason }, { now })
    expect(await schedule()).toMatchObject({ ok: false, refusal: { code: 'CONFLICT' } })
    expect(await cancel(desk.checker)).toMatchObject({ ok: false, refusal: { code: 'FORBIDDEN' } })
    expect(await cancel(desk.approver, '')).toMatchObject({ ok: false, refusal: { code: 'INVALID' } })
    await accepted(cancel())
    expect(await cancel()).toMatchObject({ ok: false, refusal: { code: 'WRONG_STATE' } })
    expect(await publishDue(minute)).toBe(0)
    const again = await accepted(schedule())
    expect(again.number).not.toBe(number)
    const seen = await accepted(publicityOfList(desk.approver, { awardListId }, { now }))
    expect(seen.publicities.map(({ phase, endedReason }) => [phase, endedReason])).toEqual([
      ['CANCELLED', '标题有误，需要更正'],
      ['AHEAD', null],
    ])
  })

  it('the job is the portal’s alone; a list that is scheduled is not sent back meanwhile', async () => {
    const { desk, publicityId, awardListId } = await aScheduledList()
    for (const actor of [desk.approver, desk.checker, reader])
      expect(await publishScheduled(actor, { publicityId }, { now: minute })).toMatchObject({
        ok: false,
        refusal: { code: 'FORBIDDEN' },
      })
    expect(
      await publishScheduled(systemActor(), { publicityId: randomUUID() }, { now: minute }),
    ).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_FOUND' },
    })
    expect(
      await sendBackAwardList(desk.financeChecker, { awardListId, reason: '再核' }, { now }),
    ).toMatchObject({ ok: false })
  })

  it('wants a minute that is still to come, and one at all when it is not today', async () => {
    const { desk, awardListId, publicityId } = await aScheduledList()
    await accepted(cancelPublicity(desk.approver, { publicityId, reason: '另行安排' }, { now }))
    const start = (startsOn: string, startsAt: string) =>
      startPublicity(desk.approver, { ...notice, awardListId, startsOn, startsAt }, { now })
    for (const [startsOn, startsAt, said] of [
      ['2026-08-21', '', '请填写发布时间'],
      ['2026-08-20', '09:58', '发布时间已过'],
      ['2026-08-21', '9:00', '24 小时制'],
      ['2026-08-21', '24:00', '24 小时制'],
    ] as const) {
      const outcome = await start(startsOn, startsAt)
      expect(!outcome.ok && outcome.refusal.details.fieldErrors!.startsAt!.join()).toContain(said)
    }
    expect(await accepted(start('2026-08-20', '10:00'))).toMatchObject({ published: true })
  })

  it('counts into a year that two officials have entered, and refuses one that nobody has', async () => {
    const december = at('2026-12-28T09:00:00.000')
    const { desk, awardListId, publicityId } = await aScheduledList()
    await accepted(cancelPublicity(desk.approver, { publicityId, reason: '改到年底' }, { now }))
    const start = () =>
      startPublicity(
        desk.approver,
        { ...notice, awardListId, startsOn: '2026-12-30', startsAt: '09:00' },
        { now: december },
      )
    const unknown = await start()
    expect(!unknown.ok && unknown.refusal.message).toContain('请在“设置—工作日历”录入国务院办公厅的通知')
    await the2027Calendar()
    // 30, 31 December; 1 to 3 January off; 4, 5, 6 January.
    expect(await accepted(start())).toMatchObject({ endsOn: '2027-01-06' })
  })
})
