import '../../setup/test-database'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { notify, sendDigests } from '@/features/notifications'
import { systemActor } from '@/server/auth/actor'
import { asActor } from '@/server/db'
import { env } from '@/server/env'

import { anEnterprise } from '../../factories/enterprises'
import { aPerson, someday } from '../../factories/people'
import { asOwner } from '../../setup/test-database'
import { smtpServer } from './smtp-server'

const now = someday
let server: Awaited<ReturnType<typeof smtpServer>>

beforeEach(async () => {
  await asOwner('DELETE FROM notification')
  server = await smtpServer(['nobody@example.com'])
  env().SMTP_URL = server.url
})
afterEach(() => server.stop())

async function enterprise(...emails: string[]) {
  const { id } = await anEnterprise()
  const people = []
  for (const email of emails) {
    const person = await aPerson('ENTERPRISE_OPERATOR', { organisationId: id })
    await asOwner('UPDATE account SET email = $1 WHERE id = $2', [email, person.accountId])
    people.push(person)
  }
  return { id, people }
}

const tell = (organisationId: string, title: string, accountId: string | null = null, at = now) =>
  asActor(systemActor(), (tx) =>
    notify(tx, { organisationId, accountId, kind: 'test.told', title, href: '/notices/1' }, at),
  )

describe('mailing', () => {
  it('is one digest a recipient, with what is for them, and never a second time', async () => {
    const { id, people } = await enterprise('a@example.com', 'b@example.com')
    await tell(id, '批次开放')
    await tell(id, '申报被退回', people[1]!.accountId)
    expect(await sendDigests(now)).toBe(2)
    const mails = Object.fromEntries(server.received.map(({ to, text }) => [to.join(), text]))
    expect(Object.keys(mails).toSorted()).toEqual(['a@example.com', 'b@example.com'])
    expect(mails['a@example.com']).toContain('批次开放')
    expect(mails['a@example.com']).not.toContain('申报被退回')
    expect(mails['b@example.com']).toContain('批次开放')
    expect(mails['b@example.com']).toContain('申报被退回')
    expect(mails['b@example.com']).toContain('/notices/1')
    expect(await sendDigests(now)).toBe(0)
    expect(server.received).toHaveLength(2)
  })

  it('two processes at once mail each thing once', async () => {
    for (let i = 0; i < 10; i += 1) await tell((await enterprise(`p${i}@example.com`)).id, '批次开放')
    const sent = await Promise.all([sendDigests(now), sendDigests(now), sendDigests(now)])
    expect(sent.reduce((sum, each) => sum + each, 0)).toBe(10)
    expect(new Set(server.received.map(({ to }) => to.join())).size).toBe(10)
    expect(server.received).toHaveLength(10)
  })

  it('is marked in the database before a mail leaves, so a killed process cannot mail twice', async () => {
    const { id } = await enterprise('slow@example.com')
    await tell(id, '批次开放')
    const markedAt: string[] = []
    server.onTaken = async () => {
      const [row] = await asOwner<{ n: string }>(
        'SELECT count(*) AS n FROM notification WHERE digested_at IS NULL',
      )
      markedAt.push(row!.n)
    }
    await sendDigests(now)
    expect(markedAt).toEqual(['0'])
  })

  it('waits while the mail server is away', async () => {
    const { id } = await enterprise('later@example.com')
    await tell(id, '批次开放')
    const { url } = server
    env().SMTP_URL = 'smtp://127.0.0.1:1'
    expect(await sendDigests(now)).toBe(0)
    env().SMTP_URL = url
    expect(await sendDigests(now)).toBe(1)
    expect(server.received.map(({ to }) => to)).toEqual([['later@example.com']])
  })

  it('an address the server refuses does not keep the others waiting', async () => {
    await tell((await enterprise('nobody@example.com')).id, '批次开放')
    await tell((await enterprise('somebody@example.com')).id, '批次开放')
    expect(await sendDigests(now)).toBe(1)
    expect(server.received.map(({ to }) => to)).toEqual([['somebody@example.com']])
  })

  it('what was read, or is older than three days, is not mailed', async () => {
    const { id } = await enterprise('read@example.com')
    await tell(id, '旧消息', null, new Date(now.getTime() - 4 * 86_400_000))
    await tell(id, '已读消息')
    await asOwner('UPDATE notification SET read_at = now() WHERE title = $1', ['已读消息'])
    expect(await sendDigests(now)).toBe(0)
  })

  it('without SMTP_URL nothing is marked', async () => {
    const { id } = await enterprise('none@example.com')
    await tell(id, '批次开放')
    delete env().SMTP_URL
    expect(await sendDigests(now)).toBe(0)
    const [row] = await asOwner<{ n: string }>(
      'SELECT count(*) AS n FROM notification WHERE digested_at IS NULL',
    )
    expect(row!.n).toBe('1')
  })
})
