import { addBankAccount, dropPendingBankAccounts } from '@/features/bank-accounts'
import { keepUpload } from '@/features/stored-files'
import { command, done, notFound, refuse } from '@/server/use-case'

import { alreadyRegistered, checkIdentity } from './identity'
import { correctionInput } from './schema'
import { correct, holdEnterprise } from './store'

/** A returned enterprise corrects what was found and hands itself in again; the licence stays unless a new one comes. */
export const correctRegistration = command({
  name: 'enterprises.correct',
  allow: ['ENTERPRISE_APPROVER'],
  input: correctionInput,
  run: async (context, input) => {
    const { tx, actor, now } = context
    const id = actor.organisationId!
    const enterprise = await holdEnterprise(tx, id)
    if (!enterprise) return notFound('企业信息')
    if (enterprise.state !== 'RETURNED')
      refuse('WRONG_STATE', '注册信息目前不在退回补正状态，不能修改。请刷新页面查看最新状态。')
    const usccCheck = await checkIdentity(tx, input)
    const licence = input.licence
      ? {
          licenceFileId: await keepUpload(context, {
            file: input.licence,
            ownerOrganisationId: id,
            purpose: 'licence',
            field: 'licence',
          }),
        }
      : {}
    const { uscc, name, divisionCode, customsCode, contactName, contactPhone, contactEmail } = input
    const corrected = await correct(
      tx,
      id,
      { uscc, name, divisionCode },
      { usccCheck, customsCode, contactName, contactPhone, contactEmail, ...licence },
    )
    if (!corrected) alreadyRegistered()
    await dropPendingBankAccounts(tx, id)
    const { accountName, bankName, bankCode, accountNumber } = input
    await addBankAccount(tx, {
      organisationId: id,
      accountName,
      bankName,
      bankCode,
      accountNumber,
      createdById: actor.accountId,
      createdAt: now,
    })
    return done({ id }, { subject: { kind: 'enterprise', id }, detail: { uscc, usccCheck, divisionCode } })
  },
})
