import nodemailer, { type Transporter } from 'nodemailer'

import { systemActor } from '@/server/auth/actor'
import { timeInShanghai, dateInShanghai } from '@/server/clock'
import { asActor } from '@/server/db'
import { allowedOrigins, env } from '@/server/env'
import { log } from '@/server/log'

import { claimUndigested, mailboxesOf, type ClaimedNotification } from './store'

/** Older news is not mailed any more: a mail server configured late must not flood its people. */
const MAILED_WITHIN_DAYS = 3

/**
 * Mails what is new and unread: one digest a recipient, never a mail per event. An organisation's notifications are
 * marked as mailed, and committed so, before its mails leave: a process killed in between loses a mail (the portal still
 * has the notification), but nothing is ever mailed twice. A server that is away is noticed before anything is marked.
 * Returns how many mails left; without SMTP_URL it does nothing.
 */
export async function sendDigests(now: Date): Promise<number> {
  const { SMTP_URL, MAIL_FROM } = env()
  if (!SMTP_URL) return 0
  const transport = nodemailer.createTransport(pooled(SMTP_URL), { from: MAIL_FROM })
  let sent = 0
  try {
    await transport.verify()
    for (;;) {
      const digests = await claimDigests(now)
      if (!digests) break
      for (const digest of digests) sent += await mail(transport, digest)
    }
  } catch (error) {
    log.warn({ error: String(error), sent }, 'mailing stopped; what is not marked waits for the next run')
  } finally {
    transport.close()
  }
  return sent
}

/** One connection for the whole run. */
function pooled(smtpUrl: string): string {
  const url = new URL(smtpUrl)
  url.searchParams.set('pool', 'true')
  url.searchParams.set('maxConnections', '1')
  return url.href
}

async function claimDigests(now: Date): Promise<Digest[] | null> {
  const since = new Date(now.getTime() - MAILED_WITHIN_DAYS * 86_400_000)
  return asActor(systemActor(), async (tx) => {
    const claim = await claimUndigested(tx, since, now)
    return claim && digestsOf(claim.notifications, await mailboxesOf(tx, claim.organisationId))
  })
}

interface Digest {
  to: string
  notifications: ClaimedNotification[]
}

/** A mailbox gets what is for its organisation and for its own account; the same address is written to once. */
function digestsOf(
  notifications: ClaimedNotification[],
  mailboxes: readonly { accountId: string | null; email: string }[],
): Digest[] {
  const addresses = new Map<string, Set<string | null>>()
  for (const { accountId, email } of mailboxes) {
    const key = email.trim().toLowerCase()
    addresses.set(key, (addresses.get(key) ?? new Set([null])).add(accountId))
  }
  return [...addresses]
    .map(([to, accounts]) => ({
      to,
      notifications: notifications.filter((each) => accounts.has(each.accountId)),
    }))
    .filter((digest) => digest.notifications.length > 0)
}

/** 1 when it left, 0 when the server refused this one. Throws when the server went away, which ends the run. */
async function mail(transport: Transporter, digest: Digest): Promise<number> {
  try {
    await transport.sendMail({ to: digest.to, subject: subjectOf(digest), text: textOf(digest) })
    return 1
  } catch (error) {
    if ((error as { responseCode?: number }).responseCode === undefined) throw error
    log.warn({ error: String(error) }, 'a digest was refused by the mail server')
    return 0
  }
}

const subjectOf = ({ notifications: [first, ...more] }: Digest) =>
  more.length === 0
    ? `【出口信用保险支持】${first!.title}`
    : `【出口信用保险支持】${first!.title} 等 ${more.length + 1} 条消息`

function textOf({ notifications }: Digest): string {
  const origin = allowedOrigins()[0]!
  const paragraphs = notifications.map((each, i) =>
    [
      `${i + 1}. ${each.title}（${dateInShanghai(each.createdAt)} ${timeInShanghai(each.createdAt)}）`,
      each.body,
      each.href ? `${origin}${each.href}` : '',
    ]
      .filter(Boolean)
      .join('\n'),
  )
  return [
    '您在出口信用保险支持服务平台有新的消息：',
    ...paragraphs,
    `全部消息：${origin}/notifications`,
    '本邮件由系统自动发送，请勿直接回复。',
  ].join('\n\n')
}
