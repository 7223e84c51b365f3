import { systemActor } from './auth/actor'
import { asActor } from './db'

export async function isDatabaseReady(): Promise<boolean> {
  try {
    await asActor(systemActor(), (tx) => tx.$queryRaw`SELECT 1`)
    return true
  } catch {
    return false
  }
}
