import { rmSync } from 'node:fs'

import pg from 'pg'
import type { TestProject } from 'vitest/node'

import { checkServer, prepareDatabase } from '../../scripts/database'
import { startEmbeddedPostgres } from '../../scripts/embedded-postgres'

declare module 'vitest' {
  export interface ProvidedContext {
    clusterUrl: string
  }
}

/**
 * One real PostgreSQL for the run, its template migrated once; each test file copies it (`tests/setup/test-database.ts`).
 * `TEST_DATABASE_URL` uses a server that is already there.
 */
export default async function setup(project: TestProject) {
  const given = process.env.TEST_DATABASE_URL
  const folder = `.data/test-postgres-${process.pid}`
  const server = given
    ? { url: given, stop: async () => undefined }
    : await startEmbeddedPostgres({
        folder,
        say: (line) => console.warn(line),
        settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
      })
  await checkServer(server.url)
  const admin = new pg.Client({ connectionString: server.url })
  await admin.connect()
  await admin.query('DROP DATABASE IF EXISTS template_export_credit WITH (FORCE)')
  await admin.query('CREATE DATABASE template_export_credit')
  await admin.end()
  const template = new URL(server.url)
  template.pathname = '/template_export_credit'
  await prepareDatabase(template.toString())
  project.provide('clusterUrl', server.url)
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
    rmSync(`${folder}.initialised`, { force: true })
  }
}
