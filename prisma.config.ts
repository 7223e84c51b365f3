import { defineConfig } from 'prisma/config'

/** Read by Prisma's own command line (generate, studio, migrate deploy where its engine can be had). */
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost/export_credit' },
})
