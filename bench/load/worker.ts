// A process that works at bulk jobs until it is killed.
import '../../src/features/reviews'
import { runBulkJobs } from '../../src/features/bulk-jobs'

const now = new Date('2026-10-22T08:00:00.000Z')
for (;;) if ((await runBulkJobs(now)) === 0) await new Promise((resolve) => setTimeout(resolve, 200))
