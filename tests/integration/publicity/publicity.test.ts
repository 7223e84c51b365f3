import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import { contentDigest } from '@/documents'
import { awardListDetail } from '@/features/award-lists/award-lists'
import { closeAwardList } from '@/features/publicity/close-list'
import { publicDetail, publicityOfList, publicList } from '@/features/publicity/publicities'
import { publicityFile } from '@/features/publicity/publicity-file'
import { startPublicity } from '@/features/publicity/publish'
import { publishDue } from '@/features/publicity/publish-due'
import { publicActor } from '@/server/auth/actor'
import { dateInShanghai } from '@/server/clock'

import {
  aBudget,
  accepted,
  aDesk,
  anApprovedApplication,
  anAwardList,
  notice,
  type Desk,
} from '../../factories/award-lists'
import { anEnterprise } from '../../factories/enterprises'
import { aPerson, someday } from '../../factories/people'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

const now = someday
const reader = publicActor('192.0.2.7')
const at = (shanghai: string) => new Date(`${shanghai}+08:00`)

let years = 2040
async function aConcurredList(amounts = ['100.00'], publicityDays = 5) {
  const desk = await aDesk()
  const budgetYear = (years += 1)
  const round = await aRound({ budgetYear, publicityDays, noticeNumber: `豫商财函〔${budgetYear}〕9号` })
  await aBudget(budgetYear, '1000000.00')
  const applications: { id: string; applicantId: string; name: string }[] = []
  for (const [index, amountCny] of amounts.entries()) {
    const enterprise = await anEnterprise({ divisionCode: index % 2 ? '410173' : '410100' })
    const id = await anApprovedApplication({ roundId: round.id, applicantId: enterprise.id, amountCny })
    applications.push({ id, applicantId: enterprise.id, name: enterprise.name })
  }
  const { awardListId } = await anAwardList(desk, round.id, 'CONCURRED')
  return { desk, awardListId, applications }
}

const publish = (desk: Desk, awardListId: string, startsOn: string, clock = now) =>
  startPublicity(
    desk.approver,
    { ...notice, awardListId, startsOn, startsAt: startsOn > dateInShanghai(clock) ? '00:00' : '' },
    { now: clock },
  )

describe('the days of a publicity (L4)', () => {
  it.each([
    // Hand-counted on the calendar of 2026: 10-01 to 10-07 are holidays, Saturday 10-10 is worked.
    ['2026-08-20', 5, '2026-08-26', 'Thu Fri (weekend) Mon Tue Wed'],
    ['2026-09-29', 5, '2026-10-10', '29 30 (holiday) 8 9 and the Saturday that is worked'],
    ['2026-09-30', 5, '2026-10-12', '30 (holiday) 8 9 10 and Monday'],
    ['2026-10-10', 5, '2026-10-15', 'from the worked Saturday: 10 (Sunday) 12 13 14 15'],
    ['2026-08-20', 1, '2026-08-20', 'the first day alone'],
    ['2026-08-20', 7, '2026-08-28', 'a round that asks for seven'],
  ])('from %s, %i working days end on %s', async (startsOn, days, endsOn) => {
    const { desk, awardListId } = await aConcurredList(['1.00'], days)
    expect(await accepted(publish(desk, awardListId, startsOn))).toMatchObject({ startsOn, endsOn })
  })

  it.each([
    ['2026-08-22', '2026年8月24日'],
    ['2026-10-01', '2026年10月8日'],
    ['2026-10-11', '2026年10月12日'],
  ])('does not start on %s, and names the next working day', async (startsOn, next) => {
    const { desk, awardListId } = await aConcurredList()
    const outcome = await publish(desk, awardListId, startsOn)
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'INVALID' } })
    expect(!outcome.ok && outcome.refusal.message).toContain(`请选择${next}`)
  })

  it('does not start yesterday, nor on a day that does not exist, nor on a calendar that is not known', async () => {
    const { desk, awardListId } = await aConcurredList()
    for (const startsOn of ['2026-08-19', '2026-02-30', ''])
      expect(await publish(desk, awardListId, startsOn)).toMatchObject({
        ok: false,
        refusal: { code: 'INVALID' },
      })
    const unknown = await publish(desk, awardListId, '2026-12-30')
    expect(!unknown.ok && unknown.refusal.message).toContain('2027 年放假调休安排尚未录入')
  })

  it('today is the day in Shanghai, not in London', async () => {
    const { desk, awardListId } = await aConcurredList()
    const lateInLondon = new Date('2026-08-20T16:30:00Z')
    expect(await publish(desk, awardListId, '2026-08-20', lateInLondon)).toMatchObject({ ok: false })
    expect(await publish(desk, awardListId, '2026-08-21', lateInLondon)).toMatchObject({ ok: true })
  })
})

