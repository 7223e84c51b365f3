import '../../setup/test-database'
import { createHash } from 'node:crypto'

import { describe, expect, it } from 'vitest'

import { awardListDetail } from '@/features/award-lists/award-lists'
import { capUsed } from '@/features/funds'
import { closeAwardList } from '@/features/publicity/close-list'
import { decideObjection } from '@/features/publicity/decide-objection'
import { fileObjection, followedReply, followObjection } from '@/features/publicity/file-objection'
import {
  objectionDetail,
  objectionEvidence,
  objectionQueue,
  objectionReply,
  objectionReplyWord,
} from '@/features/publicity/objections'
import { publicDetail, publicityOfList } from '@/features/publicity/publicities'
import { startSupplement } from '@/features/publicity/publish'
import { openFile } from '@/features/stored-files'
import { publicActor, systemActor, type Actor } from '@/server/auth/actor'
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
import { asOwner } from '../../setup/test-database'

const now = someday
/** Another one each time: an address may not object without end. */
let citizens = 0
const aCitizen = () => publicActor(`198.51.100.${(citizens += 1)}`)
const citizen = publicActor('192.0.2.7')
const at = (shanghai: string) => new Date(`${shanghai}+08:00`)
const pdf = () => new File(['%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n'], '证明.pdf')

let years = 2060
/** A list of these amounts whose publicity runs from 20 to 26 August 2026. */
async function aPublicity(amounts = ['100.00', '200.00']) {
  const desk = await aDesk()
  const budgetYear = (years += 1)
  const round = await aRound({ budgetYear, noticeNumber: `豫商财函〔${budgetYear}〕9号` })
  await aBudget(budgetYear, '1000.00')
  const applications: { id: string; applicantId: string }[] = []
  for (const amountCny of amounts) {
    const { id: applicantId } = await anEnterprise()
    const id = await anApprovedApplication({ roundId: round.id, applicantId, amountCny })
    applications.push({ id, applicantId })
  }
  const { awardListId, publicityId } = await anAwardList(desk, round.id, 'IN_PUBLICITY')
  return { desk, awardListId, publicityId: publicityId!, applications, budgetYear }
}

const words = {
  signed: 'YES' as const,
  objectorName: '赵匿名',
  objectorContact: '13900001234',
  statement: '该企业申报的发票与去年下半年已获支持的发票重复，请核实。',
}
const object = (publicityId: string, line = '1', clock = now, more: object = {}) =>
  fileObjection(aCitizen(), { ...words, publicityId, line, evidence: pdf(), ...more }, { now: clock })

async function anObjection(desk: { checker: Actor }, publicityId: string, line = '1', clock = now) {
  const { number } = await accepted(object(publicityId, line, clock))
  const { objections } = await accepted(objectionQueue(desk.checker, {}, { now: clock }))
  return objections.find((row) => row.number === number)!.id
}

const detail = async (desk: { checker: Actor }, awardListId: string) =>
  accepted(awardListDetail(desk.checker, { awardListId }, { now }))
const used = (applicantId: string) =>
  asActor(systemActor(), (tx) =>
    capUsed(tx, { programme: 'GENERAL', organisationId: applicantId, period: '2026H1' }),
  )

