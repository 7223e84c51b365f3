import type { BankAccountState, Prisma, Tx } from '@/server/db'

/** The only Prisma code about 收款账户. An account is never rewritten: a changed one is a new row, and waits. */

export async function addBankAccount(tx: Tx, data: Prisma.BankAccountUncheckedCreateInput): Promise<void> {
  await tx.bankAccount.create({ data })
}

/** Accounts that were waiting give way to a newer one. */
export async function dropPendingBankAccounts(tx: Tx, organisationId: string): Promise<void> {
  await tx.bankAccount.updateMany({
    where: { organisationId, state: 'PENDING_VERIFICATION' },
    data: { state: 'REPLACED' },
  })
}

/** The organisation's accounts in use or waiting, held in their order: changes and verifications take turns. */
export async function holdBankAccounts(tx: Tx, organisationId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM bank_account WHERE organisation_id = ${organisationId}::uuid
    AND state IN ('VERIFIED', 'PENDING_VERIFICATION') ORDER BY id FOR UPDATE`
}

/** The one that waits; with its name when it is not known whose it is. */
export async function pendingAccount(tx: Tx, where: { organisationId: string } | { id: string }) {
  return tx.bankAccount.findFirst({
    where: { ...where, state: 'PENDING_VERIFICATION' },
    include: { organisation: { select: { name: true, kind: true } } },
    orderBy: { createdAt: 'desc' },
  })
}

/** The one that waits becomes the verified one, the former steps back. False when none waits. */
export async function verifyPendingBankAccount(
  tx: Tx,
  organisationId: string,
  verifiedById: string,
  verifiedAt: Date,
  verificationNote = '',
): Promise<boolean> {
  const pending = await pendingAccount(tx, { organisationId })
  if (!pending) return false
  await tx.bankAccount.updateMany({
    where: { organisationId, state: 'VERIFIED' },
    data: { state: 'REPLACED' },
  })
  await tx.bankAccount.update({
    where: { id: pending.id },
    data: { state: 'VERIFIED', verifiedById, verifiedAt, verificationNote },
  })
  return true
}

/** It does not agree with its proof: it goes back with the reason, the verified one stays in use. False when none waits. */
export async function sendBackPendingBankAccount(
  tx: Tx,
  organisationId: string,
  sentBackById: string,
  sentBackAt: Date,
  sentBackReason: string,
): Promise<boolean> {
  const { count } = await tx.bankAccount.updateMany({
    where: { organisationId, state: 'PENDING_VERIFICATION' },
    data: { state: 'SENT_BACK', sentBackById, sentBackAt, sentBackReason },
  })
  return count > 0
}

/** In use, waiting, or sent back lately; newest first. */
export function bankAccounts(tx: Tx, organisationId: string) {
  return tx.bankAccount.findMany({
    where: { organisationId, NOT: { state: 'REPLACED' } },
    orderBy: { createdAt: 'desc' },
    take: 10,
  })
}

export interface InstitutionAccount {
  id: string
  organisationName: string
  accountName: string
  bankName: string
  bankCode: string
  accountNumber: string
  state: BankAccountState
  createdAt: Date
}

/** Accounts of insurers and service providers: those that wait first, then those in use. */
export async function institutionAccounts(
  tx: Tx,
  states: readonly BankAccountState[],
): Promise<InstitutionAccount[]> {
  const rows = await tx.bankAccount.findMany({
    where: { state: { in: [...states] }, organisation: { is: { kind: { in: ['INSURER', 'PROVIDER'] } } } },
    include: { organisation: { select: { name: true } } },
    orderBy: [{ state: 'asc' }, { createdAt: 'desc' }],
    take: 200,
  })
  return rows.map(({ organisation, ...row }) => ({ ...row, organisationName: organisation.name }))
}
