import { verifyPendingBankAccount } from '@/features/bank-accounts'
import { requireNotListed } from '@/features/negative-list'
import { notify } from '@/features/notifications'
import { dateInShanghai } from '@/server/clock'
import { command, done, notFound, refuse, type Context } from '@/server/use-case'

import { wrong } from './identity'
import { defectFields, returnInput, verificationInput, type Defect, type DefectField } from './schema'
import { addVerification, holdEnterprise, setState } from './store'

/** 核验通过: the enterprise may work, and its bank account may be paid to. E12: a doubtful code is confirmed by the licence. */
export const verifyEnterprise = command({
  name: 'enterprises.verify',
  allow: ['DIVISION_COMMERCE'],
  input: verificationInput,
  run: async (context, { enterpriseId, version, usccConfirmed, remark }) => {
    const { tx, actor, now } = context
    const enterprise = await waiting(context, enterpriseId, version)
    await requireNotListed(tx, enterprise.uscc, dateInShanghai(now), enterprise.name)
    if (enterprise.usccCheck === 'CHECK_CHARACTER_MISMATCH' && !usccConfirmed)
      wrong(
        'usccConfirmed',
        '该企业的统一社会信用代码校验码不符。请对照营业执照核实，一致的请勾选确认；不一致的请退回补正。',
      )
    await addVerification(tx, {
      enterpriseId,
      decision: 'VERIFIED',
      usccConfirmed,
      remark,
      decidedById: actor.accountId!,
      decidedAt: now,
    })
    await setState(tx, enterpriseId, { state: 'VERIFIED', verifiedAt: now })
    await verifyPendingBankAccount(tx, enterpriseId, actor.accountId!, now)
    await notify(
      tx,
      {
        organisationId: enterpriseId,
        kind: 'ENTERPRISE_VERIFIED',
        title: '企业信息核验通过，可以办理业务',
        href: '/enterprise/programmes',
      },
      now,
    )
    return done(null, { subject: { kind: 'enterprise', id: enterpriseId }, detail: { usccConfirmed } })
  },
})

/** 一次性告知: all the defects at once, each with its field. */
export const returnEnterprise = command({
  name: 'enterprises.return',
  allow: ['DIVISION_COMMERCE'],
  input: returnInput,
  run: async (context, { enterpriseId, version, ...texts }) => {
    const { tx, actor, now } = context
    const defects: Defect[] = (Object.keys(defectFields) as DefectField[])
      .filter((field) => texts[field])
      .map((field) => ({ field, message: texts[field] }))
    if (defects.length === 0) wrong('other', '请至少写明一项需要补正的内容，并一次写全。')
    await waiting(context, enterpriseId, version)
    await addVerification(tx, {
      enterpriseId,
      decision: 'RETURNED',
      defects: defects.map((defect) => ({ ...defect })),
      decidedById: actor.accountId!,
      decidedAt: now,
    })
    await setState(tx, enterpriseId, { state: 'RETURNED' })
    await notify(
      tx,
      {
        organisationId: enterpriseId,
        kind: 'ENTERPRISE_RETURNED',
        title: `注册信息被退回，有 ${defects.length} 项需要补正`,
        body: defects.map(({ field, message }) => `${defectFields[field]}：${message}`).join('\n'),
        href: '/enterprise/profile',
      },
      now,
    )
    return done(null, { subject: { kind: 'enterprise', id: enterpriseId }, detail: { defects } })
  },
})

/** The enterprise, held, if it still waits as the decider saw it. */
async function waiting({ tx }: Context, id: string, version: number) {
  const enterprise = await holdEnterprise(tx, id)
  if (!enterprise) return notFound('企业')
  if (enterprise.state !== 'PENDING_VERIFICATION')
    refuse('WRONG_STATE', `${enterprise.name}目前不在待核验状态，可能已由他人办理。请返回列表查看最新状态。`)
  if (enterprise.version !== version)
    refuse('CONFLICT', `${enterprise.name}的信息在您查看后有变动。请刷新页面，核对后再办理。`)
  return enterprise
}
