import { z } from 'zod'

import {
  addBankAccount,
  bankAccountFields,
  dropPendingBankAccounts,
  pendingAccount,
  sendBackPendingBankAccount,
  sentBackReason,
  verifyPendingBankAccount,
} from '@/features/bank-accounts'
import { notify } from '@/features/notifications'
import { command, done, notFound, refuse, type Context } from '@/server/use-case'

import { contactFields } from './schema'
import { holdEnterprise, setContact } from './store'

/** The contact changes without anyone's approval: it carries no right. */
export const updateContact = command({
  name: 'enterprises.updateContact',
  allow: ['ENTERPRISE_OPERATOR', 'ENTERPRISE_APPROVER'],
  input: z.strictObject(contactFields),
  run: async ({ tx, actor }, contact) => {
    const id = actor.organisationId!
    if (!(await holdEnterprise(tx, id))) return notFound('企业信息')
    await setContact(tx, id, contact)
    return done(null, { subject: { kind: 'enterprise', id } })
  },
})

/** A new bank account waits for the division office; until then payments go to the verified one. */
export const changeBankAccount = command({
  name: 'enterprises.changeBankAccount',
  allow: ['ENTERPRISE_APPROVER'],
  input: z.strictObject(bankAccountFields),
  run: async ({ tx, actor, now }, account) => {
    const id = actor.organisationId!
    const enterprise = await holdEnterprise(tx, id)
    if (!enterprise) return notFound('企业信息')
    if (enterprise.state !== 'VERIFIED')
      refuse('WRONG_STATE', '企业尚未通过核验，银行账户随注册信息一并核验。请在注册信息中修改。')
    await dropPendingBankAccounts(tx, id)
    await addBankAccount(tx, {
      ...account,
      organisationId: id,
      createdById: actor.accountId,
      createdAt: now,
    })
    return done(null, { subject: { kind: 'enterprise', id } })
  },
})

/** The account that was looked at: one that the enterprise put in its place meanwhile is not decided on. */
const oneAccount = z.strictObject({
  enterpriseId: z.uuid('没有找到这家企业。请返回列表核对。'),
  accountId: z.uuid('没有找到这个账户。请刷新页面。'),
})
const noneWaits = '没有待核验的银行账户，可能已由他人办理。请刷新页面。'

/** 核验新账户, by the division: from now on it is the one that is paid to. */
export const verifyBankAccount = command({
  name: 'enterprises.verifyBankAccount',
  allow: ['DIVISION_COMMERCE'],
  input: oneAccount,
  run: async (context, { enterpriseId, accountId }) => {
    const { tx, actor, now } = context
    await holdWaiting(context, enterpriseId, accountId)
    if (!(await verifyPendingBankAccount(tx, enterpriseId, actor.accountId!, now)))
      refuse('WRONG_STATE', noneWaits)
    await tell(context, enterpriseId, '银行账户核验通过', '今后的支持资金拨付至新账户。')
    return done(null, { subject: { kind: 'enterprise', id: enterpriseId }, detail: { accountId } })
  },
})

/** 退回新账户: it does not agree with its proof; the verified one stays in use. */
export const sendBackBankAccount = command({
  name: 'enterprises.sendBackBankAccount',
  allow: ['DIVISION_COMMERCE'],
  input: oneAccount.extend({ reason: sentBackReason }),
  run: async (context, { enterpriseId, accountId, reason }) => {
    const { tx, actor, now } = context
    await holdWaiting(context, enterpriseId, accountId)
    if (!(await sendBackPendingBankAccount(tx, enterpriseId, actor.accountId!, now, reason)))
      refuse('WRONG_STATE', noneWaits)
    await tell(context, enterpriseId, '新的银行账户被退回', `${reason}原账户继续使用。请更正后重新提交。`)
    return done(null, { subject: { kind: 'enterprise', id: enterpriseId }, detail: { accountId, reason } })
  },
})

async function holdWaiting({ tx }: Context, enterpriseId: string, accountId: string): Promise<void> {
  const enterprise = await holdEnterprise(tx, enterpriseId)
  if (!enterprise) return notFound('企业')
  if (enterprise.state !== 'VERIFIED')
    refuse('WRONG_STATE', '该企业尚未通过核验，银行账户随注册信息一并核验。请先办理企业核验。')
  const waiting = await pendingAccount(tx, { organisationId: enterpriseId })
  if (!waiting) refuse('WRONG_STATE', noneWaits)
  if (waiting.id !== accountId)
    refuse('CONFLICT', '企业在您查看后又更换了待核验的账户，没有办理。请刷新页面，核对新的账户后再办理。')
}

const tell = ({ tx, now }: Context, organisationId: string, title: string, body: string) =>
  notify(tx, { organisationId, kind: 'BANK_ACCOUNT', title, body, href: '/enterprise/profile' }, now)
