/** The jobs that run inside the portal's processes; `npm run worker` may run them alone. */
import { answerCoverChecksJob } from './answer-cover-checks'
import { mailDigestsJob } from './mail-digests'
import { publishDueJob } from './publish-due'
import { recheckRegisterJob } from './recheck-register'
import { remindDueJob } from './remind-due'
import { runBulkJobsJob } from './run-bulk-jobs'
import { runPolicyImportsJob } from './run-policy-imports'
import type { Job } from './runner'
import { sealAuditJob } from './seal-audit'

export { startJobs } from './runner'

export const jobs: readonly Job[] = [
  sealAuditJob,
  mailDigestsJob,
  runBulkJobsJob,
  remindDueJob,
  publishDueJob,
  answerCoverChecksJob,
  recheckRegisterJob,
  runPolicyImportsJob,
]
