import { keepUpload } from '@/features/stored-files'
import { decimal, money } from '@/policy-rules'
import { dateInShanghai, dateToColumn } from '@/server/clock'
import { command, done, notFound, refuse } from '@/server/use-case'

import { officialRecordInput, ownRecordInput } from './schema'
import { addRecord, isEnterprise } from './store'

/** E4: an enterprise adds a 单一窗口 certificate or a stamped letter, each with its file. */
export const addExportRecord = command({
  name: 'exportRecords.add',
  allow: ['ENTERPRISE_OPERATOR', 'ENTERPRISE_APPROVER'],
  input: ownRecordInput,
  run: async (context, { evidence, ...record }) => {
    const { tx, actor, now } = context
    const enterpriseId = actor.organisationId!
    checkDates(record, now)
    const evidenceFileId = await keepUpload(context, {
      file: evidence,
      ownerOrganisationId: enterpriseId,
      purpose: 'export-evidence',
      field: 'evidence',
    })
    const id = await addRecord(tx, { ...kept(record, actor.accountId, now), enterpriseId, evidenceFileId })
    return done(
      { id },
      {
        subject: { kind: 'export_record', id },
        detail: { year: record.year, source: record.source, amountUsd: record.amountUsd },
      },
    )
  },
})

/** E4: the official list is the province's to enter; `note` names the document. */
export const addOfficialRecord = command({
  name: 'exportRecords.addOfficial',
  allow: ['COMMERCE_PREPARER'],
  input: officialRecordInput,
  run: async (context, { evidence, enterpriseId, ...record }) => {
    const { tx, actor, now } = context
    checkDates(record, now)
    if (!(await isEnterprise(tx, enterpriseId))) return notFound('企业')
    const evidenceFileId = evidence
      ? await keepUpload(context, {
          file: evidence,
          ownerOrganisationId: enterpriseId,
          purpose: 'export-evidence',
          field: 'evidence',
        })
      : null
    const id = await addRecord(tx, {
      ...kept({ ...record, source: 'OFFICIAL' }, actor.accountId, now),
      enterpriseId,
      evidenceFileId,
    })
    return done(
      { id },
      {
        subject: { kind: 'export_record', id },
        detail: { enterpriseId, year: record.year, source: 'OFFICIAL', amountUsd: record.amountUsd },
      },
    )
  },
})

/** E3: a year's exports are known when the year is over; nothing is obtained tomorrow. */
function checkDates({ year, obtainedOn }: { year: number; obtainedOn: string }, now: Date): void {
  const fieldErrors: Record<string, string[]> = {}
  if (obtainedOn > dateInShanghai(now)) fieldErrors.obtainedOn = ['取得日期不能晚于今天。请核对。']
  if (`${year}-12-31` >= obtainedOn)
    fieldErrors.year = [`${year} 年的全年出口额在该年结束后才能取得。请核对年份和取得日期。`]
  if (Object.keys(fieldErrors).length > 0)
    refuse('INVALID', '有内容需要更正，请按提示修改后再提交。', { fieldErrors })
}

function kept(
  record: {
    year: number
    source: 'OFFICIAL' | 'SINGLE_WINDOW' | 'UNDERTAKING'
    amountUsd: string
    obtainedOn: string
    note: string
  },
  recordedById: string | null,
  now: Date,
) {
  return {
    ...record,
    amountUsd: money(decimal(record.amountUsd, 2)),
    obtainedOn: dateToColumn(record.obtainedOn),
    recordedById,
    recordedAt: now,
  }
}
