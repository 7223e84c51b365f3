import { z } from 'zod'

import { command, done, notFound, refuse } from '@/server/use-case'

import { bankAccountFields, contactFields } from './schema'
import {
  addBankAccount,
  dropPendingBankAccounts,
  holdEnterprise,
  setContact,
  verifyPendingBankAccount,
} from './store'

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

export const verifyBankAccount = command({
  name: 'enterprises.verifyBankAccount',
  allow: ['DIVISION_COMMERCE'],
  input: z.strictObject({ enterpriseId: z.uuid('没有找到这家企业。请返回列表核对。') }),
  run: async ({ tx, actor, now }, { enterpriseId }) => {
    const enterprise = await holdEnterprise(tx, enterpriseId)
    if (!enterprise) return notFound('企业')
    if (enterprise.state !== 'VERIFIED')
      refuse('WRONG_STATE', '该企业尚未通过核验，银行账户随注册信息一并核验。请先办理企业核验。')
    if (!(await verifyPendingBankAccount(tx, enterpriseId, actor.accountId!, now)))
      refuse('WRONG_STATE', '没有待核验的银行账户，可能已由他人办理。请刷新页面。')
    return done(null, { subject: { kind: 'enterprise', id: enterpriseId } })
  },
})
