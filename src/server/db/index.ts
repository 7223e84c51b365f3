/** The database's door: transactions and its errors. The client itself stays in this folder. */
export { asActor, type Tx } from './transaction'
export { isConstraint, isOutOfRange, isOverdraft, isUniqueViolation } from './errors'
export { Prisma } from './generated/client'
export * from './generated/enums'
