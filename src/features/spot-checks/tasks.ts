import { z } from 'zod'

import type { Task } from '@/server/task'
import { query, type Context } from '@/server/use-case'

import { parties } from './ask-enterprise'
import { plansOf } from './plan-store'
import { obstaclesOf, openRequests, type SheetRow, sheetsOf } from './sheet-store'
import { canMovePlan, officers } from './state'

/** What waits: plans to release or to close, sheets to give out, to check or to sign, requests to answer. */
export const spotCheckTasks = query({
  name: 'spotChecks.tasks',
  allow: [...officers, ...parties],
  input: z.strictObject({}),
  run: (context): Promise<Task[]> =>
    context.actor.kind === 'ENTERPRISE' ? requests(context) : officerTasks(context),
})

async function requests({ tx, actor }: Context): Promise<Task[]> {
  return (await openRequests(tx, actor.organisationId!)).map((request) => ({
    id: `spot-check-request:${request.sheetId}`,
    what: `答复抽查 ${request.planNumber}`,
    whose: request.receiptNumber,
    dueOn: request.answerBy,
    href: `/enterprise/spot-checks/${request.sheetId}`,
    action: '说明情况',
  }))
}

async function officerTasks(context: Context): Promise<Task[]> {
  const { tx, actor } = context
  const office = actor.kind === 'DIVISION_OFFICE' ? 'division' : 'commerce'
  const hrefOf = ({ id }: SheetRow) =>
    office === 'division' ? `/division/spot-checks/${id}` : `/commerce/spot-checks/sheets/${id}`
  const taskOf = (sheet: SheetRow, what: string, action: string): Task => ({
    id: `spot-check:${sheet.id}`,
    what: `${what} ${sheet.plan.number}`,
    whose: `${sheet.item.application.receiptNumber} ${sheet.partyName}`,
    dueOn: sheet.dueOn,
    href: hrefOf(sheet),
    action,
  })
  const mine = await sheetsOf(tx, { assigneeId: actor.accountId!, state: 'ASSIGNED' })
  const handedIn = (await sheetsOf(tx, { state: 'HANDED_IN', assigneeId: { not: actor.accountId! } })).slice(
    0,
    50,
  )
  const closed = new Set(
    (
      await obstaclesOf(
        tx,
        actor.accountId!,
        handedIn.map(({ id }) => id),
      )
    ).map(({ receiptNumber }) => receiptNumber),
  )
  return [
    ...(office === 'commerce' ? await planTasks(context) : []),
    ...mine.map((sheet) => taskOf(sheet, '抽查', '填写核查表')),
    ...handedIn
      .filter(({ item }) => !closed.has(item.application.receiptNumber ?? ''))
      .map((sheet) => taskOf(sheet, '签署核查表', '查看并签署')),
  ]
}

async function planTasks({ tx, actor }: Context): Promise<Task[]> {
  return (await plansOf(tx, ['PREPARED', 'DRAWN'])).flatMap((plan) => {
    const task = (what: string, action: string): Task => ({
      id: `spot-check-plan:${plan.id}`,
      what: `${what} ${plan.number}`,
      whose: plan.title,
      dueOn: null,
      href: `/commerce/spot-checks/${plan.id}`,
      action,
    })
    const another = plan.preparedById !== actor.accountId
    if (another && canMovePlan(actor.role, plan.state, 'release')) return [task('下达抽查方案', '查看并下达')]
    if (plan.state !== 'DRAWN') return []
    const open = plan.sheets.filter(({ state }) => state === 'OPEN').length
    if (open > 0)
      return actor.role === 'COMMERCE_PREPARER' ? [task(`分派 ${open} 份核查表`, '分派核查人')] : []
    const whole = plan.sheets.every(({ state }) => state === 'SIGNED')
    return whole && another && canMovePlan(actor.role, plan.state, 'close')
      ? [task('结束抽查', '查看并结束')]
      : []
  })
}
