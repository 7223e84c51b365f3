'use server'

import { serverAction } from '@/server/action'

import { changeInstitutionAccount } from './change-account'
import { sendBackInstitutionAccount, verifyInstitutionAccount } from './verify-account'

const waitingList = () => '/commerce/bank-accounts'

export const changeAccountAction = serverAction(changeInstitutionAccount, {
  redirectTo: () => '/insurer/account',
})
export const verifyAccountAction = serverAction(verifyInstitutionAccount, { redirectTo: waitingList })
export const sendBackAccountAction = serverAction(sendBackInstitutionAccount, { redirectTo: waitingList })
