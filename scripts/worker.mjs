// npm run worker: the jobs alone, for a portal that is told RUN_JOBS=0.
import { install, run } from './bootstrap.mjs'

install()
process.exit(await run('scripts/worker.ts'))
