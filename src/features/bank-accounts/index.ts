/** 收款账户: who is paid where, and who has verified it. The door for other rooms. */
export { accountStateLabels, accountStateTones, bankAccountTasks, lastFour } from './accounts'
export { bankAccountFields, sentBackReason } from './schema'
export {
  addBankAccount,
  bankAccounts,
  dropPendingBankAccounts,
  pendingAccount,
  sendBackPendingBankAccount,
  verifyPendingBankAccount,
} from './store'
