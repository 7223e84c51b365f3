import { readdirSync } from 'node:fs'

import type { Page } from '@playwright/test'

import { get, seen, signIn, someId } from './answers'
import { inDatabase } from './database'
import { expect, test } from './fixtures'
import { expectHeaders } from './headers'

/**
 * S2: another's record answers like one that does not exist, on every page and download that has a record in its
 * address. The records are the demo's; the two kinds that it has none of are put into its database.
 */

interface Kind {
  /** One record, its id first: nobody of `strangers` has to do with it. */
  record: string
  /** Someone who may see it: its page is there for him. */
  as?: string
  /** The same role of another organisation first, where there is one; then other offices. */
  strangers: string[]
}

const organisation = (loginName: string) =>
  `(SELECT organisation_id FROM account WHERE login_name = '${loginName}')`
const enterprises = ['enterprise', 'enterprise-operator']
const outside = ['enterprise', 'insurer', 'division', 'expert-a']

const clawback = `SELECT id FROM clawback_order WHERE party_id <> ${organisation('enterprise')} AND state = 'ISSUED'`
const negativeListCase = `SELECT id FROM negative_list_case WHERE enterprise_id <> ${organisation('enterprise')} AND state = 'HEARING'`
const province = (list: string) => ({ record: list, as: 'commerce-preparer', strangers: outside })

const kinds: Record<string, Kind> = {
  'enterprise/applications': {
    record: `SELECT id FROM application WHERE programme = 'GENERAL' AND applicant_id <> ${organisation('enterprise')}
      ORDER BY state = 'RETURNED' DESC, state = 'DRAFT' DESC`,
    strangers: [...enterprises, 'insurer', 'division'],
  },
  'enterprise/cases': { record: negativeListCase, strangers: [...enterprises, 'insurer'] },
  clawbacks: {
    record: clawback,
    strangers: [...enterprises, 'insurer', 'insurer-b', 'division', 'expert-a'],
  },
  'insurer/applications': {
    record: `SELECT id FROM application WHERE applicant_id = ${organisation('insurer')}`,
    as: 'insurer',
    strangers: ['insurer-b', 'enterprise', 'division'],
  },
  'insurer/policies': {
    record: `SELECT id FROM insurance_policy WHERE insurer_id = ${organisation('insurer')}`,
    as: 'insurer',
    strangers: ['insurer-b', 'enterprise', 'division'],
  },
  'insurer/duplicate-cover': {
    record: `SELECT id FROM duplicate_cover_check WHERE insurer_id = ${organisation('insurer')}`,
    as: 'insurer',
    strangers: ['insurer-b', 'enterprise', 'division'],
  },
  'division/enterprises': {
    record: `SELECT id FROM enterprise WHERE division_code <> '410100'`,
    strangers: ['division', 'division-finance', 'enterprise', 'insurer'],
  },
  'division/reviews': {
    record: `SELECT a.id FROM application a JOIN enterprise e ON e.id = a.applicant_id
      WHERE a.state = 'AWAITING_DIVISION' AND e.division_code <> '410100'`,
    strangers: ['division', 'division-finance', 'enterprise', 'expert-a'],
  },
  'expert/reviews': {
    record: `SELECT panel_id || '/' || application_id AS id FROM panel_application`,
    as: 'expert-a',
    strangers: ['enterprise', 'insurer', 'division', 'commerce-preparer'],
  },
  'commerce/enterprises': province('SELECT id FROM enterprise'),
  'commerce/award-lists': province('SELECT id FROM award_list'),
  'commerce/objections': province('SELECT id FROM objection'),
  'commerce/reviews': province(`SELECT id FROM application WHERE state = 'SUBMITTED'`),
  'commerce/reviews/panels': province('SELECT id FROM expert_panel'),
  'commerce/rounds': province('SELECT id FROM round'),
  'commerce/negative-list': province(negativeListCase),
  'commerce/clawbacks': province(clawback),
  'finance/clawbacks': { record: clawback, as: 'finance-preparer', strangers: outside },
  'finance/consultations': {
    record: 'SELECT award_list_id AS id FROM finance_consultation',
    as: 'finance-preparer',
    strangers: outside,
  },
  'finance/disbursements': {
    record: 'SELECT id FROM disbursement_order',
    as: 'finance-preparer',
    strangers: outside,
  },
  jobs: {
    record: `SELECT id FROM bulk_job WHERE organisation_id = ${organisation('commerce-preparer')}`,
    as: 'commerce-preparer',
    strangers: ['finance-preparer', ...outside],
  },
  files: {
    record: `SELECT file_id AS id FROM application_material m JOIN application a ON a.id = m.application_id
      WHERE a.applicant_id <> ${organisation('enterprise')} AND a.state = 'PAID' AND m.removed_at IS NULL`,
    as: 'commerce-preparer',
    strangers: [...enterprises, 'insurer', 'expert-a'],
  },
}

