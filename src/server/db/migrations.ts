import { execFileSync } from 'node:child_process'
import { readdir, readFile, writeFile, mkdir } from 'node:fs/promises'
import path from 'node:path'

import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'

/**
 * Prisma's own migration engine, as WebAssembly: the command line would download its native engine, which
 * closed networks refuse. History is kept in `_prisma_migrations`, so `prisma migrate deploy` works too.
 */

const schemaFolder = path.resolve('prisma/schema')
const migrationsFolder = path.resolve('prisma/migrations')
const filters = { externalTables: [], externalEnums: [] }

async function schemaFiles() {
  const names = (await readdir(schemaFolder)).filter((name) => name.endsWith('.prisma')).toSorted()
  return Promise.all(
    names.map(async (name) => ({
      path: path.join(schemaFolder, name),
      content: await readFile(path.join(schemaFolder, name), 'utf8'),
    })),
  )
}

async function migrationList() {
  const names = (await readdir(migrationsFolder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted()
  return {
    baseDir: migrationsFolder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: {
            tag: 'ok' as const,
            value: await readFile(path.join(migrationsFolder, name, 'migration.sql'), 'utf8'),
          },
        },
      })),
    ),
  }
}

/**
 * The adapter splits a script at every semicolon, those inside functions and comments too. Sent whole, it is also
 * one transaction: a migration that fails half-way leaves nothing behind.
 */
function wholeScripts(url: string): { factory: PrismaPg; close: () => Promise<void> } {
  const adapters: Awaited<ReturnType<PrismaPg['connect']>>[] = []
  const factory = new PrismaPg({ connectionString: url })
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    adapters.push(adapter)
    adapter.executeScript = async (script) => {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      try {
        await client.query(script)
      } finally {
        await client.end()
      }
    }
    return adapter
  }
  return {
    factory,
    close: async () => void (await Promise.all(adapters.map((adapter) => adapter.dispose()))),
  }
}

async function withEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const files = await schemaFiles()
  const { factory, close } = wholeScripts(url)
  const engine = await SchemaEngine.new(
    { datamodels: files.map((file) => [file.path, file.content]) },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  )
  try {
    return await work(engine)
  } finally {
    engine.free()
    await close()
  }
}

/** Applies what the database at `url` (the owner's connection) has not seen yet; returns the names applied. */
export async function applyMigrations(url: string): Promise<string[]> {
  const list = await migrationList()
  return withEngine(url, async (engine) => {
    const output = await engine.applyMigrations({ migrationsList: list, filters })
    return output.appliedMigrationNames
  })
}

/** The schema files of the last commit: what every developer's database has once its migrations are applied. */
function committedSchema(): { path: string; content: string }[] {
  const git = (...words: string[]) => execFileSync('git', words, { encoding: 'utf8', maxBuffer: 32_000_000 })
  return git('ls-tree', '--name-only', 'HEAD', 'prisma/schema/')
    .split('\n')
    .filter((name) => name.endsWith('.prisma'))
    .map((name) => ({ path: path.resolve(name), content: git('show', `HEAD:${name}`) }))
}

/**
 * Writes `prisma/migrations/<time>_<words>/migration.sql`: the step from the last commit's schema files to the present ones.
 * Not from a database: the engine's WebAssembly cannot read one back (type `char` of PostgreSQL's own tables).
 */
export async function writeMigration(
  url: string,
  words: string,
  time: string,
): Promise<{ folder: string; changes: boolean }> {
  const files = await schemaFiles()
  const script = await withEngine(url, async (engine) => {
    const output = await engine.diff({
      from: { tag: 'schemaDatamodel', files: committedSchema() },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters,
    })
    return output.stdout ?? ''
  })
  const changes = /^(ALTER|CREATE|DROP)/m.test(script)
  const folder = path.join(migrationsFolder, `${time}_${words}`)
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, 'migration.sql'), changes ? script : '')
  return { folder, changes }
}
