/** Enterprises and their verification: the door for other rooms. */
export { correctRegistration } from './correct-registration'
export { divisionOptions, enterpriseById, enterpriseList, myEnterprise } from './read-enterprises'
export { listFilter } from './list-filter'
export { registerEnterprise } from './register-enterprise'
export { fileInput, optionalFileInput } from './schema'
export { enterprisesTasks } from './tasks'
export { changeBankAccount, sendBackBankAccount, updateContact, verifyBankAccount } from './update-enterprise'
export { returnEnterprise, verifyEnterprise } from './verify-enterprise'
