import { z } from 'zod'

import { clawbackFormHref, ordersOfItems } from '@/features/clawbacks'
import { casesOfEnterprises, newCaseHref } from '@/features/negative-list'
import { halfYearInWords, PROGRAMME_NAMES } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import type { Tx } from '@/server/db'
import { notFound, query } from '@/server/use-case'

import { checkLabel, checks } from './checks'
import { hindrances, wrongSum } from './hand-in'
import { allDivisions, namesOf } from './plan-store'
import { oneSheet } from './schema'
import {
  applicationLines,
  materialsOf,
  obstaclesOf,
  sheetById,
  type SheetRow,
  sheetsOf,
  type StoredSheet,
} from './sheet-store'
import { canMoveSheet, officers } from './state'
import { stratumName } from './strata'

const division = ['DIVISION_COMMERCE', 'DIVISION_FINANCE'] as const

export const rowOf = (sheet: SheetRow, today: string) => ({
  id: sheet.id,
  planNumber: sheet.plan.number,
  planTitle: sheet.plan.title,
  receiptNumber: sheet.item.application.receiptNumber ?? '',
  partyName: sheet.partyName,
  paidCny: sheet.paidCny,
  wrongCny: sheet.wrongCny,
  state: sheet.state,
  dueOn: sheet.dueOn,
  late: sheet.dueOn !== null && today > sheet.dueOn && sheet.state !== 'SIGNED',
})
export type SheetSummary = ReturnType<typeof rowOf>

/** The sheets that the division's people check. */
export const divisionSheets = query({
  name: 'spotChecks.divisionSheets',
  allow: division,
  input: z.strictObject({}),
  run: async ({ tx, now }) => (await sheetsOf(tx, {})).map((sheet) => rowOf(sheet, dateInShanghai(now))),
})

/** 逾期未完成的核查, for the list of what is late. */
export const overdueSheets = query({
  name: 'spotChecks.overdue',
  allow: [...officers, 'AUDITOR'],
  input: z.strictObject({}),
  run: async ({ tx, now }) => {
    const today = dateInShanghai(now)
    return (await sheetsOf(tx, { state: { in: ['ASSIGNED', 'HANDED_IN'] } }))
      .map((sheet) => rowOf(sheet, today))
      .filter(({ late }) => late)
  },
})

