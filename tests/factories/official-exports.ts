import { exportXlsx, officialExportList } from '@/documents'
import { confirmOfficialList, submitOfficialList } from '@/features/official-exports/confirm-list'
import { importOfficialList } from '@/features/official-exports/import-list'
import type { Actor } from '@/server/auth/actor'

import { accepted } from './award-lists'
import { aPdf } from './files'
import { someday } from './people'

export interface OfficialRow {
  uscc: string
  amountUsd: string
  name?: string
  year?: string
}

/** The xlsx of an authority, filled in by the template. */
export async function anOfficialFile(
  rows: readonly OfficialRow[],
  name = '2025年出口名单.xlsx',
): Promise<File> {
  const bytes = await exportXlsx(
    officialExportList,
    rows.map(({ uscc, amountUsd, name: of = '河南测试进出口有限公司', year = '2025' }, index) => ({
      position: index + 1,
      name: of,
      uscc,
      year,
      amountUsd,
    })),
  )
  return new File([bytes as BlobPart], name)
}

export const importing = async (rows: readonly OfficialRow[], changes: Record<string, unknown> = {}) => ({
  year: '2025',
  issuer: '郑州海关',
  documentNumber: '郑关函〔2026〕18号',
  obtainedOn: '2026-08-10',
  file: await anOfficialFile(rows),
  letter: aPdf('来文.pdf'),
  ...changes,
})

/** A list in force: imported and sent on by one, confirmed by another. */
export async function anOfficialList(
  desk: { preparer: Actor; checker: Actor },
  rows: readonly OfficialRow[],
  changes: Record<string, unknown> = {},
  now = someday,
): Promise<{ listId: string; figures: number; differences: number; reviewed: number }> {
  const { listId } = await accepted(
    importOfficialList(desk.preparer, await importing(rows, changes), { now }),
  )
  await accepted(submitOfficialList(desk.preparer, { listId }, { now }))
  return accepted(confirmOfficialList(desk.checker, { listId }, { now }))
}
