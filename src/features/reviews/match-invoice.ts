import { Decimal } from '@/policy-rules'

/** How a line stands to the insurers' lists of invoices; the finding and the preview of a correction ask the same. */
export type InvoiceMatch = 'MATCHES' | 'ABSENT' | 'OTHER_BUYER' | 'OTHER_AMOUNT'

export const matchWords: Record<InvoiceMatch, string> = {
  MATCHES: '相符',
  ABSENT: '不在清单中',
  OTHER_BUYER: '购买方不符',
  OTHER_AMOUNT: '币种或金额不符',
}

interface Listed {
  uscc: string
  currency: string
  amount: string
}

/** `listed` are the newest, valid entries under the line's invoice number; `uscc` is the applicant's. */
export function matchInvoice<T extends Listed>(
  line: { currency: string; invoiceAmount: string },
  uscc: string,
  listed: readonly T[],
): { match: InvoiceMatch; own: T | null } {
  const own = listed.find((invoice) => invoice.uscc === uscc) ?? null
  if (!own) return { match: listed.length === 0 ? 'ABSENT' : 'OTHER_BUYER', own }
  const same = own.currency === line.currency && new Decimal(own.amount).eq(line.invoiceAmount)
  return { match: same ? 'MATCHES' : 'OTHER_AMOUNT', own }
}
