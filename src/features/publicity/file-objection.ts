import { z } from 'zod'

import { formatDate } from '@/documents'
import { uuid } from '@/features/award-lists'
import { bytesOf } from '@/features/stored-files'
import type { Actor } from '@/server/auth/actor'
import { dateInShanghai, timeInShanghai } from '@/server/clock'
import { Role, type ObjectionBar } from '@/server/db'
import { formatNumber, nextNumber } from '@/server/numbers'
import { withinRate } from '@/server/rate-limit'
import { newTrackingCode } from '@/server/tracking-code'
import { command, done, notFound, query, refuse } from '@/server/use-case'

import { dropFile, keepEvidence } from './evidence'
import { addObjection, objectionByCode } from './objection-store'
import { itemInWords, keepReply } from './reply-document'
import { shownPublicity, type StoredPublicity } from './store'

/** Whoever reads the publicity may object, signed in or not. */
export const everyone = ['PUBLIC', ...Object.values(Role)] as const

const written = {
  publicityId: uuid,
  /** 序号 of the line objected to. */
  line: z
    .string()
    .trim()
    .regex(/^[1-9]\d{0,4}$/, '请选择有异议的条目。')
    .transform(Number),
  statement: z
    .string()
    .trim()
    .min(10, '请写明异议事项和理由，不少于 10 个字。')
    .max(4000, '不能超过 4000 字。请精简。'),
  evidence: z
    .instanceof(File, { error: '请上传证明材料。' })
    .refine((file) => file.size > 0, '请上传证明材料。'),
}
const nothing = z
  .string()
  .default('')
  .transform(() => '')

const objection = z.discriminatedUnion(
  'signed',
  [
    z.strictObject({
      ...written,
      signed: z.literal('YES'),
      objectorName: z.string().trim().min(2, '请填写您的真实姓名或单位名称。').max(60, '姓名过长。请核对。'),
      objectorContact: z
        .string()
        .trim()
        .min(5, '请填写电话或电子邮箱，便于核实。')
        .max(100, '联系方式过长。请核对。'),
    }),
    // What somebody typed before choosing to stay anonymous is not kept.
    z.strictObject({ ...written, signed: z.literal('NO'), objectorName: nothing, objectorContact: nothing }),
  ],
  '请选择署名或匿名提出。',
)

const TEN_MINUTES = 600

/** One address, or one person: a form that is open to all is not to be flooded, nor a code to be guessed. */
function demandRate(actor: Actor, what: string, uses: number): void {
  if (!withinRate(`${what}:${actor.accountId ?? actor.address}`, uses, TEN_MINUTES))
    refuse('LIMIT', '操作过于频繁。请十分钟后再试，或拨打公示中的办公电话。')
}

/**
 * 提出异议 (L5): name, contact and evidence, within the period to 24:00 of its last day (Asia/Shanghai). Answers with a number
 * and a code, shown once, to follow it by. An anonymous or a late one is recorded as not accepted, and told so. The objector
 * is never shown to the party objected to.
 */
