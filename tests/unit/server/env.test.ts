import { describe, expect, it } from 'vitest'

import { parseEnv } from '@/server/env'

const good = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://owner:x@db/portal',
  DATABASE_APP_URL: 'postgresql://app:x@db/portal',
  DATABASE_SEALER_URL: 'postgresql://sealer:x@db/portal',
  NEXTAUTH_SECRET: 'kX9v2Lq7RzT4mWp8YbN3cHj6GdF5sAe1',
}

describe('the environment (S14)', () => {
  it('is read with its defaults', () => {
    expect(parseEnv(good)).toMatchObject({ PORT: 3000, DEMO: false, PASSWORD_PROFILE: 'standard' })
  })

  it.each([
    ['PORT', 'http', 'PORT'],
    ['DATABASE_URL', 'mysql://db', '须以 postgresql:// 开头'],
    ['NEXTAUTH_SECRET', 'short', '至少 32 个字符'],
    ['NEXTAUTH_SECRET', 'change-me-change-me-change-me-change-me', '太弱'],
    ['NEXTAUTH_SECRET', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '太弱'],
    ['PORTAL_TODAY', '2026-08-20', 'DEMO=1'],
    ['SMTP_URL', 'mail.example', '须以 smtp://'],
  ])('%s=%s stops the start with a sentence', (name, value, words) => {
    expect(() => parseEnv({ ...good, [name]: value })).toThrow(words)
  })

  it('names every wrong variable at once', () => {
    expect(() => parseEnv({ ...good, PORT: 'x', DATABASE_URL: 'y' })).toThrow(/PORT[\s\S]*DATABASE_URL/)
  })
})
