import { z } from 'zod'

import { formatDate } from '@/documents'
import { uuid } from '@/features/award-lists'
import { dateInShanghai, timeInShanghai } from '@/server/clock'
import { Role } from '@/server/db'
import { formatNumber, nextNumber } from '@/server/numbers'
import { command, done, notFound, query, refuse } from '@/server/use-case'

import { dropEvidence, keepEvidence } from './evidence'
import { addObjection, newTrackingCode, objectionByCode } from './objection-store'
import { shownPublicity } from './store'

/** Whoever reads the publicity may object, signed in or not. */
export const everyone = ['PUBLIC', ...Object.values(Role)] as const

const objection = z.strictObject({
  publicityId: uuid,
  /** 序号 of the line objected to. */
  line: z
    .string()
    .trim()
    .regex(/^[1-9]\d{0,4}$/, '请选择有异议的条目。')
    .transform(Number),
  objectorName: z.string().trim().min(2, '请填写您的真实姓名或单位名称。').max(60, '姓名过长。请核对。'),
  objectorContact: z
    .string()
    .trim()
    .min(5, '请填写电话或电子邮箱，便于核实。')
    .max(100, '联系方式过长。请核对。'),
  statement: z
    .string()
    .trim()
    .min(10, '请写明异议事项和理由，不少于 10 个字。')
    .max(4000, '不能超过 4000 字。请精简。'),
  evidence: z
    .instanceof(File, { error: '请上传证明材料。' })
    .refine((file) => file.size > 0, '请上传证明材料。'),
})

/**
 * 提出异议 (L5): name, contact and evidence, within the period to 24:00 of its last day (Asia/Shanghai). Answers with a number
 * and a code, shown once, to follow it by. The objector is never shown to the party objected to.
 */
export const fileObjection = command({
  name: 'publicity.object',
  allow: everyone,
  input: objection,
  run: async ({ tx, now }, input) => {
    const today = dateInShanghai(now)
    const publicity = await shownPublicity(tx, input.publicityId, today)
    if (!publicity) return notFound('公示')
    if (publicity.state === 'WITHDRAWN')
      refuse('WRONG_STATE', '本公示已撤回，不再受理异议。重新公示后如仍有异议，请在新的公示中提出。')
    if (today > publicity.endsOn)
      refuse(
        'WRONG_STATE',
        `公示期已于${formatDate(publicity.endsOn)}24:00 结束，不再受理异议。如发现违规问题，请拨打公示中的办公电话反映。`,
      )
    const { evidence, ...written } = input
    const kept = await keepEvidence(evidence)
    const year = Number(today.slice(0, 4))
    const number = formatNumber('豫信保异', year, await nextNumber(tx, 'objection', year))
    const trackingCode = newTrackingCode()
    const id = await addObjection(tx, { ...written, evidence: kept, number, trackingCode, at: now })
    if (!id) {
      await dropEvidence(kept.storageKey)
      return refuse('INVALID', '所选条目不在公示名单中。请刷新页面后重新选择。', {
        fieldErrors: { line: ['请重新选择有异议的条目。'] },
      })
    }
    // Neither name, contact nor code: the audit is read by more people than the objection.
    return done(
      { number, trackingCode },
      {
        subject: { kind: 'objection', id },
        detail: { number, publicityId: input.publicityId, line: input.line },
      },
    )
  },
})

const objectionStates = {
  RECEIVED: '已收到，正在核实',
  UPHELD: '异议成立',
  DISMISSED: '异议不成立',
  NOT_ACCEPTED: '不予受理',
} as const

/** Where an objection stands, for whoever has its number and code. */
export const followObjection = query({
  name: 'publicity.follow-objection',
  allow: everyone,
  input: z.strictObject({
    number: z.string().trim().min(1, '请填写受理号。').max(40),
    code: z.string().trim().min(1, '请填写查询码。').max(20),
  }),
  run: async ({ tx }, { number, code }) => {
    const found = await objectionByCode(tx, number, code)
    if (!found) return refuse('NOT_FOUND', '受理号与查询码不符。请对照提交时显示的受理号和查询码重新填写。')
    return {
      number: found.number,
      state: found.state,
      stateLabel: objectionStates[found.state],
      receivedOn: dateInShanghai(found.received_at),
      receivedAt: timeInShanghai(found.received_at),
      decidedOn: found.decided_at && dateInShanghai(found.decided_at),
      reply: found.decision,
      publicityId: found.publicity_id,
      publicityTitle: found.publicity_title,
    }
  },
})
export type FollowedObjection = Extract<Awaited<ReturnType<typeof followObjection>>, { ok: true }>['value']
