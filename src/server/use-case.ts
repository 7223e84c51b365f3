import { createHash, randomUUID } from 'node:crypto'

import { z } from 'zod'

import { rowsWritten, writeAudit, type AuditNote } from './audit/write'
import type { Actor, Role } from './auth/actor'
import { asActor, isOutOfRange, type Tx } from './db'
import { log } from './log'

/**
 * The one shape of what the product can do. A use case decides inside its transaction; what it refuses, it refuses as a
 * typed value that rolls everything back. Its roles are its row of the permission matrix (S2).
 */

/** A "no" in words: what is wrong and what to do; `clause` when the policy document says so. */
export class Refusal extends Error {
  constructor(
    readonly code: 'FORBIDDEN' | 'NOT_FOUND' | 'WRONG_STATE' | 'INVALID' | 'CONFLICT' | 'LIMIT',
    message: string,
    readonly details: { clause?: string; fieldErrors?: Record<string, string[]> } = {},
  ) {
    super(message)
    this.name = 'Refusal'
  }
}

/** Ends the use case with a refusal; nothing it wrote remains. */
export function refuse(code: Refusal['code'], message: string, details: Refusal['details'] = {}): never {
  throw new Refusal(code, message, details)
}

/** Another's record answers like one that does not exist. */
export function notFound(what = '记录'): never {
  return refuse('NOT_FOUND', `没有找到这条${what}，或您无权查看。请返回列表核对。`)
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

export interface Circumstances {
  now: Date
  requestId?: string
  /** Given by a form or a machine; a repeated one gets the first answer. */
  idempotencyKey?: string
}

export interface Context {
  tx: Tx
  actor: Actor
  now: Date
  requestId: string
}

type Allowed = readonly (Role | 'PUBLIC' | 'SYSTEM')[]

interface Definition<S extends z.ZodType> {
  /** `room.verb`, unique; the audit's action. */
  name: string
  /** Who may, whatever the record. Whose record is asked by the loader and by row-level security. */
  allow: Allowed
  input: S
  /** How long its transaction may take, where a minute is not enough. */
  timeoutMs?: number
  /** Open to someone whose password is too old: what is needed to change it, and leaving. */
  withExpiredPassword?: boolean
}

export interface UseCase<S extends z.ZodType, T> {
  (actor: Actor, input: z.input<S>, circumstances: Circumstances): Promise<Outcome<T>>
  readonly useCaseName: string
  readonly allow: Allowed
  readonly input: S
  readonly kind: 'command' | 'query'
}

/** What a command answers with: its value, and what the audit keeps of it (in the same transaction). */
export interface Done<T> {
  value: T
  audit: AuditNote | AuditNote[]
}
export const done = <T>(value: T, audit: AuditNote | AuditNote[]): Done<T> => ({ value, audit })

const registry = new Map<string, { allow: Allowed; kind: 'command' | 'query' }>()

/** Every use case that has been loaded, for the matrix test. */
export function useCases(): ReadonlyMap<string, { allow: Allowed; kind: 'command' | 'query' }> {
  return registry
}

/** Something that changes the world. Zod-strict input, role, transaction behind the walls, audit. */
export function command<S extends z.ZodType, T>(
  definition: Definition<S> & { run: (context: Context, input: z.output<S>) => Promise<Done<T>> },
): UseCase<S, T> {
  return build('command', definition, async (context, input, circumstances) => {
    const repeated = await earlierAnswer<T>(context, definition.name, input, circumstances.idempotencyKey)
    if (repeated) return repeated.value
    const { value, audit } = await definition.run(context, input)
    await writeDeed(context, definition.name, [audit].flat())
    await keepAnswer(context, definition.name, input, circumstances.idempotencyKey, value)
    return value
  })
}

/** The entries of one deed; the first carries the digest of the rows that were written, so that the chain seals them too. */
async function writeDeed(context: Context, action: string, notes: AuditNote[]): Promise<void> {
  const rows = await rowsWritten(context)
  for (const [index, note] of notes.entries())
    await writeAudit(
      context,
      action,
      'DONE',
      index === 0 && rows ? { ...note, detail: { ...note.detail, rowsWritten: rows } } : note,
    )
}

/** Something that only tells. */
export function query<S extends z.ZodType, T>(
  definition: Definition<S> & { run: (context: Context, input: z.output<S>) => Promise<T> },
): UseCase<S, T> {
  return build('query', definition, (context, input) => definition.run(context, input))
}

function build<S extends z.ZodType, T>(
  kind: 'command' | 'query',
  definition: Definition<S>,
  work: (context: Context, input: z.output<S>, circumstances: Circumstances) => Promise<T>,
): UseCase<S, T> {
  registry.set(definition.name, { allow: definition.allow, kind })
  const run = async (actor: Actor, raw: z.input<S>, circumstances: Circumstances): Promise<Outcome<T>> => {
    const requestId = circumstances.requestId ?? randomUUID()
    try {
      if (!definition.allow.includes(actor.role))
        refuse(
          'FORBIDDEN',
          actor.role === 'PUBLIC'
            ? '请先登录，再办理此事项。'
            : '您的岗位不能办理此事项。如确需办理，请联系本单位管理员。',
        )
      if (actor.passwordExpired && !definition.withExpiredPassword)
        refuse('FORBIDDEN', '您的口令已超过 90 天未更换。请先在“账号”页面修改口令，再办理此事项。')
      refuseUnstorable(raw)
      const parsed = definition.input.safeParse(raw)
      if (!parsed.success) throw invalid(parsed.error)
      const value = await asActor(
        actor,
        (tx) => work({ tx, actor, now: circumstances.now, requestId }, parsed.data, circumstances),
        definition.timeoutMs,
      )
      return { ok: true, value }
    } catch (thrown) {
      const error = isOutOfRange(thrown) ? tooLarge() : thrown
      if (!(error instanceof Refusal)) throw error
      if (error.code === 'FORBIDDEN' || error.code === 'NOT_FOUND')
        await writeRefusal(actor, definition.name, error, circumstances.now, requestId)
      return { ok: false, refusal: error }
    }
  }
  return Object.assign(run, {
    useCaseName: definition.name,
    allow: definition.allow,
    input: definition.input,
    kind,
  })
}

/** Postgres stores no NUL in a text: whoever sends one is told, wherever it stands. */
function refuseUnstorable(raw: unknown, field = ''): void {
  if (typeof raw === 'string') {
    if (raw.includes('\0'))
      refuse('INVALID', '有内容需要更正，请按提示修改后再提交。', {
        fieldErrors: { [field]: ['含有无法保存的字符。请删除后重新输入。'] },
      })
  } else if (Array.isArray(raw)) {
    for (const [index, one] of raw.entries()) refuseUnstorable(one, `${field}[${index}]`)
  } else if (raw !== null && typeof raw === 'object' && Object.getPrototypeOf(raw) === Object.prototype) {
    for (const [name, one] of Object.entries(raw)) refuseUnstorable(one, field ? `${field}.${name}` : name)
  }
}

const tooLarge = () =>
  new Refusal('INVALID', '有数字超出了可以保存的范围，没有作任何更改。请核对金额和数量后重新提交。')

/** Refused attempts on what is not one's own are entries too; their failure must not hide the refusal. */
async function writeRefusal(
  actor: Actor,
  action: string,
  refusal: Refusal,
  now: Date,
  requestId: string,
): Promise<void> {
  try {
    await asActor(actor, (tx) =>
      writeAudit({ tx, actor, now, requestId }, action, 'REFUSED', {
        subject: { kind: 'request', id: requestId },
        detail: { code: refusal.code, message: refusal.message },
      }),
    )
  } catch (error) {
    log.error({ requestId, action, error: String(error) }, 'refused attempt could not be audited')
  }
}

/** Zod's issues beside their fields, in Chinese (the schemas' own messages). */
export function invalid(error: z.ZodError): Refusal {
  const fieldErrors: Record<string, string[]> = {}
  for (const issue of error.issues) {
    const path = issue.path
      .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
      .join('')
      .replace(/^\./, '')
    ;(fieldErrors[path] ??= []).push(issue.message)
  }
  return new Refusal('INVALID', '有内容需要更正，请按提示修改后再提交。', { fieldErrors })
}

const inputDigest = (input: unknown) =>
  createHash('sha256')
    .update(JSON.stringify(input) ?? '')
    .digest('hex')

async function earlierAnswer<T>(
  { tx, actor }: Context,
  action: string,
  input: unknown,
  key?: string,
): Promise<{ value: T } | null> {
  if (!key || !actor.accountId) return null
  // The same request twice at once: the second waits until the first has its answer, or has failed.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${actor.accountId} ${key}`}, 2024))`
  const earlier = await tx.idempotentRequest.findUnique({
    where: { accountId_key: { accountId: actor.accountId, key } },
  })
  if (!earlier) return null
  if (earlier.action !== action || earlier.inputSha256 !== inputDigest(input))
    refuse('CONFLICT', '这次提交与先前的一次使用了同一编号但内容不同。请刷新页面后重试。')
  return { value: (earlier.answer as { value: T }).value }
}

async function keepAnswer(
  { tx, actor, now }: Context,
  action: string,
  input: unknown,
  key: string | undefined,
  value: unknown,
): Promise<void> {
  if (!key || !actor.accountId) return
  await tx.idempotentRequest.create({
    data: {
      accountId: actor.accountId,
      key,
      action,
      inputSha256: inputDigest(input),
      answer: { value: value ?? null } as object,
      at: now,
    },
  })
}
