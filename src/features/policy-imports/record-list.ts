import { randomUUID } from 'node:crypto'

import { USED } from '@/features/duplicate-cover'
import { rateFor } from '@/features/exchange-rates'
import { notify } from '@/features/notifications'
import { convertToCny, RULES_VERSION } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { command, done, notFound, refuse, type Context } from '@/server/use-case'

import { judgementsOf } from './check-list'
import type { ListedPolicy, PolicyToRecord } from './judge'
import {
  holdReservations,
  insertPolicies,
  useReservations,
  type CommonFacts,
  type NewPolicy,
} from './record-store'
import { oneImport, recordInput } from './schema'
import { stateLabels, transitions } from './state'
import {
  changeImport,
  changeVerdicts,
  claimImport,
  goodRows,
  lockImport,
  tallyOf,
  type StoredImport,
} from './store'

const insurers = ['INSURER_OPERATOR', 'INSURER_CHECKER'] as const
const subject = (id: string) => ({ kind: 'policy-import', id })
const ROWS_AT_ONCE = 1000

async function waiting(
  { tx, actor }: Context,
  id: string,
  verb: 'record' | 'withdraw',
): Promise<StoredImport> {
  const held = await lockImport(tx, id)
  if (!held || held.insurerId !== actor.organisationId) return notFound('导入')
  const step = transitions.find((row) => row.verb === verb)!
  if (held.state !== step.from)
    refuse('WRONG_STATE', `这次导入${stateLabels[held.state]}，不能“${step.label}”。请刷新页面查看。`)
  return held
}

/** 登记: the insurer's choice, all or nothing or the good rows. The policies are written in the background. */
export const startRecording = command({
  name: 'policyImports.start',
  allow: insurers,
  input: recordInput,
  run: async (context, { id, choice }) => {
    const { tx, now } = context
    await waiting(context, id, 'record')
    const { good, bad } = await tallyOf(tx, id)
    if (good === 0) refuse('WRONG_STATE', '清单中没有可以登记的保单。请按下面的原因改正后重新上传。')
    if (choice === 'all' && bad > 0)
      refuse('INVALID', `清单中有 ${bad} 行有误，不能全部登记。请改正后重新上传，或选择只登记无误的。`)
    await changeImport(tx, id, {
      state: 'RECORDING',
      onlyGood: choice === 'good',
      decidedAt: now,
      remark: '',
    })
    return done({ id }, { subject: subject(id), detail: { choice, good, bad } })
  },
})

/** 撤回: nothing of the list is recorded. */
export const withdrawImport = command({
  name: 'policyImports.withdraw',
  allow: insurers,
  input: oneImport,
  run: async (context, { id }) => {
    await waiting(context, id, 'withdraw')
    await changeImport(context.tx, id, {
      state: 'WITHDRAWN',
      remark: '由保险机构撤回。',
      endedAt: context.now,
    })
    return done({ id }, { subject: subject(id), detail: { state: 'WITHDRAWN' } })
  },
})

/**
 * Writes the policies of a list, all in one transaction: killed before its commit nothing is recorded, and another process
 * begins anew. Each row is judged again by what the portal knows now; one that is bad meanwhile is left out with its
 * reason, or, where all or none were wanted, sends the whole list back to its insurer.
 */
export const recordList = command({
  name: 'policyImports.record',
  allow: insurers,
  input: oneImport,
  timeoutMs: 15 * 60_000,
  run: async (context, { id }) => {
    const { tx, actor, now } = context
    const held = await claimImport(tx, id, 'RECORDING')
    if (!held || held.insurerId !== actor.organisationId) return done({ recorded: 0, failed: false }, [])
    const common = await commonFacts(context, held)
    let recorded = 0
    for (let after = 0; ;) {
      const rows = await goodRows(tx, id, after, ROWS_AT_ONCE)
      if (rows.length === 0) break
      after = rows.at(-1)!.rowNumber
      recorded += await recordSome(context, held, common, rows)
    }
    await changeImport(tx, id, { state: 'RECORDED', recordedRows: recorded, endedAt: now })
    await tell(context, held, `已登记 ${recorded} 张保单`)
    return done(
      { recorded, failed: false },
      { subject: subject(id), detail: { recorded, rate: common.rate } },
    )
  },
})

