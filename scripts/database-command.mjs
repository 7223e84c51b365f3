// npm run db:migrate | db:new-migration <words> | db:seed | db:studio | audit:verify
import { install, run } from './bootstrap.mjs'

install()
process.exit(await run('scripts/database-command.ts', process.argv.slice(2)))