export const sheetDetail = query({
  name: 'spotChecks.sheet',
  allow: [...officers, 'AUDITOR'],
  input: oneSheet,
  run: async ({ tx, actor, now }, { sheetId }) => {
    const sheet = (await sheetById(tx, sheetId)) ?? notFound('核查表')
    const today = dateInShanghai(now)
    const name = await namesOf(tx, [sheet.assigneeId, sheet.signedById])
    const mine = sheet.assigneeId === actor.accountId
    const second = !mine && (await obstaclesOf(tx, actor.accountId!, [sheetId])).length === 0
    const divisionName =
      (await allDivisions(tx)).find(({ code }) => code === sheet.divisionCode)?.name ?? '省本级（保险机构）'
    const fileOf = (file: StoredSheet['files'][number]['file']) => ({
      id: file.id,
      name: file.displayName,
      sizeBytes: file.sizeBytes,
      uploadedAt: file.uploadedAt,
    })
    return {
      id: sheet.id,
      planId: sheet.planId,
      planNumber: sheet.plan.number,
      planTitle: sheet.plan.title,
      position: sheet.position,
      receiptNumber: sheet.item.application.receiptNumber ?? '',
      listNumber: sheet.item.awardList.number,
      partyName: sheet.partyName,
      uscc: sheet.uscc,
      isEnterprise: sheet.divisionCode !== null,
      stratum: stratumName(sheet.stratum, divisionName, sheet.plan.bandsCny),
      programme: PROGRAMME_NAMES[sheet.item.application.programme],
      halfYear: halfYearInWords(sheet.item.application.halfYear),
      byLot: sheet.byLot,
      flags: sheet.flags,
      paidCny: sheet.paidCny,
      state: sheet.state,
      assignee: name(sheet.assigneeId),
      dueOn: sheet.dueOn,
      late: sheet.dueOn !== null && today > sheet.dueOn && sheet.state !== 'SIGNED',
      checks: checks.map((check) => {
        const answer = sheet.answers.find(({ checkKey }) => checkKey === check.key)
        return {
          ...check,
          finding: answer?.finding ?? null,
          facts: answer?.facts ?? '',
          files: sheet.files.filter(({ checkKey }) => checkKey === check.key).map(({ file }) => fileOf(file)),
        }
      }),
      wrongLines: sheet.lines,
      wrongCny: wrongSum(sheet.lines),
      lines: await applicationLines(tx, sheet.applicationId),
      materials: (await materialsOf(tx, sheet.applicationId)).map(fileOf),
      request: sheet.request && {
        words: sheet.request.words,
        answerBy: sheet.request.answerBy,
        askedAt: sheet.request.askedAt,
        answer: sheet.request.answer,
        answeredAt: sheet.request.answeredAt,
        late: dateInShanghai(sheet.request.answeredAt ?? now) > sheet.request.answerBy,
        files: sheet.files.filter(({ checkKey }) => checkKey === null).map(({ file }) => fileOf(file)),
      },
      conclusion: sheet.conclusion,
      correction: sheet.correction,
      asksClawback: sheet.asksClawback,
      caseGround: sheet.caseGround,
      handedInAt: sheet.handedInAt,
      returnReason: sheet.returnReason,
      signedBy: name(sheet.signedById),
      signedAt: sheet.signedAt,
      hindrances: mine && sheet.state === 'ASSIGNED' ? hindrances(sheet, today) : [],
      followUp: actor.kind === 'DIVISION_OFFICE' ? null : await followUpOf(tx, sheet),
      may: {
        check: mine && canMoveSheet(actor.role, sheet.state, 'check'),
        sign: second && canMoveSheet(actor.role, sheet.state, 'sign'),
        followUp: actor.role === 'COMMERCE_PREPARER',
      },
    }
  },
})
export type SheetDetail = Extract<Awaited<ReturnType<typeof sheetDetail>>, { ok: true }>['value']

/** Where a signed sheet leads: the clawback and the case that came of it, or the forms for them, filled in. */
async function followUpOf(tx: Tx, sheet: StoredSheet) {
  if (sheet.state !== 'SIGNED' || !(sheet.asksClawback || sheet.caseGround)) return null
  const [order] = sheet.asksClawback ? await ordersOfItems(tx, [sheet.itemId], sheet.signedAt!) : []
  const [found] = sheet.caseGround
    ? (await casesOfEnterprises(tx, [sheet.uscc], sheet.handedInAt!)).filter(
        ({ ground }) => ground === sheet.caseGround,
      )
    : []
  return {
    clawback: sheet.asksClawback
      ? (order ?? {
          newHref: clawbackFormHref({
            itemId: sheet.itemId,
            amountCny: wrongSum(sheet.lines),
            reason: factsOf(sheet),
            basis: `豫商财〔2024〕15号 二(三)；抽查方案 ${sheet.plan.number}`,
          }),
        })
      : null,
    case: sheet.caseGround
      ? (found ?? {
          newHref: newCaseHref({ uscc: sheet.uscc, ground: sheet.caseGround, facts: factsOf(sheet) }),
        })
      : null,
  }
}

/** The facts in words, for the forms that follow; short enough for an address. */
export function factsOf(sheet: StoredSheet): string {
  const differing = sheet.answers.filter(({ finding }) => finding === 'DIFFERS')
  const words = [
    `抽查 ${sheet.plan.number} 第 ${sheet.position} 号，申报 ${sheet.item.application.receiptNumber}。`,
    ...sheet.lines.map(
      ({ position, name, wrongCny, facts }) => `第 ${position} 行 ${name}，差错 ${wrongCny} 元：${facts}`,
    ),
    ...differing.map(({ checkKey, facts }) => `${checkLabel(checkKey)}不符：${facts}`),
  ].join('\n')
  return words.length > 900 ? `${words.slice(0, 880)}……（详见核查表）` : words
}
