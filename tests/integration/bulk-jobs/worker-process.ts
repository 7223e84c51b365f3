import './award-kind'
import { runBulkJobs } from '@/features/bulk-jobs/run-jobs'
import { systemNow } from '@/server/clock'

/** A process of its own that works at bulk jobs until it is killed (`killed.test.ts`); it says so after each turn. */
for (let turn = 1; ; turn *= 2) {
  await runBulkJobs(systemNow(), turn)
  process.stdout.write('.')
}
