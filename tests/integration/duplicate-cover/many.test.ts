import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import { coverCheckAnswers, coverCheckList, exportXlsx, importTable } from '@/documents'
import {
  answerWaiting,
  askMany,
  checkBatch,
  checkBatchCertificate,
  checkBatches,
  checkDuplicateCover,
  exportCheckBatch,
} from '@/features/duplicate-cover'
import { registerInsurancePolicy } from '@/features/insurance-policies'
import type { Actor } from '@/server/auth/actor'

import { anEnterprise, madeUpUscc } from '../../factories/enterprises'
import { aMicroPolicy, valueOf } from '../../factories/insurance-policies'
import { aPerson } from '../../factories/people'
import { asOwner } from '../../setup/test-database'

// A Thursday; the third working day after it is 2026-09-30, and 2026-10-08 the first working day after that.
const thursday = new Date('2026-09-24T02:00:00.000Z')
const at = { now: thursday }
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function ask(insurer: Actor, input: Record<string, unknown>, now = thursday) {
  return askMany(insurer, { coverFrom: '2026-10-01', reserves: 'no', ...input } as never, { now })
}
async function answered(insurer: Actor, input: Record<string, unknown>, now = thursday) {
  const { id } = valueOf(await ask(insurer, input, now))
  await answerWaiting(now)
  return valueOf(await checkBatch(insurer, { id, page: 1 }, { now }))
}

