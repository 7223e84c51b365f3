import { z } from 'zod'

import { actorOfAccount } from '@/server/auth/account-actor'
import { systemActor } from '@/server/auth/actor'
import { asActor } from '@/server/db'
import { log } from '@/server/log'
import { command, done } from '@/server/use-case'

import { checkList } from './check-list'
import { recordList, sendBack } from './record-list'
import { changeImport, importsAtWork, lockImport } from './store'

/**
 * Works at what was sent and at what is to be recorded, the first sent in front, as the person who sent it. What fails
 * unexpectedly holds up no other list: it is logged and tried again at the next turn.
 */
export async function runImports(now: Date): Promise<void> {
  for (const one of await asActor(systemActor(), importsAtWork))
    await workAt(one, now).catch((error: unknown) =>
      log.error(
        {
          policyImport: one.id,
          error: error instanceof Error ? (error.stack ?? error.message) : String(error),
        },
        'policy import failed unexpectedly',
      ),
    )
}

type AtWork = Awaited<ReturnType<typeof importsAtWork>>[number]

async function workAt({ id, state, sentById, address }: AtWork, now: Date): Promise<void> {
  const system = systemActor(address)
  const actor = await asActor(system, (tx) => actorOfAccount(tx, sentById, address))
  if (!actor) {
    await abandon(system, { id }, { now })
    return
  }
  if (state === 'RECEIVED') return checkList(actor, id, now)
  const outcome = await recordList(actor, { id }, { now })
  if (!outcome.ok && outcome.refusal.code === 'CONFLICT') await sendBack(actor, { id }, { now })
}

/** The account of who sent it was disabled meanwhile: nothing is recorded. */
const abandon = command({
  name: 'policyImports.abandon',
  allow: ['SYSTEM'],
  input: z.strictObject({ id: z.uuid() }),
  run: async ({ tx, now }, { id }) => {
    const held = await lockImport(tx, id)
    if (held?.state !== 'RECEIVED' && held?.state !== 'RECORDING') return done({ id }, [])
    await changeImport(tx, id, {
      state: 'WITHDRAWN',
      remark: '上传人的账号已停用，没有登记。',
      endedAt: now,
    })
    return done({ id }, { subject: { kind: 'policy-import', id }, detail: { state: 'WITHDRAWN' } })
  },
})