export const fileObjection = command({
  name: 'publicity.object',
  allow: everyone,
  input: objection,
  run: async ({ tx, actor, now }, input) => {
    demandRate(actor, 'objection', 10)
    const today = dateInShanghai(now)
    const publicity = await shownPublicity(tx, input.publicityId, today)
    if (!publicity) return notFound('公示')
    if (publicity.state === 'WITHDRAWN')
      refuse('WRONG_STATE', '本公示已撤回，不再受理异议。重新公示后如仍有异议，请在新的公示中提出。')
    const line = publicity.content.lines[input.line - 1]
    if (!line)
      return refuse('INVALID', '所选条目不在公示名单中。请刷新页面后重新选择。', {
        fieldErrors: { line: ['请重新选择有异议的条目。'] },
      })
    const { evidence, signed, ...rest } = input
    const kept = await keepEvidence(evidence)
    const year = Number(today.slice(0, 4))
    const number = formatNumber('豫信保异', year, await nextNumber(tx, 'objection', year))
    const bar = today > publicity.endsOn ? 'LATE' : signed === 'NO' ? 'ANONYMOUS' : null
    const decision = bar && barWords(bar, publicity, now)
    const reply =
      decision &&
      (await keepReply({
        number,
        objectorName: input.objectorName,
        content: publicity.content,
        item: itemInWords(line),
        receivedAt: now,
        state: 'NOT_ACCEPTED',
        words: decision,
        at: now,
      }))
    const trackingCode = newTrackingCode()
    const id = await addObjection(tx, {
      ...rest,
      number,
      trackingCode,
      evidence: kept,
      refusal: bar && decision && reply ? { bar, decision, reply } : null,
      at: now,
    })
    if (!id) {
      await dropFile(kept.storageKey)
      return refuse('WRONG_STATE', '公示已有变动，异议没有登记。请刷新公示页面后重新提出。')
    }
    // Neither name, contact nor code: the audit is read by more people than the objection.
    return done(
      { number, trackingCode, bar },
      {
        subject: { kind: 'objection', id },
        detail: { number, publicityId: input.publicityId, line: input.line, bar },
      },
    )
  },
})

/** What whoever objects is told where the objection is not accepted as it came in. */
function barWords(bar: ObjectionBar, { endsOn, content }: StoredPublicity, now: Date): string {
  const { telephone, office } = content.objection
  return bar === 'LATE'
    ? `公示期已于${formatDate(endsOn)}24:00 结束，您的异议于${formatDate(dateInShanghai(now))} ${timeInShanghai(now)} 提出，已超过公示期，按公示要求不予受理。\n如发现违规问题，请拨打 ${telephone}（${office}）反映。`
    : `您的异议没有署真实姓名和联系方式，无法核实，按公示要求不予受理。\n公示期至${formatDate(endsOn)}24:00 结束，此前可以署真实姓名和联系方式重新提出。`
}

const objectionStates = {
  RECEIVED: '已收到，正在核实',
  UPHELD: '异议成立',
  DISMISSED: '异议不成立',
  NOT_ACCEPTED: '不予受理',
} as const

const tracking = z.strictObject({
  number: z.string().trim().min(1, '请填写受理号。').max(40),
  code: z.string().trim().min(1, '请填写查询码。').max(20),
})
const mismatch = () => refuse('NOT_FOUND', '受理号与查询码不符。请对照提交时显示的受理号和查询码重新填写。')

/** Where an objection stands, for whoever has its number and code. */
export const followObjection = query({
  name: 'publicity.follow-objection',
  allow: everyone,
  input: tracking,
  run: async ({ tx, actor }, { number, code }) => {
    demandRate(actor, 'objection-follow', 60)
    const found = (await objectionByCode(tx, number, code)) ?? mismatch()
    return {
      number: found.number,
      state: found.state,
      stateLabel: objectionStates[found.state],
      receivedOn: dateInShanghai(found.received_at),
      receivedAt: timeInShanghai(found.received_at),
      decidedOn: found.decided_at && dateInShanghai(found.decided_at),
      reply: found.decision,
      replyDocument: found.reply_name ? { name: found.reply_name, sha256: found.reply_sha256! } : null,
      publicityId: found.publicity_id,
      publicityTitle: found.publicity_title,
    }
  },
})
export type FollowedObjection = Extract<Awaited<ReturnType<typeof followObjection>>, { ok: true }>['value']

/** The reply's document, for whoever has number and code. */
export const followedReply = query({
  name: 'publicity.follow-reply',
  allow: everyone,
  input: tracking,
  run: async ({ tx, actor }, { number, code }) => {
    demandRate(actor, 'objection-follow', 60)
    const found = (await objectionByCode(tx, number, code)) ?? mismatch()
    if (!found.reply_key)
      return refuse('WRONG_STATE', '异议尚未办结，还没有答复书。请稍后凭受理号和查询码再查。')
    return {
      name: found.reply_name!,
      mediaType: 'application/pdf',
      bytes: await bytesOf({ storageKey: found.reply_key, sha256: found.reply_sha256! }),
    }
  },
})
