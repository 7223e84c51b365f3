import { runImports } from '@/features/policy-imports'

import type { Job } from './runner'

/** Checks and records lists of policies, in every process at once; what a dead process had in hand goes on within a second. */
export const runPolicyImportsJob: Job = {
  name: 'run-policy-imports',
  everySeconds: 1,
  run: (now) => runImports(now),
  shared: true,
}
