// npm test: installs what it needs, the browser included, runs everything, and ends with "N passed, N failed".
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

import { environment, install, say, step } from './bootstrap.mjs'

const only = process.argv.slice(2).find((argument) => ['unit', 'integration', 'e2e'].includes(argument))
install()
rmSync('test-results', { recursive: true, force: true })
mkdirSync('test-results', { recursive: true })

const totals = { passed: 0, failed: 0 }
const vitest = path.join('node_modules', '.bin', 'vitest')

function count(passed, failed, what, status) {
  totals.passed += passed
  totals.failed += failed
  if (status !== 0 && failed === 0) totals.failed += 1
  say(`${what}：${passed} 通过，${failed} 失败`)
}

function runVitest(project) {
  say(`测试：${project}`)
  const report = `test-results/${project}.json`
  const result = spawnSync(
    vitest,
    ['run', '--project', project, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
    {
      stdio: 'inherit',
      env: environment(),
    },
  )
  const summary = existsSync(report)
    ? JSON.parse(readFileSync(report, 'utf8'))
    : { numPassedTests: 0, numFailedTests: 1 }
  count(summary.numPassedTests, summary.numFailedTests, project, result.status)
}

/** Debian's Chromium where it is or can be installed, else Playwright's own. */
function findBrowser() {
  const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) =>
    existsSync(file),
  )
  if (known && existsSync('/usr/share/fonts/opentype/noto')) return known
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    step('安装浏览器与中文字体（Debian 软件包）', 'sh', [
      '-c',
      'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk',
    ])
    return '/usr/bin/chromium'
  }
  if (known) return known
  step('安装浏览器', path.join('node_modules', '.bin', 'playwright'), ['install', 'chromium'], {
    env: environment(),
  })
  return ''
}

function runPlaywright() {
  const browser = findBrowser()
  say('测试：e2e')
  const report = 'test-results/e2e.json'
  const result = spawnSync(path.join('node_modules', '.bin', 'playwright'), ['test'], {
    stdio: 'inherit',
    env: environment({ CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
  })
  const stats = existsSync(report)
    ? JSON.parse(readFileSync(report, 'utf8')).stats
    : { expected: 0, unexpected: 1, flaky: 0 }
  count(stats.expected + stats.flaky, stats.unexpected, 'e2e', result.status)
}

if (!only || only === 'unit') runVitest('unit')
if (!only || only === 'integration') runVitest('integration')
if (!only || only === 'e2e') runPlaywright()
console.log(`\n${totals.passed} passed, ${totals.failed} failed`)
process.exit(totals.failed === 0 ? 0 : 1)
