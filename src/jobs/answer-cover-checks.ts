import { answerWaiting } from '@/features/duplicate-cover'

import type { Job } from './runner'

/** Answers lists of codes, in every process at once; what a dead process had in hand goes on within a second. */
export const answerCoverChecksJob: Job = {
  name: 'answer-cover-checks',
  everySeconds: 0.5,
  run: (now) => answerWaiting(now),
  shared: true,
}
