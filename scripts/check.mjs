// npm run check: format, lint, types, arrows, unused code. Everything is run, then it says what failed.
import { spawnSync } from 'node:child_process'
import path from 'node:path'

import { environment, install, say } from './bootstrap.mjs'

install()
const checks = [
  ['排版', 'oxfmt', ['--check', '.']],
  ['规范', 'oxlint', ['.']],
  ['类型', 'tsc', ['--noEmit']],
  [
    '架构',
    'vitest',
    ['run', '--project', 'unit', 'tests/architecture', '--reporter=dot', '--passWithNoTests'],
  ],
  ['无用代码', 'knip', []],
]
const failed = checks.filter(([title, command, args]) => {
  say(`检查：${title}`)
  return (
    spawnSync(path.join('node_modules', '.bin', command), args, { stdio: 'inherit', env: environment() })
      .status !== 0
  )
})
if (failed.length > 0) console.error(`\n✗ 未通过：${failed.map(([title]) => title).join('、')}\n`)
process.exit(failed.length === 0 ? 0 : 1)
