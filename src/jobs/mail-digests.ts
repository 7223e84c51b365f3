import { sendDigests } from '@/features/notifications'

import type { Job } from './runner'

/** What happened in a quarter of an hour is one mail a recipient. */
export const mailDigestsJob: Job = { name: 'mail-digests', everySeconds: 900, run: sendDigests }