describe('a citizen objects (L5)', () => {
  it('gets a number and a code, by which alone the objection is followed', async () => {
    const { publicityId } = await aPublicity()
    const { number, trackingCode } = await accepted(object(publicityId))
    expect(number).toMatch(/^豫信保异〔2026〕\d{6}号$/)
    const followed = await accepted(followObjection(citizen, { number, code: trackingCode }, { now }))
    expect(followed).toMatchObject({ state: 'RECEIVED', receivedOn: '2026-08-20', reply: '' })
    expect(
      await accepted(followObjection(citizen, { number, code: trackingCode.toLowerCase() }, { now })),
    ).toEqual(followed)
    expect(await followObjection(citizen, { number, code: 'AAAAAAAAAAAA' }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_FOUND' },
    })
    const [stored] = await asOwner<{ row: string }>(
      'SELECT row_to_json(o)::text AS row FROM objection o WHERE number = $1',
      [number],
    )
    expect(stored!.row).not.toContain(trackingCode)
  })

  it.each([
    ['2026-08-19T23:59:59.999', null],
    ['2026-08-20T10:00:00.000', 'RECEIVED'],
    ['2026-08-26T23:59:59.999', 'RECEIVED'],
    ['2026-08-27T00:00:00.000', 'NOT_ACCEPTED'],
    ['2026-12-01T09:00:00.000', 'NOT_ACCEPTED'],
  ])('at %s of Shanghai: %s', async (moment, state) => {
    const { desk, awardListId, publicityId } = await aPublicity(['1.00'])
    const outcome = await object(publicityId, '1', at(moment))
    expect(outcome.ok).toBe(state !== null)
    if (!outcome.ok) return
    const { number, trackingCode } = outcome.value
    const followed = await accepted(
      followObjection(aCitizen(), { number, code: trackingCode }, { now: at(moment) }),
    )
    expect(followed.state).toBe(state)
    if (state !== 'NOT_ACCEPTED') return
    expect(followed.reply).toContain('公示期已于2026年8月26日24:00 结束')
    expect(followed.reply).toContain('已超过公示期，按公示要求不予受理')
    // It does not keep the list from closing, and nobody decides on it again.
    const seen = await accepted(publicityOfList(desk.approver, { awardListId }, { now: at(moment) }))
    expect(seen).toMatchObject({ openObjections: 0, obstacles: [] })
  })

  it('anonymously it is recorded as not accepted, told so, and what was typed as a name is not kept', async () => {
    const { desk, publicityId } = await aPublicity(['1.00'])
    const { number, trackingCode, bar } = await accepted(object(publicityId, '1', now, { signed: 'NO' }))
    expect(bar).toBe('ANONYMOUS')
    const followed = await accepted(followObjection(aCitizen(), { number, code: trackingCode }, { now }))
    expect(followed).toMatchObject({ state: 'NOT_ACCEPTED', stateLabel: '不予受理', decidedOn: '2026-08-20' })
    expect(followed.reply).toContain('没有署真实姓名和联系方式')
    expect(followed.reply).toContain('此前可以署真实姓名和联系方式重新提出')
    const { objections } = await accepted(objectionQueue(desk.checker, {}, { now }))
    const objectionId = objections.find((row) => row.number === number)!.id
    const detail = await accepted(objectionDetail(desk.checker, { objectionId }, { now }))
    expect(detail).toMatchObject({ objectorName: '匿名', bar: 'ANONYMOUS', evidenceName: '证明.pdf' })
    const [row] = await asOwner<{ text: string }>(
      'SELECT row_to_json(o)::text AS text FROM objection o WHERE number = $1',
      [number],
    )
    expect(row!.text).not.toContain('赵匿名')
    expect(
      await decideObjection(desk.checker, { objectionId, outcome: 'DISMISS', reply: '不成立。' }, { now }),
    ).toMatchObject({ ok: false, refusal: { code: 'WRONG_STATE' } })
  })

  it('from one address not without end, nor are codes guessed', async () => {
    const { publicityId } = await aPublicity(['1.00'])
    const flood = publicActor('203.0.113.5')
    const file = () => fileObjection(flood, { ...words, publicityId, line: '9', evidence: pdf() }, { now })
    for (let i = 0; i < 10; i += 1)
      expect(await file()).toMatchObject({ ok: false, refusal: { code: 'INVALID' } })
    expect(await file()).toMatchObject({ ok: false, refusal: { code: 'LIMIT' } })
    const guess = () =>
      followObjection(flood, { number: '豫信保异〔2026〕000001号', code: 'AAAAAAAAAAAA' }, { now })
    for (let i = 0; i < 60; i += 1)
      expect(await guess()).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } })
    expect(await guess()).toMatchObject({ ok: false, refusal: { code: 'LIMIT' } })
  })

  it('the database keeps period and signature too, whatever the code above believes', async () => {
    const { publicityId } = await aPublicity(['1.00'])
    const kept = () => ({
      displayName: 'f',
      mediaType: 't',
      sizeBytes: 1,
      sha256: 'h',
      storageKey: `k${crypto.randomUUID()}`,
    })
    const filed = async (moment: string, more: object = {}) => {
      const given = {
        publicityId,
        line: 1,
        number: crypto.randomUUID(),
        objectorName: 'n',
        objectorContact: 'c',
        statement: 's',
        codeHash: 'h',
        at: at(moment).toISOString(),
        evidence: kept(),
        ...more,
      }
      return (
        await asOwner<{ id: string | null }>('SELECT file_objection($1) AS id', [JSON.stringify(given)])
      )[0]!.id
    }
    expect(await filed('2026-08-26T23:59:59.999')).not.toBeNull()
    expect(await filed('2026-08-27T00:00:00.000')).toBeNull()
    expect(await filed('2026-08-20T09:59:59.999')).toBeNull()
    expect(await filed('2026-08-26T12:00:00.000', { line: 2 })).toBeNull()
    expect(await filed('2026-08-26T12:00:00.000', { objectorName: ' ' })).toBeNull()
    expect(await filed('2026-08-26T12:00:00.000', { bar: 'LATE', decision: 'd', reply: kept() })).toBeNull()
    expect(
      await filed('2026-08-27T12:00:00.000', { bar: 'LATE', decision: 'd', reply: kept() }),
    ).not.toBeNull()
    await expect(filed('2026-08-27T12:00:00.000', { bar: 'LATE', decision: 'd' })).rejects.toThrow(
      'objection_replied',
    )
    const [row] = await asOwner<{ id: string }>(`SELECT id FROM objection WHERE state = 'RECEIVED' LIMIT 1`)
    await expect(asOwner(`UPDATE objection SET statement = 'x' WHERE id = $1`, [row!.id])).rejects.toThrow(
      'never rewritten',
    )
  })

  it('needs a name, a contact, a statement and evidence, each said in words', async () => {
    const { publicityId } = await aPublicity(['1.00'])
    const outcome = await object(publicityId, '', now, {
      objectorName: '',
      objectorContact: ' ',
      statement: '重复',
      evidence: new File([], ''),
    })
    expect(!outcome.ok && outcome.refusal.details.fieldErrors).toEqual({
      line: ['请选择有异议的条目。'],
      objectorName: ['请填写您的真实姓名或单位名称。'],
      objectorContact: ['请填写电话或电子邮箱，便于核实。'],
      statement: ['请写明异议事项和理由，不少于 10 个字。'],
      evidence: ['请上传证明材料。'],
    })
    const program = await object(publicityId, '1', now, { evidence: new File(['MZ\0\0'], 'a.pdf') })
    expect(program).toMatchObject({ ok: false, refusal: { code: 'INVALID' } })
    expect(!program.ok && program.refusal.details.fieldErrors!.evidence).toHaveLength(1)
    expect(await object(publicityId, '2')).toMatchObject({ ok: false, refusal: { code: 'INVALID' } })
    expect(await object(publicityId, '1', now, { signed: '' })).toMatchObject({
      ok: false,
      refusal: { code: 'INVALID' },
    })
    const [count] = await asOwner<{ count: string }>(
      'SELECT count(*) FROM objection WHERE publicity_id = $1',
      [publicityId],
    )
    expect(count!.count).toBe('0')
  })

  it('is seen by commerce and auditors; never by the party, another citizen, or finance', async () => {
    const { desk, publicityId, applications } = await aPublicity()
    const objectionId = await anObjection(desk, publicityId)
    const seen = await accepted(objectionDetail(desk.checker, { objectionId }, { now }))
    expect(seen).toMatchObject({ objectorName: '赵匿名', amountCny: '100.00', evidenceName: '证明.pdf' })
    const file = await accepted(objectionEvidence(desk.checker, { objectionId }, { now }))
    expect(Buffer.from(file.bytes).toString()).toContain('%PDF-1.7')
    const party = await aPerson('ENTERPRISE_APPROVER', { organisationId: applications[0]!.applicantId })
    for (const actor of [party, citizen, desk.financeChecker, desk.financePreparer]) {
      expect(await objectionQueue(actor, {}, { now })).toMatchObject({ ok: false })
      expect(await objectionDetail(actor, { objectionId }, { now })).toMatchObject({ ok: false })
      expect(await objectionEvidence(actor, { objectionId }, { now })).toMatchObject({ ok: false })
      expect(await asActor(actor, (tx) => tx.objection.findMany())).toEqual([])
    }
    const audit = await asOwner<{ detail: string }>(
      'SELECT detail::text FROM audit_entry WHERE action = $1',
      ['publicity.object'],
    )
    expect(audit.length).toBeGreaterThan(0)
    expect(JSON.stringify(audit)).not.toMatch(/赵匿名|13900001234/)
  })
})