describe('what is published', () => {
  it('holds the columns of L6 and nothing else, with a digest that anybody can check', async () => {
    const { desk, awardListId, applications } = await aConcurredList(['100.10', '200.20'])
    await asOwner('UPDATE award_list_item SET remark = $1 WHERE award_list_id = $2', [
      '发票 26410000000000000017 核减',
      awardListId,
    ])
    const { publicityId, sha256 } = await accepted(publish(desk, awardListId, '2026-08-20'))
    const shown = await accepted(publicDetail(reader, { publicityId }, { now }))
    expect(shown.content.lines).toEqual([
      {
        name: applications[0]!.name,
        city: '郑州市',
        project: '一般出口信用保险',
        amountCny: '100.10',
        note: '',
      },
      {
        name: applications[1]!.name,
        city: '郑州航空港经济综合实验区',
        project: '一般出口信用保险',
        amountCny: '200.20',
        note: '',
      },
    ])
    expect(shown.content).toMatchObject({
      totalCny: '300.30',
      publicityFrom: '2026-08-20',
      publicityUntil: '2026-08-26',
      objection: { telephone: '0371-63576000' },
    })
    expect(shown.sha256).toBe(sha256)
    expect(contentDigest(shown.content)).toBe(sha256)
    const everything = JSON.stringify(shown)
    const [enterprise] = await asOwner<{ uscc: string }>('SELECT uscc FROM enterprise WHERE id = $1', [
      applications[0]!.applicantId,
    ])
    for (const secret of [
      enterprise!.uscc,
      '26410000000000000017',
      '410100000000000001',
      '李四',
      applications[0]!.applicantId,
    ])
      expect(everything).not.toContain(secret)
  })

  it('cannot be changed afterwards, not by the application nor by what happens to the list', async () => {
    const { desk, awardListId } = await aConcurredList()
    const { publicityId } = await accepted(publish(desk, awardListId, '2026-08-20'))
    const [rights] = await asOwner<{ changes: boolean }>(
      `SELECT has_column_privilege('export_credit_app', 'publicity', 'content', 'UPDATE')
         OR has_column_privilege('export_credit_app', 'publicity', 'ends_on', 'UPDATE') AS changes`,
    )
    expect(rights!.changes).toBe(false)
    for (const change of [
      "content = '{}'",
      'ends_on = ends_on + 1',
      'item_ids = ARRAY[]::uuid[]',
      "sha256 = 'x'",
      "published_at = published_at + interval '1 day'",
      "state = 'SCHEDULED', published_at = NULL",
    ])
      await expect(asOwner(`UPDATE publicity SET ${change} WHERE id = $1`, [publicityId])).rejects.toThrow(
        /never rewritten|does not go/,
      )
    await expect(asOwner('DELETE FROM publicity WHERE id = $1', [publicityId])).rejects.toThrow(
      'never rewritten',
    )
    await expect(asOwner('TRUNCATE publicity CASCADE')).rejects.toThrow('append-only')
    await asOwner('UPDATE award_list_item SET amount_cny = 1 WHERE award_list_id = $1', [awardListId])
    const shown = await accepted(publicDetail(reader, { publicityId }, { now }))
    expect(shown.content.totalCny).toBe('100.00')
  })

  it('is shown from its first day on, and stays as archive', async () => {
    const { desk, awardListId } = await aConcurredList()
    const { publicityId } = await accepted(publish(desk, awardListId, '2026-08-24'))
    const seen = async (clock: Date) => {
      const all = await accepted(publicList(reader, {}, { now: clock }))
      const one = await publicDetail(reader, { publicityId }, { now: clock })
      return [all.find((row) => row.id === publicityId)?.phase, one.ok]
    }
    await publishDue(at('2026-08-23T23:59:59.999'))
    expect(await seen(at('2026-08-23T23:59:59.999'))).toEqual([undefined, false])
    await publishDue(at('2026-08-24T00:00:00.000'))
    expect(await seen(at('2026-08-24T00:00:00.000'))).toEqual(['RUNNING', true])
    expect(await seen(at('2026-08-28T23:59:59.999'))).toEqual(['RUNNING', true])
    expect(await seen(at('2026-08-29T00:00:00.000'))).toEqual(['OVER', true])
    expect(await seen(at('2027-08-29T00:00:00.000'))).toEqual(['OVER', true])
  })

  it('leaves as xlsx, docx and pdf', async () => {
    const { desk, awardListId } = await aConcurredList()
    const { publicityId } = await accepted(publish(desk, awardListId, '2026-08-20'))
    const shown = await accepted(publicDetail(reader, { publicityId }, { now }))
    const starts = { xlsx: 'PK', docx: 'PK', pdf: '%PDF' } as const
    for (const format of ['xlsx', 'docx', 'pdf'] as const) {
      const file = await publicityFile(shown, format)
      expect(file.name).toBe(`关于拟支持名单的公示.${format}`)
      expect(Buffer.from(file.bytes).toString('latin1').startsWith(starts[format])).toBe(true)
    }
  })

  it('is published by the approver alone, from a list that finance has concurred with, once', async () => {
    const { desk, awardListId } = await aConcurredList()
    const input = { ...notice, awardListId, startsOn: '2026-08-20' }
    for (const actor of [desk.preparer, desk.checker, desk.financeChecker, reader])
      expect(await startPublicity(actor, input, { now })).toMatchObject({
        ok: false,
        refusal: { code: 'FORBIDDEN' },
      })
    await accepted(startPublicity(desk.approver, input, { now }))
    expect(await startPublicity(desk.approver, input, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STATE' },
    })
  })

  it('tells the applicants, in their progress and by a notice', async () => {
    const { desk, awardListId, applications } = await aConcurredList()
    await accepted(publish(desk, awardListId, '2026-08-20'))
    const [event] = await asOwner<{ verb: string; note: string }>(
      'SELECT verb, note FROM application_event WHERE application_id = $1 ORDER BY id DESC LIMIT 1',
      [applications[0]!.id],
    )
    expect(event).toEqual({ verb: 'publicise', note: '公示期：2026年8月20日至2026年8月26日' })
    const [told] = await asOwner<{ count: string }>(
      `SELECT count(*) FROM notification WHERE organisation_id = $1 AND kind = 'PUBLICITY_STARTED'`,
      [applications[0]!.applicantId],
    )
    expect(told!.count).toBe('1')
  })
})

