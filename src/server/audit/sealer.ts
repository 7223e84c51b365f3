import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

import pg from 'pg'

import { chainHash, chainStart, type ChainedEntry } from './canonical'

/**
 * One sealer chains what is committed every few seconds: a chain made inside business transactions cost two thirds of
 * the throughput (security.md). Its head is signed and also appended to a file the database's owner cannot reach.
 */

interface HeadLine {
  sequence: string
  hash: string
  signature: string
  at: string
}

const headText = (sequence: bigint | string, hash: string) => Buffer.from(`${sequence}:${hash}`)

/** The signing key (SM2 where the runtime has the curve, else P-256), made on first use, readable by this user only. */
export async function sealingKey(folder: string): Promise<KeyObject> {
  const file = path.join(folder, 'audit-key.pem')
  try {
    return createPrivateKey(await readFile(file))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    await mkdir(folder, { recursive: true })
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'SM2' })
    await writeFile(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
    // Read back: a key fresh from the generator signs by another scheme than the same key from its file.
    return createPrivateKey(await readFile(file))
  }
}

const columns = `id, at, actor_id AS "actorId", actor_role AS "actorRole", organisation_id AS "organisationId", action,
  subject_kind AS "subjectKind", subject_id AS "subjectId", result, detail, request_id AS "requestId", address`

const asEntry = (row: Record<string, unknown>): ChainedEntry => ({
  ...(row as unknown as ChainedEntry),
  id: BigInt(row.id as string),
})

/** Chains every committed entry that is not yet chained; returns how many. Only one sealer at a time (advisory lock). */
export async function sealAudit(sealerUrl: string, folder: string, now: Date): Promise<number> {
  const client = new pg.Client({ connectionString: sealerUrl })
  await client.connect()
  try {
    await client.query('BEGIN')
    const lock = await client.query('SELECT pg_try_advisory_xact_lock(20240015) AS got')
    if (!lock.rows[0].got) return 0
    const head = await client.query('SELECT sequence, hash FROM audit_seal ORDER BY sequence DESC LIMIT 1')
    let sequence = BigInt(head.rows[0]?.sequence ?? 0)
    let hash: string = head.rows[0]?.hash ?? chainStart
    const entries = await client.query(
      `SELECT ${columns} FROM audit_entry e WHERE NOT EXISTS (SELECT FROM audit_seal s WHERE s.entry_id = e.id) ORDER BY id LIMIT 5000`,
    )
    if (entries.rows.length === 0) return 0
    const seals: [string[], string[], string[]] = [[], [], []]
    for (const row of entries.rows) {
      sequence += 1n
      hash = chainHash(hash, asEntry(row))
      seals[0].push(String(sequence))
      seals[1].push(String(row.id))
      seals[2].push(hash)
    }
    await client.query(
      'INSERT INTO audit_seal (sequence, entry_id, hash) SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[])',
      seals,
    )
    const signature = sign(null, headText(sequence, hash), await sealingKey(folder)).toString('base64')
    await client.query(
      'INSERT INTO audit_head (sequence, hash, signature, signed_at) VALUES ($1, $2, $3, $4)',
      [String(sequence), hash, signature, now],
    )
    await client.query('COMMIT')
    const line: HeadLine = { sequence: String(sequence), hash, signature, at: now.toISOString() }
    await appendFile(path.join(folder, 'audit-heads.jsonl'), `${JSON.stringify(line)}\n`, { mode: 0o600 })
    return entries.rows.length
  } finally {
    await client.query('ROLLBACK').catch(() => undefined)
    await client.end()
  }
}

/** Walks the whole chain and its heads; each problem is a sentence that names the entry. Empty means untouched. */
export async function verifyAudit(
  ownerUrl: string,
  folder: string,
): Promise<{ entries: number; problems: string[] }> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const problems: string[] = []
  try {
    const heads = await readHeads(folder)
    const publicKey = createPublicKey(await sealingKey(folder))
    for (const head of heads)
      if (!verify(null, headText(head.sequence, head.hash), publicKey, Buffer.from(head.signature, 'base64')))
        problems.push(`链头 ${head.sequence} 的签名不符。`)
    const expected = new Map(heads.map((head) => [head.sequence, head.hash]))
    let hash = chainStart
    let sequence = 0n
    for (let more = true; more;) {
      const page = await client.query(
        `SELECT s.sequence, s.entry_id, s.hash AS sealed, ${columns.replace('id,', 'e.id AS id,')} FROM audit_seal s
         LEFT JOIN audit_entry e ON e.id = s.entry_id WHERE s.sequence > $1 ORDER BY s.sequence LIMIT 5000`,
        [String(sequence)],
      )
      more = page.rows.length > 0
      for (const row of page.rows) {
        if (BigInt(row.sequence) !== sequence + 1n) problems.push(`封存序号 ${sequence + 1n} 缺失。`)
        sequence = BigInt(row.sequence)
        if (row.id === null) problems.push(`审计记录 ${row.entry_id} 已被删除。`)
        else if (chainHash(hash, asEntry(row)) !== row.sealed)
          problems.push(`审计记录 ${row.entry_id} 的内容或次序被改动。`)
        hash = row.sealed
        const head = expected.get(String(sequence))
        if (head !== undefined && head !== row.sealed)
          problems.push(`封存序号 ${sequence} 与库外保存的链头不一致。`)
      }
    }
    const last = heads.at(-1)
    if (last && BigInt(last.sequence) > sequence)
      problems.push(`审计链尾部被截断：库外链头为 ${last.sequence}，库内只到 ${sequence}。`)
    return { entries: Number(sequence), problems }
  } finally {
    await client.end()
  }
}

async function readHeads(folder: string): Promise<HeadLine[]> {
  try {
    const text = await readFile(path.join(folder, 'audit-heads.jsonl'), 'utf8')
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as HeadLine)
  } catch {
    return []
  }
}
