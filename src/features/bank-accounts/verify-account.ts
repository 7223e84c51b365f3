import { notify } from '@/features/notifications'
import { command, done, notFound, refuse, type Context } from '@/server/use-case'

import { sendBackInput, verifyInput } from './schema'
import {
  holdBankAccounts,
  pendingAccount,
  sendBackPendingBankAccount,
  verifyPendingBankAccount,
} from './store'

/**
 * 核验收款账户 of an insurer, by provincial commerce: neither by the insurer that changed it nor by finance, which pays.
 * From now on it is the one that is paid to.
 */
export const verifyInstitutionAccount = command({
  name: 'bankAccounts.verify',
  allow: ['COMMERCE_CHECKER'],
  input: verifyInput,
  run: async (context, { accountId, note }) => {
    const { tx, actor, now } = context
    const { organisationId } = await waiting(context, accountId)
    await verifyPendingBankAccount(tx, organisationId, actor.accountId!, now, note)
    await tell(context, organisationId, '收款账户核验通过', '今后的资金拨付至新账户。')
    return done(null, { subject: { kind: 'bank-account', id: accountId }, detail: { organisationId, note } })
  },
})

/** 退回: it does not agree with its proof. The account in use stays. */
export const sendBackInstitutionAccount = command({
  name: 'bankAccounts.sendBack',
  allow: ['COMMERCE_CHECKER'],
  input: sendBackInput,
  run: async (context, { accountId, reason }) => {
    const { tx, actor, now } = context
    const { organisationId } = await waiting(context, accountId)
    await sendBackPendingBankAccount(tx, organisationId, actor.accountId!, now, reason)
    await tell(context, organisationId, '收款账户被退回', `${reason}原账户继续使用。请更正后重新提交。`)
    return done(null, {
      subject: { kind: 'bank-account', id: accountId },
      detail: { organisationId, reason },
    })
  },
})

/** The account with its organisation's others, held, if it is an institution's and still waits. */
async function waiting({ tx }: Context, id: string) {
  const seen = await pendingAccount(tx, { id })
  if (seen) await holdBankAccounts(tx, seen.organisationId)
  const account = seen && (await pendingAccount(tx, { id }))
  if (!account)
    return refuse('WRONG_STATE', '该账户已不在待核验状态，可能已由他人办理或被新账户替换。请刷新页面。')
  if (account.organisation.kind === 'ENTERPRISE') return notFound('账户')
  return account
}

const tell = ({ tx, now }: Context, organisationId: string, title: string, body: string) =>
  notify(tx, { organisationId, kind: 'BANK_ACCOUNT', title, body, href: '/insurer/account' }, now)
