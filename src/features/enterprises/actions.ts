'use server'

import { serverAction } from '@/server/action'

import { correctRegistration } from './correct-registration'
import { registerEnterprise } from './register-enterprise'
import { changeBankAccount, sendBackBankAccount, updateContact, verifyBankAccount } from './update-enterprise'
import { returnEnterprise, verifyEnterprise } from './verify-enterprise'

export const registerAction = serverAction(registerEnterprise, { redirectTo: () => '/register/done' })
export const correctAction = serverAction(correctRegistration, { redirectTo: () => '/enterprise/profile' })
export const updateContactAction = serverAction(updateContact, { message: '联系人已更新。' })
export const changeBankAccountAction = serverAction(changeBankAccount, {
  message: '新账户已提交，待所在地商务局核验；核验前仍向原账户拨付。',
})
export const verifyAction = serverAction(verifyEnterprise, { redirectTo: () => '/division/enterprises' })
export const returnAction = serverAction(returnEnterprise, { redirectTo: () => '/division/enterprises' })
const ofDivision = (_: unknown, form: FormData) => `/division/enterprises/${String(form.get('enterpriseId'))}`
export const verifyBankAccountAction = serverAction(verifyBankAccount, { redirectTo: ofDivision })
export const sendBackBankAccountAction = serverAction(sendBackBankAccount, { redirectTo: ofDivision })
