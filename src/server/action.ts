import { createHash, randomUUID } from 'node:crypto'

import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { z } from 'zod'

import type { ActionState } from './action-state'
import { isOwnOrigin } from './auth/origin'
import { currentActor, requestAddress, requestId } from './auth/session'
import { systemNow } from './clock'
import { log } from './log'
import { withinRate } from './rate-limit'
import type { UseCase } from './use-case'

interface Options<I, T> {
  /** Turns the posted form into the use case's input; by default its fields by name, each once (`a[]` names are lists). */
  read?: (form: FormData) => I
  /** Where to go when it is done; without it the page says `message`. */
  redirectTo?: (value: T, form: FormData) => string
  message?: string | ((value: T) => string)
  /** What the page may learn of the value: nothing by default. */
  tell?: (value: T) => unknown
  /** The page around the form is read again with the answer: what was done shows at once, what was typed stays. */
  refresh?: boolean
}

/**
 * The one wrapper of all server actions (S1): Origin, session, rate, then the use case, which asks everything else.
 * A server action is a public endpoint: nothing a page or a layout checked counts here.
 */
export function serverAction<S extends z.ZodType, T>(
  useCase: UseCase<S, T>,
  options: Options<z.input<S>, T> = {},
) {
  return async function action(_previous: ActionState, form: FormData): Promise<ActionState> {
    const values = typedValues(form)
    const id = await requestId()
    let target: string | undefined
    try {
      if (!isOwnOrigin((await headers()).get('origin')))
        return { status: 'refused', message: '请求来自其他网站，已被拒绝。请在本平台页面内操作。', values }
      const actor = await currentActor()
      if (!withinRate(`action:${actor.sessionId ?? (await requestAddress())}`, 240, 60))
        return { status: 'refused', message: '操作过于频繁，请一分钟后再试。', values }
      const key = form.get('idempotencyKey')
      const outcome = await useCase(
        actor,
        options.read ? options.read(form) : (formInput(form) as z.input<S>),
        {
          now: systemNow(),
          requestId: id,
          idempotencyKey: typeof key === 'string' && key ? key : undefined,
        },
      )
      if (!outcome.ok) {
        const { refusal } = outcome
        return {
          status: refusal.code === 'INVALID' ? 'invalid' : 'refused',
          message: refusal.message,
          clause: refusal.details.clause,
          fieldErrors: refusal.details.fieldErrors,
          values,
        }
      }
      if (!options.redirectTo) {
        const message =
          typeof options.message === 'function' ? options.message(outcome.value) : options.message
        if (options.refresh) refresh()
        return { status: 'ok', message: message ?? '已完成。', data: options.tell?.(outcome.value) }
      }
      target = options.redirectTo(outcome.value, form)
    } catch (error) {
      return { ...unknownError(error, id, useCase.useCaseName), values }
    }
    redirect(target)
  }
}

/** A sentence and a number; the log has the cause under it (S13). */
export function unknownError(error: unknown, id: string, where: string): ActionState {
  const reference = createHash('sha256')
    .update(`${id}${randomUUID()}`)
    .digest('hex')
    .slice(0, 10)
    .toUpperCase()
  log.error(
    {
      requestId: id,
      reference,
      where,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    },
    'unexpected error',
  )
  return {
    status: 'error',
    reference,
    message: `系统暂时无法完成，未作任何更改。请稍后再试；如仍不成功，请联系运维并告知编号 ${reference}。`,
  }
}

const isOwnField = (name: string) => !name.startsWith('$ACTION') && name !== 'idempotencyKey'

/** The fields by name; `name[]` gives a list; files as they are. */
export function formInput(form: FormData): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  for (const name of new Set(form.keys())) {
    if (!isOwnField(name)) continue
    if (name.endsWith('[]')) input[name.slice(0, -2)] = form.getAll(name)
    else input[name] = form.get(name)
  }
  return input
}

function typedValues(form: FormData): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [name, value] of form.entries())
    if (typeof value === 'string' && isOwnField(name) && !/password/i.test(name)) values[name] = value
  return values
}
