import { chainHash, chainStart } from '@/server/audit/canonical'
import { columnName } from '@/server/audit/column-names'

import type { Content, TrailRow, TransactionMark } from './store'
import { accountEnd, fieldOf } from './words'

/** Whether a row of the trail is as the portal wrote it, in words. Pure. */
export interface Mark {
  /** WHOLE: verified untouched; TOUCHED: changed past the portal; UNSURE: could not be verified, and why. */
  kind: 'WHOLE' | 'TOUCHED' | 'UNSURE'
  words: string
}

const touched = (words: string): Mark => ({ kind: 'TOUCHED', words })

/**
 * The present row against its newest kept version, every kept version against its digest, the transactions' digests against
 * their audit entries, and the entries against their links of the sealed chain.
 */
export function markOf(
  row: TrailRow,
  marks: ReadonlyMap<string, TransactionMark>,
  reader: { isDraft: boolean; accounts: boolean },
): Mark {
  const { kept, present, operation } = row
  if (!kept)
    return reader.isDraft
      ? { kind: 'UNSURE', words: '正在补正，草稿不留版本，提交后再核对。' }
      : touched('这一行不是由平台写入的。')
  if (operation === 'DELETE' && present) return touched('平台已删除这一行，现又出现，不是由平台写入的。')
  if (operation !== 'DELETE' && !present) return touched('这一行已被删除，平台没有删除它的记录。')
  const changes = present ? changedColumns(row.table, kept, present, reader.accounts) : []
  if (changes.length > 0 && !reader.isDraft) return touched(`这一行被改动：${changes.join('；')}。`)
  if (!row.whole) return touched('这一行的留存版本被改动，与其摘要不符。')
  return (
    row.transactions.map((name) => entryMark(marks.get(name))).find(({ kind }) => kind !== 'WHOLE') ?? whole
  )
}

const whole: Mark = { kind: 'WHOLE', words: '核对无误' }

function entryMark(mark: TransactionMark | undefined): Mark {
  if (!mark || mark.entryId === null) return touched('这一行有改动不是经平台办理的，没有对应的审计记录。')
  const entry = `审计记录 ${mark.entryId}`
  if (!mark.whole) return touched(`${entry} 所写的版本已不完整或被改动。`)
  if (mark.sequence === null || mark.hash === null)
    return { kind: 'UNSURE', words: `${entry} 尚未封存入链（每几秒封存一次），请稍后刷新再核对。` }
  return chainHash(mark.sequence === 1n ? chainStart : (mark.previousHash ?? ''), asEntry(mark)) === mark.hash
    ? whole
    : touched(`${entry} 的内容或次序被改动，与封存序号 ${mark.sequence} 的链值不符。`)
}

const asEntry = (mark: TransactionMark) => ({
  id: mark.entryId!,
  at: mark.at!,
  actorId: mark.actorId,
  actorRole: mark.actorRole!,
  organisationId: mark.organisationId,
  action: mark.action!,
  subjectKind: mark.subjectKind!,
  subjectId: mark.subjectId!,
  result: mark.result!,
  detail: mark.detail,
  requestId: mark.requestId!,
  address: mark.address!,
})

/** A column that came later is no difference. */
function changedColumns(table: string, kept: Content, present: Content, accounts: boolean): string[] {
  return Object.keys(kept)
    .filter((column) => column in present && JSON.stringify(kept[column]) !== JSON.stringify(present[column]))
    .map((column) => {
      const told = (value: unknown) =>
        (column.includes('account_number') && !accounts
          ? accountEnd(value)
          : fieldOf(table, column, value).text) ?? '空'
      return `${columnName(column)}（${column}）应为 ${told(kept[column])}，现为 ${told(present[column])}`
    })
}
