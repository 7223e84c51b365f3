/** Funds: caps, budgets and prepayments as one double-entry journal (house.md). */
export { capUsed, giveBackToCap, holdCap, takeFromCap, type Cap } from './caps'
export { capsTaken } from './ledger-store'
export {
  budgetPosition,
  commitBudget,
  holdBudget,
  provideBudget,
  releaseBudget,
  returnToBudget,
  spendBudget,
  takeBackPayment,
  type Budget,
} from './budgets'
export {
  carryForward,
  drawDown,
  drawnFromFund,
  fundAccount,
  fundBalance,
  holdFund,
  payIntoFund,
  returnToFund,
} from './prepayment-fund'
export { budgetFigures, budgetTasks } from './provide-budget'
