/** Accounts and sessions: the door for other rooms. */
export { authHandler } from './auth-handler'
export { changePassword } from './change-password'
export { addColleague, myColleagues, setColleagueDisabled } from './colleagues'
export { demoPassword } from './demo-password'
export { demoPeople } from './demo-people'
export { hashPassword, passwordProblem } from './password'
export { places, roleName, type Place } from './places'
export { displayNameInput, loginNameTaken, newLoginNameInput, phoneInput } from './schema'
export { endMySession, everyRole, mySessions, signOut } from './sessions'
export { signIn } from './sign-in'
export {
  createAccount as newAccount,
  endSessions as endAccountSessions,
  setDisabled as setAccountDisabled,
} from './store'
