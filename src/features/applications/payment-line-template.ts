import { exportTemplate } from '@/documents'

import { paymentLineTable } from './payment-line'

/** The .xlsx that people fill in; it holds nobody's data. */
export const paymentLineTemplate = (now: Date): Promise<Uint8Array> => exportTemplate(paymentLineTable, now)