describe('checking many codes', () => {
  it('answers each row as a single check would, the bad ones with number and reason', async () => {
    const insurer = await aPerson('INSURER_OPERATOR')
    const rival = await aPerson('INSURER_OPERATOR')
    const free = await anEnterprise({ name: '郑州批查空闲贸易有限公司' })
    const { uscc: covered } = await aMicroPolicy(rival)
    const kept = madeUpUscc()
    valueOf(await checkDuplicateCover(rival, { uscc: kept, coverFrom: '2026-10-01' }, at))
    const view = await answered(insurer, {
      codes: `${free.uscc}\t郑州批查空闲贸易有限公司\n${covered}，${kept}\n9141\n${free.uscc.toLowerCase()}\n${madeUpUscc()} 2027-06-01`,
    })
    expect(view).toMatchObject({ state: 'DONE', rowCount: 6 })
    expect(view.tally).toEqual({ CLEAR: 2, COVERED: 1, RESERVED: 1, BAD: 2, WAITING: 0 })
    expect(view.rows.map(({ rowNumber, kind }) => [rowNumber, kind])).toEqual([
      [1, 'CLEAR'],
      [2, 'COVERED'],
      [3, 'RESERVED'],
      [4, 'BAD'],
      [5, 'BAD'],
      [6, 'CLEAR'],
    ])
    expect(view.rows[0]).toMatchObject({ enterpriseName: '郑州批查空闲贸易有限公司', checkId: null })
    expect(view.rows[1]).toMatchObject({ coveredUntil: '2027-08-31', earliestStart: '2027-09-01' })
    expect(view.rows[2]!.message).toBe('该企业已由其他机构预留至 2026年9月30日。请在预留到期后重新查重。')
    expect(view.rows[3]!.message).toContain('“9141”不是 18 位统一社会信用代码')
    expect(view.rows[4]!.message).toBe('与第 1 行是同一家企业，已按第 1 行查询。')
    expect(view.rows[5]).toMatchObject({ coverFrom: '2027-06-01', reservedUntil: null })
    // Only asked: nothing is reserved, and the register knows no certificate of it.
    const [traces] = await asOwner<{ n: number }>(
      `SELECT (SELECT count(*) FROM cover_reservation WHERE insurer_id = $1) + (SELECT count(*) FROM duplicate_cover_check WHERE insurer_id = $1) AS n`,
      [insurer.organisationId],
    )
    expect(Number(traces!.n)).toBe(0)
  })

  it('tells a rival what a single check tells: not one word, date or statement more for one’s own cover or another’s', async () => {
    const insurer = await aPerson('INSURER_OPERATOR')
    const rival = await aPerson('INSURER_OPERATOR')
    const { uscc } = await aMicroPolicy(rival)
    const mine = await aMicroPolicy(insurer)
    const view = await answered(insurer, { codes: `${uscc}\n${mine.uscc}` })
    const same = { uscc: '', rowNumber: 0, enterpriseName: '' }
    const [of, own] = view.rows.map((row) => ({ ...row, ...same }))
    expect(of).toEqual(own)
    expect(JSON.stringify(view)).not.toContain(rival.organisationName)
    const file = valueOf(await exportCheckBatch(insurer, { id: view.id }, at))
    const { rows } = await importTable(file.bytes, coverCheckAnswers)
    expect(rows.map(({ values }) => values.coveredUntil)).toEqual(['2027-08-31', '2027-08-31'])
    expect(JSON.stringify(rows)).not.toContain(rival.organisationName)
  })

  it('reserves what is free with a certificate a row, and shares a list with a rival without a row in both hands', async () => {
    const insurers = [await aPerson('INSURER_OPERATOR'), await aPerson('INSURER_CHECKER')]
    const codes = Array.from({ length: 700 }, () => madeUpUscc())
    const asked = await Promise.all(
      insurers.map(async (insurer, n) =>
        valueOf(await ask(insurer, { codes: (n ? codes.toReversed() : codes).join('\n'), reserves: 'yes' })),
      ),
    )
    await Promise.all([answerWaiting(thursday, 60_000), answerWaiting(thursday, 60_000)])
    const tallies = await Promise.all(
      asked.map(async ({ id }, n) => valueOf(await checkBatch(insurers[n]!, { id, page: 1 }, at)).tally),
    )
    expect(tallies[0]!.CLEAR + tallies[1]!.CLEAR).toBe(700)
    expect(tallies[0]!.RESERVED).toBe(tallies[1]!.CLEAR)
    const reservations = await asOwner<{ uscc: string }>(
      'SELECT uscc FROM cover_reservation WHERE uscc = ANY($1) AND released_at IS NULL',
      [codes],
    )
    expect(new Set(reservations.map(({ uscc }) => uscc)).size).toBe(700)
    expect(reservations).toHaveLength(700)
    const first = valueOf(await checkBatch(insurers[0]!, { id: asked[0]!.id, page: 1 }, at))
    expect(first.rows[0]!.certificateNumber).toBe(`${first.number}-000001`)
  })

  it('reads the xlsx of the template, with every bad row, and gives the certificate of the whole list', async () => {
    const insurer = await aPerson('INSURER_OPERATOR')
    const code = madeUpUscc()
    const bytes = await exportXlsx(coverCheckList, [
      { uscc: code, enterpriseName: '甲', coverFrom: '2026-10-05' },
      { uscc: '12', coverFrom: null },
      { uscc: madeUpUscc(), coverFrom: '去年' as string },
    ])
    const file = new File([bytes as BlobPart], '名单.xlsx', { type: xlsx })
    const view = await answered(insurer, { file })
    expect(view.rows.map(({ rowNumber, kind, coverFrom }) => [rowNumber, kind, coverFrom])).toEqual([
      [2, 'CLEAR', '2026-10-05'],
      [3, 'BAD', '2026-10-01'],
      [4, 'BAD', '2026-10-01'],
    ])
    expect(view.rows[2]!.message).toContain('拟起保日')
    expect(valueOf(await checkBatchCertificate(insurer, { id: view.id }, at))).toMatchObject({
      certificateNumber: view.number,
      rowCount: 3,
      tally: { CLEAR: 1, BAD: 2 },
    })
  })

  it('does not let reservations be strung together: after one that was not used, the next working day is others’', async () => {
    const insurer = await aPerson('INSURER_OPERATOR')
    const uscc = madeUpUscc()
    const single = (now: string) =>
      checkDuplicateCover(insurer, { uscc, coverFrom: '2026-10-20' }, { now: new Date(now) })
    expect(valueOf(await single('2026-09-24T02:00:00Z')).reservedUntil).toBe('2026-09-30')
    expect(valueOf(await single('2026-10-01T02:00:00Z'))).toMatchObject({
      outcome: 'CLEAR',
      reservedUntil: null,
    })
    const paused = valueOf(await single('2026-10-08T02:00:00Z'))
    expect(paused).toMatchObject({ outcome: 'CLEAR', reservedUntil: null })
    expect(paused.message).toContain('没有为贵机构预留')
    const other = await aPerson('INSURER_OPERATOR')
    const theirs = await checkDuplicateCover(
      other,
      { uscc, coverFrom: '2026-10-20' },
      { now: new Date('2026-10-08T03:00:00Z') },
    )
    expect(valueOf(theirs).reservedUntil).not.toBeNull()
    const alone = madeUpUscc()
    const again = (now: string) =>
      checkDuplicateCover(insurer, { uscc: alone, coverFrom: '2026-10-20' }, { now: new Date(now) })
    valueOf(await again('2026-09-24T02:00:00Z'))
    expect(valueOf(await again('2026-10-09T02:00:00Z')).reservedUntil).toBe('2026-10-13')
  })

  it('reserves for cover within sixty days and no later, and registers none that begins later', async () => {
    const insurer = await aPerson('INSURER_OPERATOR')
    const { uscc } = await anEnterprise({ exports: [{ year: 2025, amountUsd: '300000.00' }] })
    const single = async (coverFrom: string) =>
      valueOf(await checkDuplicateCover(insurer, { uscc, coverFrom }, at))
    expect(await single('2026-11-24')).toMatchObject({ outcome: 'CLEAR', reservedUntil: null })
    const check = await single('2026-11-23')
    expect(check).toMatchObject({ outcome: 'CLEAR', reservedUntil: '2026-09-30' })
    const offer = { checkId: check.id, programme: 'MICRO' as const, premiumRatePercent: '0.08' }
    expect(
      await registerInsurancePolicy(
        insurer,
        { ...offer, insurancePolicyNumber: `L-${uscc}`, inception: '2026-11-24' },
        at,
      ),
    ).toMatchObject({
      refusal: { details: { fieldErrors: { inception: [expect.stringContaining('2026年11月23日')] } } },
    })
  })

  it('refuses an empty list, both ways at once, and other people’s jobs and lists', async () => {
    const insurer = await aPerson('INSURER_OPERATOR')
    const code = madeUpUscc()
    expect(await ask(insurer, { codes: ' \n ' })).toMatchObject({ refusal: { code: 'INVALID' } })
    expect(await ask(insurer, { codes: '郑州某公司' })).toMatchObject({ refusal: { code: 'INVALID' } })
    const file = new File(['统一社会信用代码\n'], 'x.csv')
    expect(await ask(insurer, { codes: code, file })).toMatchObject({
      refusal: { details: { fieldErrors: { file: ['请只用一种方式：粘贴代码，或选择文件。'] } } },
    })
    const view = await answered(insurer, { codes: code })
    const rival = await aPerson('INSURER_OPERATOR')
    for (const attempt of [checkBatch, exportCheckBatch, checkBatchCertificate])
      expect(await attempt(rival, { id: view.id } as never, at)).toMatchObject({
        refusal: { code: 'NOT_FOUND' },
      })
    expect(valueOf(await checkBatches(rival, { page: 1 }, at)).total).toBe(0)
    expect(await ask(await aPerson('COMMERCE_PREPARER'), { codes: code })).toMatchObject({
      refusal: { code: 'FORBIDDEN' },
    })
  })

  it('stops when the account of who asked is disabled, and an answer is written once', async () => {
    const insurer = await aPerson('INSURER_OPERATOR')
    const colleague = await aPerson('INSURER_CHECKER', { organisationId: insurer.organisationId })
    const { id } = valueOf(await ask(insurer, { codes: madeUpUscc() }))
    await asOwner('UPDATE account SET disabled_at = now() WHERE id = $1', [insurer.accountId])
    await answerWaiting(thursday)
    expect(valueOf(await checkBatch(colleague, { id, page: 1 }, at))).toMatchObject({
      state: 'STOPPED',
      tally: { WAITING: 1 },
    })
    const view = await answered(colleague, { codes: madeUpUscc() })
    await expect(
      asOwner(`UPDATE cover_check_row SET outcome = 'COVERED' WHERE batch_id = $1`, [view.id]),
    ).rejects.toThrow('cover_check_row_answered_once')
  })
})
