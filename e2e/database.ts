import { readFileSync } from 'node:fs'
import path from 'node:path'

import pg from 'pg'

import { reachableDataFolder } from '../scripts/embedded-postgres'

/** The database that `npm start` keeps for the journeys: to let days pass, and to ask the ledger itself. */
export async function inDatabase<Row extends pg.QueryResultRow>(
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: ownerUrl() })
  await client.connect()
  try {
    return (await client.query<Row>(sql, [...values])).rows
  } finally {
    await client.end()
  }
}

/** Five working days do not pass in a test: the publicity is put two weeks back, with the trigger off that refuses it. */
export async function twoWeeksPass(publicityId: string): Promise<void> {
  await inDatabase('ALTER TABLE publicity DISABLE TRIGGER publicity_kept')
  await inDatabase('UPDATE publicity SET starts_on = starts_on - 14, ends_on = ends_on - 14 WHERE id = $1', [
    publicityId,
  ])
  await inDatabase('ALTER TABLE publicity ENABLE TRIGGER publicity_kept')
}

/** What an attempt before this one left: the demo's enterprise has no application in the round, and may begin one. */
export const withdrawOwnApplication = (roundTitle: string) =>
  inDatabase(
    `UPDATE application SET state = 'WITHDRAWN'
     WHERE state <> 'WITHDRAWN' AND round_id = (SELECT id FROM round WHERE title = $1)
       AND applicant_id = (SELECT organisation_id FROM account WHERE login_name = 'enterprise')`,
    [roundTitle],
  )

/** The owner's address; the embedded server's port is another at each start. */
export function ownerUrl(): string {
  if (process.env.E2E_DATABASE_URL) return process.env.E2E_DATABASE_URL
  const folder = reachableDataFolder(path.resolve('.data/e2e/postgres'), () => undefined)
  const port = readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n')[3]
  return `postgresql://owner:owner@127.0.0.1:${port}/export_credit`
}
