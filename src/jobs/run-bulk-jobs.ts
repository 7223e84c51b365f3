// A room's door registers its kinds when it is opened: a room with bulk steps is named here.
import '@/features/reviews'
import { runBulkJobs } from '@/features/bulk-jobs'

import type { Job } from './runner'

/** Works at the bulk jobs for a while, in every process at once; what a dead process had in hand goes on within a second. */
export const runBulkJobsJob: Job = {
  name: 'run-bulk-jobs',
  everySeconds: 0.5,
  run: (now) => runBulkJobs(now),
  shared: true,
}
