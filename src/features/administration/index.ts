/** The three administrators (三员分立): accounts and roles, the platform's health, the audit's verification. */
export { accountsOverview } from './accounts'
export { changeRole, openAccount, setAccountDisabled } from './manage-account'
export { platformHealth } from './health'
export { verifyTrail } from './verify-trail'