/** What kept all of a list from being recorded stands on its rows; the insurer chooses again. */
export const sendBack = command({
  name: 'policyImports.sendBack',
  allow: insurers,
  input: oneImport,
  run: async (context, { id }) => {
    const { tx, actor } = context
    const held = await claimImport(tx, id, 'RECORDING')
    if (!held || held.insurerId !== actor.organisationId) return done({ id }, [])
    let after = 0
    for (;;) {
      const rows = await goodRows(tx, id, after, ROWS_AT_ONCE)
      if (rows.length === 0) break
      after = rows.at(-1)!.rowNumber
      const judged = await judgementsOf(context, contents(rows), held.evidenceFileId !== null)
      await changeVerdicts(
        tx,
        id,
        judged.flatMap((judgement, index) =>
          judgement.verdict === 'GOOD'
            ? []
            : [
                {
                  rowNumber: rows[index]!.rowNumber,
                  verdict: judgement.verdict,
                  complaint: judgement.complaint,
                },
              ],
        ),
      )
    }
    const { bad } = await tallyOf(tx, id)
    const remark = `检查以后情况有变，${bad} 行不能登记，因此一张也没有登记。请改正后重新上传，或选择只登记无误的。`
    await changeImport(tx, id, { state: 'CHECKED', remark })
    await tell(context, held, `一张也没有登记：检查以后有 ${bad} 行不能登记`)
    return done({ id }, { subject: subject(id), detail: { state: 'CHECKED', bad } })
  },
})

async function commonFacts({ tx, actor, now }: Context, held: StoredImport): Promise<CommonFacts> {
  const rate = await rateFor(tx, 'USD', dateInShanghai(now))
  return {
    importId: held.id,
    insurerId: held.insurerId,
    recordedById: actor.accountId!,
    recordedAt: now,
    rulesVersion: RULES_VERSION,
    rate: rate && {
      exchangeRate: rate.exchangeRate,
      exchangeRateDate: rate.exchangeRateDate,
      source: rate.source,
    },
  }
}

const contents = (rows: readonly { content: unknown }[]) =>
  rows.map(({ content }) => ({ values: content as ListedPolicy }))

/** Of these rows the ones that may still be recorded; answers with how many were. */
async function recordSome(
  context: Context,
  held: StoredImport,
  common: CommonFacts,
  rows: readonly { rowNumber: number; content: unknown }[],
): Promise<number> {
  const { tx, now } = context
  const judged = await judgementsOf(context, contents(rows), held.evidenceFileId !== null)
  const good = judged.flatMap((judgement, index) => {
    if (judgement.verdict !== 'GOOD') return []
    const row = rows[index]!
    const policy = newPolicy(row.content as ListedPolicy, judgement.policy, held, common)
    return [{ rowNumber: row.rowNumber, reservationId: judgement.policy.reservationId, policy }]
  })
  await holdReservations(
    tx,
    good.map(({ reservationId }) => reservationId),
  )
  const written = await insertPolicies(
    tx,
    common,
    good.map(({ policy }) => policy),
  )
  const taken = good.filter(({ policy }) => !written.has(policy.id))
  const late = [
    ...judged.flatMap((judgement, index) =>
      judgement.verdict === 'GOOD'
        ? []
        : [{ rowNumber: rows[index]!.rowNumber, verdict: judgement.verdict, complaint: judgement.complaint }],
    ),
    ...taken.map(({ rowNumber }) => ({
      rowNumber,
      verdict: 'BAD' as const,
      complaint: '该企业的统保保单刚有变动，请重新查重后再登记。',
    })),
  ]
  if (late.some(({ verdict }) => verdict === 'BAD') && held.onlyGood === false)
    refuse('CONFLICT', '检查以后情况有变，一张也没有登记。')
  await changeVerdicts(tx, held.id, late)
  await useReservations(
    tx,
    good.filter(({ policy }) => written.has(policy.id)).map(({ reservationId }) => reservationId),
    now,
    USED,
  )
  return written.size
}

function newPolicy(
  row: ListedPolicy,
  policy: PolicyToRecord,
  held: StoredImport,
  { rate }: CommonFacts,
): NewPolicy {
  const { terms, sheet } = policy
  return {
    id: randomUUID(),
    programme: policy.programme,
    insurancePolicyNumber: row.insurancePolicyNumber,
    enterpriseId: policy.enterpriseId,
    uscc: row.uscc,
    enterpriseName: policy.enterpriseName,
    divisionCode: policy.divisionCode,
    inception: row.inception,
    expiry: row.expiry,
    exportYear: policy.exportYear,
    priorYearExportsUsd: policy.priorYearExportsUsd,
    exportSource: policy.exportSource,
    exportRecordId: policy.exportRecordId,
    exportEvidenceFileId: policy.byEvidence ? held.evidenceFileId : null,
    ...terms,
    premiumCny: rate && convertToCny(terms.premiumUsd, rate.exchangeRate),
    fiscalShareCny: rate && convertToCny(terms.fiscalShareUsd, rate.exchangeRate),
    sheet: sheet(),
    checkId: policy.checkId,
    invoiceNumber: row.invoiceNumber,
    selfPaidReceivedOn: row.selfPaidReceivedOn,
    state: policy.state,
  }
}

const tell = ({ tx, now }: Context, held: StoredImport, what: string): Promise<void> =>
  notify(
    tx,
    {
      organisationId: held.insurerId,
      accountId: held.sentById,
      kind: 'policy-imports.recorded',
      title: `统保保单清单 ${held.number}：${what}`,
      href: `/insurer/policies/imports/${held.id}`,
    },
    now,
  )
