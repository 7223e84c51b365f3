// npm start [-- --reset] · npm run dev: everything from a bare machine to a served portal.
import { install, run } from './bootstrap.mjs'

install()
process.exit(await run('scripts/serve.ts', process.argv.slice(2)))
