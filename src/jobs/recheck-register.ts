import { recheckTonight } from '@/features/register-rechecks'

import type { Job } from './runner'

/** The register of platform cover is read again once a night; asked every ten minutes, so that a night is not missed. */
export const recheckRegisterJob: Job = { name: 'recheck-register', everySeconds: 600, run: recheckTonight }
