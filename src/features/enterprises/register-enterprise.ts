import { hashPassword, loginNameTaken, newAccount, passwordProblem } from '@/features/accounts'
import { addBankAccount } from '@/features/bank-accounts'
import { requireNotListed } from '@/features/negative-list'
import { notify } from '@/features/notifications'
import { keepUpload } from '@/features/stored-files'
import { dateInShanghai } from '@/server/clock'
import { env } from '@/server/env'
import { command, done } from '@/server/use-case'

import { alreadyRegistered, checkIdentity, wrong } from './identity'
import { registrationInput } from './schema'
import { addEnterprise, addOrganisation, divisionOffice, writeAsPortal } from './store'

/**
 * 企业注册 (CASE-01): the enterprise, its licence, its bank account and the account of its 负责人, all waiting for the
 * division office. E12 for the code.
 */
export const registerEnterprise = command({
  name: 'enterprises.register',
  allow: ['PUBLIC'],
  input: registrationInput,
  run: async (context, input) => {
    const { tx, now } = context
    if (input.password !== input.passwordAgain) wrong('passwordAgain', '两次输入的口令不一致。请重新输入。')
    const problem = passwordProblem(input.password, input.loginName, env().PASSWORD_PROFILE)
    if (problem) wrong('password', problem)

    await writeAsPortal(tx)
    const usccCheck = await checkIdentity(tx, input)
    await requireNotListed(tx, input.uscc, dateInShanghai(now), '该企业')

    const { uscc, name, divisionCode } = input
    const id = await addOrganisation(tx, { kind: 'ENTERPRISE', name, uscc, divisionCode })
    if (!id) return alreadyRegistered()
    const licenceFileId = await keepUpload(context, {
      file: input.licence,
      ownerOrganisationId: id,
      purpose: 'licence',
      field: 'licence',
    })
    await addEnterprise(tx, {
      id,
      uscc,
      usccCheck,
      name,
      divisionCode,
      customsCode: input.customsCode,
      contactName: input.contactName,
      contactPhone: input.contactPhone,
      contactEmail: input.contactEmail,
      licenceFileId,
      registeredAt: now,
    })
    const { accountName, bankName, bankCode, accountNumber } = input
    await addBankAccount(tx, {
      organisationId: id,
      accountName,
      bankName,
      bankCode,
      accountNumber,
      createdAt: now,
    })
    const accountId = await newAccount(tx, {
      organisationId: id,
      role: 'ENTERPRISE_APPROVER',
      loginName: input.loginName,
      displayName: input.displayName,
      phone: input.contactPhone,
      passwordHash: await hashPassword(input.password),
      passwordChangedAt: now,
    })
    if (!accountId) wrong('loginName', loginNameTaken)
    const office = await divisionOffice(tx, divisionCode)
    if (office)
      await notify(
        tx,
        {
          organisationId: office.id,
          kind: 'ENTERPRISE_REGISTERED',
          title: `${name}提交了注册信息，待核验`,
          href: `/division/enterprises/${id}`,
        },
        now,
      )
    return done({ id }, { subject: { kind: 'enterprise', id }, detail: { uscc, usccCheck, divisionCode } })
  },
})
