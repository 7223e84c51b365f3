import { exportXlsx, invoiceList } from '../../src/documents'
import { runBulkJobs, startBulkJob } from '../../src/features/bulk-jobs'
import { importInsurerInvoices } from '../../src/features/reviews'
import { previewBulkReview } from '../../src/features/reviews/preview-bulk'
import { at, must } from './general-rounds'
import { invoicesOf } from './look-up'
import { demoActor } from './people'

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
