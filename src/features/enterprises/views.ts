import { bankAccounts, lastFour } from '@/features/bank-accounts'
import { listedUntil } from '@/features/negative-list'
import { dateInShanghai } from '@/server/clock'
import type { BankAccountState, EnterpriseState, Tx, UsccCheck } from '@/server/db'

import type { Defect } from './schema'
import { enterpriseWithAll } from './store'

export const enterpriseStateLabels: Record<EnterpriseState, string> = {
  PENDING_VERIFICATION: '待核验',
  RETURNED: '退回补正',
  VERIFIED: '已核验',
}

export interface BankAccountView {
  id: string
  accountName: string
  bankName: string
  bankCode: string
  /** Whole for the division office that compares it, its last four figures for everyone else. */
  accountNumber: string
  state: BankAccountState
  /** Why the office sent it back. */
  sentBackReason: string
}

export interface EnterpriseView {
  id: string
  uscc: string
  usccCheck: UsccCheck
  name: string
  divisionCode: string
  divisionName: string
  customsCode: string | null
  contactName: string
  contactPhone: string
  contactEmail: string | null
  state: EnterpriseState
  version: number
  /** Instants, ISO 8601. */
  registeredAt: string
  verifiedAt: string | null
  licence: { id: string; name: string; sizeBytes: number; uploadedAt: string } | null
  bankAccounts: BankAccountView[]
  decisions: {
    decision: EnterpriseState
    defects: Defect[]
    remark: string
    usccConfirmed: boolean
    decidedAt: string
  }[]
  /** L3: the last day on the negative list, when listed today. */
  listedUntil: string | null
}

export async function enterpriseView(
  tx: Tx,
  id: string,
  now: Date,
  wholeAccounts: boolean,
): Promise<EnterpriseView | null> {
  const row = await enterpriseWithAll(tx, id)
  if (!row) return null
  const accounts = await bankAccounts(tx, id)
  const listed = await listedUntil(tx, row.uscc, dateInShanghai(now))
  return {
    id: row.id,
    uscc: row.uscc,
    usccCheck: row.usccCheck,
    name: row.name,
    divisionCode: row.divisionCode,
    divisionName: row.division.name,
    customsCode: row.customsCode,
    contactName: row.contactName,
    contactPhone: row.contactPhone,
    contactEmail: row.contactEmail,
    state: row.state,
    version: row.version,
    registeredAt: row.registeredAt.toISOString(),
    verifiedAt: row.verifiedAt?.toISOString() ?? null,
    licence: row.licenceFile && {
      id: row.licenceFile.id,
      name: row.licenceFile.displayName,
      sizeBytes: row.licenceFile.sizeBytes,
      uploadedAt: row.licenceFile.uploadedAt.toISOString(),
    },
    bankAccounts: accounts.map((account) => ({
      id: account.id,
      accountName: account.accountName,
      bankName: account.bankName,
      bankCode: account.bankCode,
      accountNumber: wholeAccounts ? account.accountNumber : lastFour(account.accountNumber),
      state: account.state,
      sentBackReason: account.sentBackReason,
    })),
    decisions: row.verifications.map((verification) => ({
      decision: verification.decision,
      defects: verification.defects as unknown as Defect[],
      remark: verification.remark,
      usccConfirmed: verification.usccConfirmed,
      decidedAt: verification.decidedAt.toISOString(),
    })),
    listedUntil: listed,
  }
}
