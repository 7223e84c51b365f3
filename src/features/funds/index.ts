/** Funds: caps, budgets and prepayments as one double-entry journal (house.md). */
export { capUsed, giveBackToCap, holdCap, takeFromCap, type Cap } from './caps'
export {
  budgetPosition,
  commitBudget,
  provideBudget,
  releaseBudget,
  spendBudget,
  type Budget,
} from './budgets'
export {
  carryForward,
  drawDown,
  drawnFromFund,
  fundAccount,
  holdFund,
  payIntoFund,
  type PrepaymentFund,
} from './prepayment-fund'
export { budgetFigures } from './provide-budget'
