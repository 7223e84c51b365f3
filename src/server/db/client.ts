import { PrismaPg } from '@prisma/adapter-pg'

import { env } from '../env'
import { PrismaClient } from './generated/client'

const held = globalThis as typeof globalThis & { exportCreditPrisma?: PrismaClient }

/** The application's connections, as the role that row-level security holds for. */
export function prisma(): PrismaClient {
  held.exportCreditPrisma ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: env().DATABASE_APP_URL, max: 20 }),
  })
  return held.exportCreditPrisma
}
