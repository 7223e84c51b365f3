import { remindDue } from '@/features/assignments'

import type { Job } from './runner'

/** Those whose work is due within two working days are told, once a due date. */
export const remindDueJob: Job = { name: 'remind-due', everySeconds: 1800, run: remindDue }
