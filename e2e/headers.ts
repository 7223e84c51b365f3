import type { APIResponse } from '@playwright/test'

import { expect } from './fixtures'

/** The headers that every answer carries (S10). */

/** The sources of one directive of an answer's Content-Security-Policy. */
export function sources(response: APIResponse, directive: string): string[] {
  const policy = response.headers()['content-security-policy'] ?? ''
  const found = policy
    .split(/[;,]/)
    .map((part) => part.trim().split(' '))
    .find(([name]) => name === directive)
  return found?.slice(1) ?? []
}

export function expectHeaders(response: APIResponse, what: string): void {
  const headers = response.headers()
  const scripts = sources(response, 'script-src')
  const allowed = scripts.length > 0 ? scripts : sources(response, 'default-src')
  expect.soft(allowed, `${what}: scripts are limited`).not.toEqual([])
  expect.soft(allowed, what).not.toContain("'unsafe-inline'")
  expect
    .soft(
      allowed.some((source) => source.startsWith("'nonce-") || source === "'none'"),
      `${what}: scripts by nonce or none`,
    )
    .toBe(true)
  expect.soft(headers['x-content-type-options'], what).toBe('nosniff')
  expect.soft(headers['referrer-policy'], what).toMatch(/^(strict-origin-when-cross-origin|no-referrer)$/)
  expect.soft(headers['strict-transport-security'], what).toMatch(/max-age=\d{8}/)
  expect.soft(sources(response, 'frame-ancestors'), what).toEqual(["'none'"])
  expect.soft(headers['x-powered-by'], what).toBeUndefined()
}
