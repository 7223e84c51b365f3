import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'

import { sealAudit, verifyAudit } from '@/server/audit/sealer'
import { command, done, refuse } from '@/server/use-case'

import { aPerson, someday } from '../../factories/people'
import { asOwner, ownerUrl, sealerUrl } from '../../setup/test-database'

/** The trail of what was done (S12): written with the deed, chained by the sealer, and no change to it goes unseen. */
const folder = process.env.DATA_DIR!
const headsFile = path.join(folder, 'audit-heads.jsonl')

const note = command({
  name: 'test.note',
  allow: ['COMMERCE_PREPARER'],
  input: z.strictObject({ refused: z.boolean().default(false) }),
  run: async (_context, { refused }) => {
    if (refused) refuse('NOT_FOUND', '没有找到。')
    return done(null, { subject: { kind: 'test', id: randomUUID() }, detail: { amount: '1.00' } })
  },
})

async function seal() {
  while ((await sealAudit(sealerUrl, folder, someday)) > 0);
}

/** SQL as a hostile owner would run it: with the append-only triggers switched off. */
const tamper = (sql: string) =>
  asOwner(`SET session_replication_role = replica; ${sql}; SET session_replication_role = origin`)

describe('the audit chain', () => {
  beforeEach(async () => {
    await tamper('DELETE FROM audit_head; DELETE FROM audit_seal; DELETE FROM audit_entry')
    await writeFile(headsFile, '')
    const actor = await aPerson('COMMERCE_PREPARER')
    for (let count = 0; count < 5; count += 1) await note(actor, {}, { now: someday })
    await seal()
  })

  it('is whole when nobody touched it', async () => {
    expect(await verifyAudit(ownerUrl, folder)).toEqual({ entries: 5, problems: [] })
  })

  it('names an entry whose content was changed', async () => {
    const [row] = await asOwner<{ id: string }>('SELECT id FROM audit_entry ORDER BY id OFFSET 2 LIMIT 1')
    await tamper(`UPDATE audit_entry SET detail = '{"amount":"2.00"}' WHERE id = ${row!.id}`)
    expect((await verifyAudit(ownerUrl, folder)).problems).toEqual([
      `审计记录 ${row!.id} 的内容或次序被改动。`,
    ])
  })

  it('names an entry that was deleted', async () => {
    const [row] = await asOwner<{ id: string }>('SELECT id FROM audit_entry ORDER BY id OFFSET 2 LIMIT 1')
    await tamper(`DELETE FROM audit_entry WHERE id = ${row!.id}`)
    expect((await verifyAudit(ownerUrl, folder)).problems).toEqual([`审计记录 ${row!.id} 已被删除。`])
  })

  it('sees two entries that changed places', async () => {
    await tamper('UPDATE audit_seal SET entry_id = -entry_id WHERE sequence IN (2, 3)')
    await tamper(
      'UPDATE audit_seal s SET entry_id = -o.entry_id FROM audit_seal o WHERE (s.sequence, o.sequence) IN ((2, 3), (3, 2))',
    )
    expect((await verifyAudit(ownerUrl, folder)).problems).toHaveLength(2)
  })

  it('sees a tail that was cut, by the heads outside the database', async () => {
    await tamper(
      'DELETE FROM audit_entry WHERE id = (SELECT max(entry_id) FROM audit_seal); DELETE FROM audit_seal WHERE sequence = 5',
    )
    expect((await verifyAudit(ownerUrl, folder)).problems).toEqual([
      '审计链尾部被截断：库外链头为 5，库内只到 4。',
    ])
  })

  it('sees a forged head', async () => {
    const text = await readFile(headsFile, 'utf8')
    await writeFile(headsFile, text.replace(/"hash":"./, '"hash":"x'))
    expect((await verifyAudit(ownerUrl, folder)).problems.length).toBeGreaterThan(0)
  })

  it('keeps a refused attempt on what is not there, and no other trace of it', async () => {
    const actor = await aPerson('COMMERCE_PREPARER')
    const outcome = await note(actor, { refused: true }, { now: someday })
    expect(outcome.ok).toBe(false)
    expect(await asOwner('SELECT result FROM audit_entry WHERE actor_id = $1', [actor.accountId])).toEqual([
      { result: 'REFUSED' },
    ])
  })

  it('a wrong role is refused in words and written down', async () => {
    const actor = await aPerson('ENTERPRISE_OPERATOR')
    const outcome = await note(actor, {}, { now: someday })
    expect(outcome.ok ? '' : outcome.refusal.message).toContain('不能办理')
    expect(
      await asOwner('SELECT action, result FROM audit_entry WHERE actor_id = $1', [actor.accountId]),
    ).toEqual([{ action: 'test.note', result: 'REFUSED' }])
  })

  it('the same idempotency key gets the first answer; with another input it is refused', async () => {
    const actor = await aPerson('COMMERCE_PREPARER')
    const key = randomUUID()
    await note(actor, {}, { now: someday, idempotencyKey: key })
    await note(actor, {}, { now: someday, idempotencyKey: key })
    expect(
      await asOwner('SELECT count(*)::int AS n FROM audit_entry WHERE actor_id = $1', [actor.accountId]),
    ).toEqual([{ n: 1 }])
    const other = await note(actor, { refused: true }, { now: someday, idempotencyKey: key })
    expect(other.ok ? '' : other.refusal.code).toBe('CONFLICT')
  })
})
