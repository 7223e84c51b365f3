import { defineConfig } from 'vitest/config'

/** The tests that stand guard over src/policy-rules, without the projects of the full configuration (Stryker runs it). */
export default defineConfig({
  resolve: { alias: { '@': new URL('./src', import.meta.url).pathname } },
  test: {
    include: ['tests/policy-rules/**/*.test.ts', 'tests/properties/policy-rules/**/*.test.ts'],
    testTimeout: 30_000,
  },
})
