import { runBulkJobs } from '@/features/bulk-jobs'
import { runBulkJobsJob } from '@/jobs/run-bulk-jobs'
import { systemNow } from '@/server/clock'

/** A process of its own that works at bulk jobs until it is killed (`killed.test.ts`); it says so after each turn. */
await runBulkJobs(systemNow(), 1)
for (;;) {
  process.stdout.write('.')
  await runBulkJobsJob.run(systemNow())
  await new Promise((resolve) => setTimeout(resolve, 20))
}