describe('closing', () => {
  it('tells every applicant of a list of several, each its own amount', async () => {
    const { desk, awardListId, applications } = await aConcurredList(['100.00', '50.00'])
    await accepted(publish(desk, awardListId, '2026-08-20'))
    await accepted(closeAwardList(desk.approver, { awardListId }, { now: at('2026-08-27T00:00:00.000') }))
    const told = await asOwner<{ kind: string; body: string }>(
      `SELECT n.kind, n.body FROM unnest($1::uuid[]) WITH ORDINALITY AS w (id, place) JOIN notification n ON n.organisation_id = w.id
       WHERE n.kind IN ('PUBLICITY_STARTED', 'AWARDED') ORDER BY w.place, n.kind`,
      [applications.map(({ applicantId }) => applicantId)],
    )
    expect(told).toEqual([
      { kind: 'AWARDED', body: '支持金额 100.00 元，下一步由省财政厅办理拨付。' },
      { kind: 'PUBLICITY_STARTED', body: '公示期：2026年8月20日至2026年8月26日。' },
      { kind: 'AWARDED', body: '支持金额 50.00 元，下一步由省财政厅办理拨付。' },
      { kind: 'PUBLICITY_STARTED', body: '公示期：2026年8月20日至2026年8月26日。' },
    ])
  })

  it('not on the last day, but the moment it is over; the items become awards', async () => {
    const { desk, awardListId, applications } = await aConcurredList(['100.00', '50.00'])
    const { publicityId } = await accepted(publish(desk, awardListId, '2026-08-20'))
    const close = (clock: Date, actor = desk.approver) =>
      closeAwardList(actor, { awardListId }, { now: clock })
    const early = await close(at('2026-08-26T23:59:59.999'))
    expect(!early.ok && early.refusal.message).toContain('公示期至2026年8月26日24:00 结束')
    expect(await close(at('2026-08-27T00:00:00.000'), desk.preparer)).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN' },
    })
    expect(await accepted(close(at('2026-08-27T00:00:00.000')))).toMatchObject({
      totalCny: '150.00',
      itemCount: 2,
    })
    const list = await accepted(awardListDetail(desk.preparer, { awardListId }, { now }))
    expect(list.state).toBe('CLOSED')
    expect(list.items.map((item) => [item.state, item.applicationState])).toEqual([
      ['AWARDED', 'AWARDED'],
      ['AWARDED', 'AWARDED'],
    ])
    expect(applications).toHaveLength(2)
    expect(await close(at('2026-08-28T00:00:00.000'))).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STATE' },
    })
    expect(await publicDetail(reader, { publicityId }, { now: at('2026-09-30T12:00:00') })).toMatchObject({
      ok: true,
    })
  })

  it('tells the approver what stands in the way, and enterprises nothing of it', async () => {
    const { desk, awardListId } = await aConcurredList()
    await accepted(publish(desk, awardListId, '2026-08-20'))
    const seen = await accepted(publicityOfList(desk.approver, { awardListId }, { now }))
    expect(seen.obstacles).toEqual(['公示期至2026年8月26日24:00 结束'])
    expect(seen.may).toMatchObject({ start: false, supplement: false, close: true })
    const enterprise = await aPerson('ENTERPRISE_APPROVER')
    expect(await publicityOfList(enterprise, { awardListId }, { now })).toMatchObject({ ok: false })
  })

  it('the database refuses that the preparer publishes or closes (S8)', async () => {
    const { desk, awardListId } = await aConcurredList()
    const { publicityId } = await accepted(publish(desk, awardListId, '2026-08-20'))
    await expect(
      asOwner(
        `INSERT INTO publicity (id, award_list_id, sequence, title, starts_on, ends_on, working_days, content, item_ids, sha256, contact_phone, published_by_id, published_at)
         SELECT gen_random_uuid(), award_list_id, 2, title, starts_on, ends_on, working_days, content, item_ids, sha256, contact_phone, $1, now() FROM publicity WHERE id = $2`,
        [desk.preparer.accountId, publicityId],
      ),
    ).rejects.toThrow('does not publish')
    await expect(
      asOwner('UPDATE award_list SET closed_by_id = prepared_by_id WHERE id = $1', [awardListId]),
    ).rejects.toThrow('award_list_two_people')
  })
})
