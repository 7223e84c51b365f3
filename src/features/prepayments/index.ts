/** Prepayments (预拨, 二(六)): the door for other rooms. */
export { carryForwardFunds } from './carry-forward-funds'
export { decidePrepayment } from './decide-prepayment'
export { prepaymentYear } from './prepayments'
export { proposePrepayments } from './propose-prepayments'
export { recordPrepaymentPaid } from './record-prepayment-paid'