describe('an objection is decided', () => {
  it('dismissed, with a reply that the objector reads', async () => {
    const { desk, awardListId, publicityId } = await aPublicity()
    const { number, trackingCode } = await accepted(object(publicityId))
    const { objections } = await accepted(objectionQueue(desk.checker, { open: true }, { now }))
    const objectionId = objections.find((row) => row.number === number)!.id
    const input = { objectionId, outcome: 'DISMISS' as const, reply: '经核对，两张发票号码不同。' }
    expect(await followedReply(aCitizen(), { number, code: trackingCode }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STATE' },
    })
    for (const actor of [desk.preparer, desk.approver, desk.financeChecker, citizen])
      expect(await decideObjection(actor, input, { now })).toMatchObject({
        ok: false,
        refusal: { code: 'FORBIDDEN' },
      })
    expect(await decideObjection(desk.checker, { ...input, reply: '' }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'INVALID' },
    })
    await accepted(decideObjection(desk.checker, input, { now }))
    expect(await accepted(followObjection(citizen, { number, code: trackingCode }, { now }))).toMatchObject({
      stateLabel: '异议不成立',
      reply: '经核对，两张发票号码不同。',
      decidedOn: '2026-08-20',
    })
    expect((await detail(desk, awardListId)).totalCny).toBe('300.00')
    const tracking = { number, code: trackingCode }
    const followed = await accepted(followObjection(aCitizen(), tracking, { now }))
    const mine = await accepted(followedReply(aCitizen(), tracking, { now }))
    const theirs = await accepted(objectionReply(desk.preparer, { objectionId }, { now }))
    expect(mine.name).toBe(`异议答复书 ${number}.pdf`)
    expect(Buffer.from(mine.bytes).subarray(0, 5).toString()).toBe('%PDF-')
    expect(createHash('sha256').update(mine.bytes).digest('hex')).toBe(followed.replyDocument!.sha256)
    expect(Buffer.from(theirs.bytes).equals(Buffer.from(mine.bytes))).toBe(true)
    expect(await followedReply(aCitizen(), { number, code: 'AAAAAAAAAAAA' }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_FOUND' },
    })
    for (const actor of [citizen, desk.financeChecker, await aPerson('ENTERPRISE_APPROVER')])
      expect(await objectionReply(actor, { objectionId }, { now })).toMatchObject({
        ok: false,
        refusal: { code: 'FORBIDDEN' },
      })
    const word = await accepted(objectionReplyWord(desk.preparer, { objectionId }, { now }))
    expect(word.name).toBe(`异议答复书 ${number}.docx`)
    expect(Buffer.from(word.bytes).subarray(0, 2).toString()).toBe('PK')
    expect(await objectionReplyWord(desk.financeChecker, { objectionId }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN' },
    })
    const waiting = await anObjection(desk, publicityId)
    for (const unanswered of [waiting, crypto.randomUUID()])
      expect(await objectionReplyWord(desk.preparer, { objectionId: unanswered }, { now })).toMatchObject({
        ok: false,
        refusal: { code: 'NOT_FOUND' },
      })
    expect(await decideObjection(desk.checker, input, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STATE' },
    })
  })

  it('upheld: the item leaves the list, and cap, budget and invoices are free again', async () => {
    const { desk, awardListId, publicityId, applications } = await aPublicity()
    const [{ id, applicantId }] = applications as [{ id: string; applicantId: string }]
    await asOwner(
      `INSERT INTO supported_payment (id, invoice_number, bank_transaction_number, application_id, line_id, supported_at)
       VALUES (gen_random_uuid(), $1, 'T1', $2, gen_random_uuid(), now())`,
      [`INV-${id}`, id],
    )
    const objectionId = await anObjection(desk, publicityId)
    const input = {
      objectionId,
      outcome: 'REMOVE' as const,
      reply: '经核实，异议成立。',
      partyReason: '所附发票已在上一批次获得支持。',
    }
    for (const told of ['赵匿名反映属实', '来电 13900001234 反映'])
      expect(await decideObjection(desk.checker, { ...input, partyReason: told }, { now })).toMatchObject({
        ok: false,
        refusal: { details: { fieldErrors: { partyReason: ['不能透露异议人。'] } } },
      })
    await accepted(decideObjection(desk.checker, input, { now }))
    const list = await detail(desk, awardListId)
    expect(list.totalCny).toBe('200.00')
    expect(list.items[0]).toMatchObject({ state: 'REMOVED', applicationState: 'REJECTED' })
    expect(list.budget).toMatchObject({ availableCny: '800.00', committedCny: '200.00' })
    expect(await used(applicantId)).toBe('0.00')
    const [payment] = await asOwner<{ released: boolean }>(
      'SELECT released_at IS NOT NULL AS released FROM supported_payment WHERE application_id = $1',
      [id],
    )
    expect(payment!.released).toBe(true)
    const told = await asOwner<{ text: string }>(
      `SELECT note AS text FROM application_event WHERE application_id = $1
       UNION ALL SELECT title || body FROM notification WHERE organisation_id = $2`,
      [id, applicantId],
    )
    expect(JSON.stringify(told)).toContain('所附发票已在上一批次获得支持')
    expect(JSON.stringify(told)).not.toMatch(/赵匿名|13900001234/)
  })

  it('upheld in part: the amount falls, is published again for the full period, and only then the list closes', async () => {
    const { desk, awardListId, publicityId, applications } = await aPublicity()
    const objectionId = await anObjection(desk, publicityId, '2')
    const reduce = (newAmountCny: string) =>
      decideObjection(
        desk.checker,
        {
          objectionId,
          outcome: 'REDUCE',
          reply: '异议部分成立。',
          partyReason: '一笔付款不在本期。',
          newAmountCny,
        },
        { now },
      )
    for (const wrong of ['200.00', '200.01', '0', '0.00'])
      expect(await reduce(wrong)).toMatchObject({ ok: false, refusal: { code: 'INVALID' } })
    await accepted(reduce('150.5'))
    const list = await detail(desk, awardListId)
    expect(list.totalCny).toBe('250.50')
    expect(list.budget).toMatchObject({ availableCny: '749.50', committedCny: '250.50' })
    expect(await used(applications[1]!.applicantId)).toBe('150.50')
    const [application] = await asOwner<{ approved_amount_cny: string }>(
      'SELECT approved_amount_cny FROM application WHERE id = $1',
      [applications[1]!.id],
    )
    expect(application!.approved_amount_cny).toBe('150.50')

    const over = at('2026-08-27T00:00:00.000')
    const early = await closeAwardList(desk.approver, { awardListId }, { now: over })
    expect(!early.ok && early.refusal.message).toContain('有 1 个条目因异议调整金额，尚未补充公示')
    const supplement = await accepted(
      startSupplement(desk.approver, { ...notice, awardListId, startsOn: '2026-08-27' }, { now: over }),
    )
    expect(supplement.endsOn).toBe('2026-09-02')
    const shown = await accepted(
      publicDetail(citizen, { publicityId: supplement.publicityId }, { now: over }),
    )
    expect(shown.supplement).toBe(true)
    expect(shown.content.lines.map((line) => line.amountCny)).toEqual(['150.50'])
    const original = await accepted(publicDetail(citizen, { publicityId }, { now: over }))
    expect(original.content.totalCny).toBe('300.00')

    expect(
      await startSupplement(desk.approver, { ...notice, awardListId, startsOn: '2026-08-28' }, { now: over }),
    ).toMatchObject({ ok: false, refusal: { code: 'WRONG_STATE' } })
    const running = await closeAwardList(
      desk.approver,
      { awardListId },
      { now: at('2026-09-02T23:59:59.999') },
    )
    expect(!running.ok && running.refusal.message).toContain('2026年9月2日24:00')
    expect(
      await accepted(closeAwardList(desk.approver, { awardListId }, { now: at('2026-09-03T00:00:00.000') })),
    ).toMatchObject({ totalCny: '250.50', itemCount: 2 })
  })

  it('an open objection keeps the list from closing', async () => {
    const { desk, awardListId, publicityId } = await aPublicity()
    const objectionId = await anObjection(desk, publicityId, '1', at('2026-08-26T23:59:59.999'))
    const over = at('2026-08-27T09:00:00.000')
    const seen = await accepted(publicityOfList(desk.approver, { awardListId }, { now: over }))
    expect(seen).toMatchObject({ openObjections: 1, obstacles: ['还有 1 件异议未处理'] })
    expect(await closeAwardList(desk.approver, { awardListId }, { now: over })).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STATE' },
    })
    await accepted(
      decideObjection(
        desk.checker,
        { objectionId, outcome: 'NOT_ACCEPT', reply: '证明材料与所述无关。' },
        { now: over },
      ),
    )
    await accepted(closeAwardList(desk.approver, { awardListId }, { now: over }))
  })
})

it('its evidence is for those who see the objection: not for finance, by whatever address', async () => {
  const { desk, publicityId } = await aPublicity()
  await anObjection(desk, publicityId)
  const [file] = await asOwner<{ id: string }>(
    'SELECT evidence_file_id AS id FROM objection WHERE publicity_id = $1',
    [publicityId],
  )
  expect((await openFile(desk.checker, file!, { now })).ok).toBe(true)
  for (const by of [desk.financePreparer, desk.financeChecker])
    expect(await openFile(by, file!, { now })).toMatchObject({ refusal: { code: 'NOT_FOUND' } })
})
