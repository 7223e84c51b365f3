import { publishDue } from '@/features/publicity'

import type { Job } from './runner'

/** Publicities whose minute has come go public. */
export const publishDueJob: Job = { name: 'publish-due', everySeconds: 2, run: publishDue }
