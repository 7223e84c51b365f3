import pg from 'pg'

import type { Say } from './local-database'

/**
 * The demo is written once, before the portal is served. A mark stands from its beginning to its end, so that one that
 * was cut short is known from data that people made.
 */
const begun = 'demo-seeding'
const whole = 'demo-seeded'
/** Held while the demo is written: a mark without it was left by a process that died. */
const lock = 20240806

async function withClient<T>(owner: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: owner })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function exists(client: pg.Client, from: string): Promise<boolean> {
  return (await client.query(`SELECT FROM ${from} LIMIT 1`)).rows.length > 0
}

/** A demo that was cut short: nobody was served from it, so all there is belongs to it. */
export function isCutShort(owner: string): Promise<boolean> {
  return withClient(owner, async (client) => {
    const { rows } = await client.query(`SELECT to_regclass('number_series') IS NOT NULL AS there`)
    if (!rows[0].there || !(await exists(client, `number_series WHERE kind = '${begun}'`))) return false
    const { rows: locks } = await client.query('SELECT pg_try_advisory_lock($1) AS got', [lock])
    return locks[0].got
  })
}

/** Leaves the database as a new one; the roles stay. */
export function emptyDatabase(owner: string): Promise<void> {
  return withClient(owner, async (client) => {
    await client.query(
      'DROP SCHEMA public CASCADE; CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO PUBLIC',
    )
  })
}

/** Writes the demo into a database that holds nothing yet; says what it finds otherwise. */
export function ensureDemo(owner: string, say: Say): Promise<'written' | 'whole' | 'others-data'> {
  return withClient(owner, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [lock])
    if (await exists(client, `number_series WHERE kind = '${whole}'`)) return 'whole'
    if (await exists(client, 'organisation')) return 'others-data'
    say('写入演示数据')
    await client.query('INSERT INTO number_series (kind, year, last) VALUES ($1, 2026, 1)', [begun])
    const { seedDemo } = await import('../prisma/seed/demo')
    await seedDemo(say)
    await client.query('UPDATE number_series SET kind = $2 WHERE kind = $1', [begun, whole])
    return 'written'
  })
}

/** S14: a database that was ever a demonstration's serves no production. */
export function hasDemo(owner: string): Promise<boolean> {
  return withClient(
    owner,
    async (client) =>
      (await exists(client, `number_series WHERE kind IN ('${begun}', '${whole}')`)) ||
      (await exists(client, 'account WHERE is_demo')),
  )
}
