import '../../setup/test-database'
import { randomUUID } from 'node:crypto'

import { describe, expect, it } from 'vitest'

import { notify, notifyAll, unreadCount } from '@/features/notifications'
import { listNotifications, markRead } from '@/features/notifications/read-notifications'
import { systemActor } from '@/server/auth/actor'
import { asActor } from '@/server/db'

import { anEnterprise } from '../../factories/enterprises'
import { aPerson, someday } from '../../factories/people'
import { asOwner } from '../../setup/test-database'

const now = someday

async function enterpriseWithPeople() {
  const { id } = await anEnterprise()
  const operator = await aPerson('ENTERPRISE_OPERATOR', { organisationId: id })
  const approver = await aPerson('ENTERPRISE_APPROVER', { organisationId: id })
  return { id, operator, approver }
}

const tell = (organisationId: string, title: string, accountId: string | null = null) =>
  asActor(systemActor(), (tx) =>
    notify(tx, { organisationId, accountId, kind: 'test.told', title, href: '/home' }, now),
  )

async function titles(actor: Awaited<ReturnType<typeof aPerson>>, unreadOnly = false) {
  const outcome = await listNotifications(actor, { unreadOnly, page: 1 }, { now })
  if (!outcome.ok) throw outcome.refusal
  return outcome.value.notifications.map(({ title }) => title)
}

describe('notifications', () => {
  it('reach the organisation’s people, or the one person they are for', async () => {
    const { id, operator, approver } = await enterpriseWithPeople()
    await tell(id, '给本单位')
    await tell(id, '给负责人', approver.accountId)
    expect(await titles(operator)).toEqual(['给本单位'])
    expect((await titles(approver)).toSorted()).toEqual(['给本单位', '给负责人'])
    expect(await unreadCount(approver, {}, { now })).toMatchObject({ ok: true, value: 2 })
  })

  it('an official may send to an enterprise and read nothing there', async () => {
    const { id } = await enterpriseWithPeople()
    const official = await aPerson('COMMERCE_PREPARER')
    await asActor(official, (tx) =>
      notify(tx, { organisationId: id, kind: 'test.told', title: '来自省厅' }, now),
    )
    expect(await titles(official)).toEqual([])
  })

  it('are read once, one or all', async () => {
    const { id, operator } = await enterpriseWithPeople()
    await tell(id, '一')
    await tell(id, '二')
    await tell(id, '三')
    const list = await listNotifications(operator, { page: 1 }, { now })
    if (!list.ok) throw list.refusal
    const one = list.value.notifications.find(({ title }) => title === '二')!.id
    expect(await markRead(operator, { id: one }, { now })).toMatchObject({ ok: true, value: { marked: 1 } })
    expect((await titles(operator, true)).toSorted()).toEqual(['一', '三'])
    expect(await markRead(operator, {}, { now })).toMatchObject({ ok: true, value: { marked: 2 } })
    expect(await unreadCount(operator, {}, { now })).toMatchObject({ ok: true, value: 0 })
  })

  it('another’s notification answers like one that does not exist', async () => {
    const { id } = await enterpriseWithPeople()
    const { operator: stranger } = await enterpriseWithPeople()
    await tell(id, '不给外人看')
    const [row] = await asOwner<{ id: string }>('SELECT id FROM notification WHERE organisation_id = $1', [
      id,
    ])
    for (const asked of [row!.id, randomUUID()])
      expect(await markRead(stranger, { id: asked }, { now })).toMatchObject({
        ok: false,
        refusal: { code: 'NOT_FOUND' },
      })
  })

  it('the public has none', async () => {
    const outcome = await unreadCount({ ...systemActor(), role: 'PUBLIC', kind: 'PUBLIC' }, {}, { now })
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'FORBIDDEN' } })
  })

  it('one statement tells every verified enterprise, and no other', async () => {
    const verified = await enterpriseWithPeople()
    const { id: pending } = await anEnterprise({ state: 'PENDING_VERIFICATION' })
    const insurer = await aPerson('INSURER_OPERATOR')
    const official = await aPerson('COMMERCE_CHECKER')
    const told = await asActor(official, (tx) =>
      notifyAll(tx, 'VERIFIED_ENTERPRISES', { kind: 'test.all', title: '开始申报' }, now),
    )
    const [counted] = await asOwner<{ n: string }>(
      `SELECT count(*) AS n FROM enterprise WHERE state = 'VERIFIED'`,
    )
    expect(told).toBe(Number(counted!.n))
    expect(await titles(verified.operator)).toEqual(['开始申报'])
    expect(await titles(await aPerson('ENTERPRISE_OPERATOR', { organisationId: pending }))).toEqual([])
    await asActor(official, (tx) => notifyAll(tx, 'INSURERS', { kind: 'test.all', title: '统保申报' }, now))
    expect(await titles(insurer)).toEqual(['统保申报'])
    expect(await titles(verified.operator)).toEqual(['开始申报'])
  })
})
