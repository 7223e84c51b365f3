import { exportXlsx, invoiceList } from '../../src/documents'
import { runBulkJobs, startBulkJob } from '../../src/features/bulk-jobs'
import { proposeLine } from '../../src/features/invoice-corrections'
import { ownInvoices } from '../../src/features/invoice-corrections/corrections'
import { importInsurerInvoices } from '../../src/features/reviews'
import { previewBulkReview } from '../../src/features/reviews/preview-bulk'
import { at, must } from './general-rounds'
import { invoicesOf } from './look-up'
import { demoActor, insurers } from './people'

const preparer = demoActor('commerce-preparer')

/** The insurers' lists arrive for these applications: nothing is found wrong with their lines. */
export async function theInsurersInvoices(applicationIds: readonly string[], day: string): Promise<void> {
  const bytes = await exportXlsx(invoiceList, await invoicesOf(applicationIds))
  const file = new File([bytes as Uint8Array<ArrayBuffer>], '保费发票清单.xlsx')
  must(await importInsurerInvoices(preparer, { file }, at(day)))
}

/** Taken in bulk, as a job that is looked at afterwards. */
export async function aBulkTake(applicationIds: readonly string[], day: string): Promise<void> {
  const { jobId } = must(
    await previewBulkReview(
      preparer,
      { step: 'take', selected: [...applicationIds], filter: { state: 'SUBMITTED' } },
      at(day),
    ),
  )
  must(await startBulkJob(preparer, { jobId }, at(day, '10:05')))
  await runBulkJobs(at(day, '10:06').now, 60_000)
  // The turn that finds nothing left ends the job.
  await runBulkJobs(at(day, '10:07').now)
}

/** An insurer found a mistake in an invoice; of the approved applications, where it has one: its checker sees the effect first. */
export async function aCorrectionToKeep(approvedIds: readonly string[], day: string): Promise<void> {
  const own = (await invoicesOf(approvedIds)).find(({ insurerName }) => insurerName === insurers[0]!.name)
  const operator = demoActor('insurer')
  const { rows } = must(await ownInvoices(operator, { q: own?.invoiceNumber ?? '' }, at(day)))
  const invoice = rows[0]
  if (!invoice) return
  const { id: invoiceId, uscc, insurancePolicyNumber, issuedOn, currency } = invoice
  const typed = { invoiceId, uscc, insurancePolicyNumber, issuedOn, currency, amount: '18600.00' }
  must(await proposeLine(operator, { ...typed, reason: '开票金额录入有误，已红冲重开' }, at(day, '15:20')))
}
