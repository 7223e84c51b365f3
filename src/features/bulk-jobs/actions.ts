'use server'

import { serverAction } from '@/server/action'

import { cancelBulkJob, repeatBulkJob, startBulkJob } from './steer-job'

export const startBulkJobAction = serverAction(startBulkJob, {
  refresh: true,
  message: '已开始办理。您可以离开本页，办完后会通知您。',
  read: (form) => ({
    jobId: String(form.get('jobId') ?? ''),
    answers: Object.fromEntries(
      [...form.entries()].flatMap(([name, value]) =>
        name.startsWith('answer.') && typeof value === 'string' ? [[name.slice(7), value]] : [],
      ),
    ),
  }),
})
export const cancelBulkJobAction = serverAction(cancelBulkJob, {
  refresh: true,
  message: '已停止，其余各件没有办理。',
})
export const repeatBulkJobAction = serverAction(repeatBulkJob, {
  redirectTo: ({ jobId }) => `/jobs/${jobId}`,
})
