import { defineConfig } from '@playwright/test'

/** Journeys on the built product, with its own embedded database and the demo's people. */
const port = Number(process.env.E2E_PORT ?? 3199)

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: false,
  workers: 1,
  // A busy machine may miss a deadline once; what fails twice is wrong.
  retries: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json']],
  outputDir: 'test-results/e2e',
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || undefined,
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-quic',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  webServer: {
    command: 'node scripts/start.mjs --reset',
    url: `http://localhost:${port}/readyz`,
    timeout: 600_000,
    // While a journey is written: `E2E_REUSE=1` takes the portal that already runs at that port, with its data.
    reuseExistingServer: process.env.E2E_REUSE === '1',
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    env: {
      PORT: String(port),
      DATA_DIR: '.data/e2e',
      NEXT_DIST_DIR: '.next-e2e',
      DEMO: '1',
      DATABASE_URL: '',
      LOG_LEVEL: 'warn',
      NODE_ENV: 'development',
    },
  },
})
