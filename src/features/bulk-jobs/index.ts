/**
 * Bulk jobs (批量办理): the door for other rooms. A room makes its step one that can be done in bulk with
 *
 *     export const takeMany = bulkKind({ kind: 'reviews.take', title: '批量受理', label: '受理', useCase: takeApplication })
 *
 * beside the use case, and starts one inside a command of its own with `previewBulk(context, takeMany, { rows, href })`, whose
 * `jobId` the action sends the person to (`/jobs/<jobId>`). The room's door must be named in `src/jobs/run-bulk-jobs.ts`.
 */
export { bulkKind } from './kind'
export { MOST_ROWS, previewBulk, type PreviewRow } from './preview'
export type { Question } from './questions'
export { bulkJob, bulkJobs, bulkJobsOfList, exportBulkFailures } from './read-jobs'
export { runBulkJobs } from './run-jobs'
export { cancelBulkJob, repeatBulkJob, startBulkJob } from './steer-job'
