import { randomUUID } from 'node:crypto'

import { yearOf } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { formatNumber, nextNumber } from '@/server/numbers'
import { command, done, refuse } from '@/server/use-case'

import { addBatch } from './batch-store'
import { codesOfFile, digestOf, MOST_CODES, questionsOf, typedCodes } from './read-list'
import { askManyInput } from './schema'

/**
 * 批量查重: a list of codes, typed, pasted or from a file, is kept as it was asked and answered in the background (see
 * `answer-many.ts`), so that it may be long and the browser may be closed. A bad row hinders no other.
 */
export const askMany = command({
  name: 'duplicateCover.askMany',
  allow: ['INSURER_OPERATOR', 'INSURER_CHECKER'],
  input: askManyInput,
  run: async ({ tx, actor, now }, { codes, file, coverFrom, reserves }) => {
    const today = dateInShanghai(now)
    const attached = file !== null && file.size > 0
    if (attached === (codes !== ''))
      refuseField(
        attached ? 'file' : 'codes',
        attached ? '请只用一种方式：粘贴代码，或选择文件。' : '请粘贴统一社会信用代码，或选择名单文件。',
      )
    const rows = questionsOf(attached ? await codesOfFile(file) : typedCodes(codes), coverFrom)
    if (rows.length === 0)
      refuseField(attached ? 'file' : 'codes', '没有读到统一社会信用代码。请每行填写一个后重新提交。')
    if (rows.length > MOST_CODES)
      refuseField(
        attached ? 'file' : 'codes',
        `名单有 ${rows.length} 行，一次最多 ${MOST_CODES} 行。请拆成几份后分别提交。`,
      )
    const bad = rows.filter(({ complaint }) => complaint !== '').length
    const id = randomUUID()
    const year = yearOf(today)
    const number = formatNumber('豫统保批查', year, await nextNumber(tx, 'duplicate-cover-batch', year))
    await addBatch(
      tx,
      {
        id,
        number,
        insurerId: actor.organisationId!,
        coverFrom,
        reserves,
        source: attached ? file.name.slice(-120) : '手工录入',
        rowCount: rows.length,
        badCount: bad,
        rowsSha256: digestOf(rows),
        askedById: actor.accountId!,
        askedAt: now,
        address: actor.address,
      },
      rows,
    )
    return done(
      { id, number, rows: rows.length, bad },
      {
        subject: { kind: 'cover-check-batch', id },
        detail: { number, rows: rows.length, bad, reserves, coverFrom },
      },
    )
  },
})

function refuseField(field: string, message: string): never {
  return refuse('INVALID', '有内容需要更正，请按提示修改后再提交。', { fieldErrors: { [field]: [message] } })
}