/** Every page and route with one record in its address: `insurer/policies/[id]` and what is under it. */
const addresses = readdirSync('app/(work)', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/').replace('[panelId]/[applicationId]', '[id]'))
  .filter((file) => /\[id\].*\/(page\.tsx|route\.ts)$/.test(file))
  .map((file) => ({
    kind: file.split('/[id]')[0]!,
    address: `/${file.replace(/\/(page\.tsx|route\.ts)$/, '')}`,
    method: /\/(import|materials)\/route\.ts$/.test(file) ? ('POST' as const) : ('GET' as const),
  }))
addresses.push({ kind: 'files', address: '/files/[id]?inline=1', method: 'GET' })

const someRecord = { id: someId, expert: `${someId}/${someId}` }
const found = new Map<string, string>()

test.beforeAll(async () => {
  await inDatabase(
    `INSERT INTO negative_list_case (id, number, enterprise_id, uscc, name, ground, facts, state, opened_by_id, opened_at, hear_until)
     SELECT gen_random_uuid(), gen_random_uuid(), e.id, e.uscc, e.name, 'DUPLICATE_COVER', '同一期间两份保单', 'HEARING', a.id, now(), '2026-12-31'
     FROM enterprise e, account a WHERE a.login_name = 'commerce-preparer' AND e.id <> ${organisation('enterprise')}
       AND NOT EXISTS (SELECT FROM negative_list_case c WHERE c.enterprise_id = e.id) LIMIT 1`,
  )
  await inDatabase(
    `INSERT INTO clawback_order (id, number, item_id, party_id, party_name, state, amount_cny, reason, basis, due_on,
       pay_to_name, pay_to_bank, pay_to_account, prepared_by_id, prepared_at, approved_by_id, approved_at)
     SELECT gen_random_uuid(), gen_random_uuid(), l.item_id, p.applicant_id, '演示企业', 'ISSUED', 0.01, '多付', '三(五)', '2026-12-31',
       '省财政厅', '国库', '1', c.id, now(), f.id, now()
     FROM disbursement_line l JOIN award_list_item i ON i.id = l.item_id JOIN application p ON p.id = i.application_id,
       account c, account f
     WHERE l.state = 'PAID' AND l.paid_cny > 1 AND p.applicant_id NOT IN (${organisation('enterprise')}, ${organisation('insurer')}, ${organisation('insurer-b')})
       AND c.login_name = 'commerce-preparer' AND f.login_name = 'commerce-approver' LIMIT 1`,
  )
  for (const [kind, { record }] of Object.entries(kinds)) {
    const [row] = await inDatabase<{ id: string }>(`${record} LIMIT 1`)
    expect(row, `there is a record of ${kind}`).toBeTruthy()
    found.set(kind, row!.id)
  }
})

test('Each record is there for whom it is for', async ({ page }) => {
  const known = new Set(addresses.map(({ kind }) => kind))
  expect(Object.keys(kinds).filter((kind) => !known.has(kind))).toEqual([])
  const untried = [...known].filter((kind) => !(kind in kinds))
  test.info().annotations.push({ type: 'kinds without strangers yet', description: untried.join(', ') })
  for (const as of new Set(Object.values(kinds).flatMap((kind) => kind.as ?? []))) {
    await signIn(page, as)
    for (const [kind, id] of found)
      if (kinds[kind]!.as === as)
        expect.soft((await get(page, `/${kind}/${id}`)).status(), `${as}: /${kind}`).toBe(200)
  }
  await signIn(page, 'commerce-preparer')
  expectHeaders(await get(page, `/files/${found.get('files')}`), 'a file')
})

async function expectAsIfAbsent(
  page: Page,
  { address, method }: { address: string; method: 'GET' | 'POST' },
  id: string,
  stranger: string,
): Promise<void> {
  const what = `${stranger}: ${method} ${address}`
  const none = id.includes('/') ? someRecord.expert : someRecord.id
  const foreign = await seen(page, method, address.replace('[id]', id), id)
  const absent = await seen(page, method, address.replace('[id]', none), none)
  // An area of somebody else sends home or refuses, whatever the record.
  expect.soft([307, 403, 404], `${what}: ${foreign.status}`).toContain(foreign.status)
  expect.soft(foreign, what).toEqual(absent)
}

for (const stranger of new Set(Object.values(kinds).flatMap(({ strangers }) => strangers)))
  test(`For ${stranger}, the records of others answer like ones that do not exist`, async ({ page }) => {
    await signIn(page, stranger)
    for (const each of addresses)
      if (kinds[each.kind]?.strangers.includes(stranger))
        await expectAsIfAbsent(page, each, found.get(each.kind)!, stranger)
  })
