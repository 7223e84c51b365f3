import { randomUUID } from 'node:crypto'

import { yearOf } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { formatNumber, nextNumber } from '@/server/numbers'
import { command, done, refuse } from '@/server/use-case'

import { addCase, enterpriseOfCode, holdApplications } from './case-store'
import { holdReason } from './hold'
import { holdCase, keepFiles, record } from './move'
import { originOf } from './origin-store'
import { evidenceInput, openInput } from './schema'
import { groundClauses, groundLabels } from './state'

/**
 * 立案: an official opens a case, on what the system proposed or on what was found otherwise; nothing is listed by it (L1).
 * The enterprise's pending applications wait from now on (L3).
 */
export const openCase = command({
  name: 'negativeList.open',
  allow: ['COMMERCE_PREPARER'],
  input: openInput,
  run: async (context, { uscc, ground, facts, origin, files }) => {
    const { tx, actor, now } = context
    const enterprise = await enterpriseOfCode(tx, uscc)
    if (!enterprise)
      return refuse('INVALID', '没有找到这家企业，不能立案。请核对统一社会信用代码。', {
        fieldErrors: { uscc: ['平台上没有这个代码的企业。请核对。'] },
      })
    const from = origin && (await originOf(tx, origin))
    if (origin && from?.uscc !== uscc)
      return refuse('INVALID', '所依据的线索不属于这家企业。请从线索所在页面重新立案，或不带线索立案。', {
        fieldErrors: { uscc: ['与线索所涉企业不一致。请核对。'] },
      })
    const year = yearOf(dateInShanghai(now))
    const number = formatNumber('豫信保案', year, await nextNumber(tx, 'negative-list-case', year))
    const id = await addCase(tx, {
      id: randomUUID(),
      number,
      enterpriseId: enterprise.id,
      uscc,
      name: enterprise.name,
      ground,
      facts,
      ...(origin && from
        ? { originKind: origin.kind, originId: origin.id, originWords: from.words, originHref: from.href }
        : {}),
      openedById: actor.accountId!,
      openedAt: now,
    })
    if (!id)
      return refuse(
        'CONFLICT',
        `${enterprise.name}已有“${groundLabels[ground]}”的案件正在办理。请在案件列表中打开该案补充证据。`,
        { clause: groundClauses[ground] },
      )
    await keepFiles(context, { id, enterpriseId: enterprise.id }, files)
    await record(context, id, 'open', facts)
    const held = await holdApplications(tx, enterprise.id, holdReason(number))
    return done(
      { caseId: id, number, held },
      {
        subject: { kind: 'negative-list-case', id },
        detail: { number, uscc, ground, held, origin: from?.href ?? null },
      },
    )
  },
})

/** 补充证据, before the enterprise is heard: what it is told of is whole. */
export const addEvidence = command({
  name: 'negativeList.addEvidence',
  allow: ['COMMERCE_PREPARER'],
  input: evidenceInput,
  run: async (context, { caseId, words, files }) => {
    const found = await holdCase(context, caseId, 'evidence')
    await keepFiles(context, found, files)
    await record(context, caseId, 'evidence', words)
    return done(
      { caseId },
      { subject: { kind: 'negative-list-case', id: caseId }, detail: { files: files.length } },
    )
  },
})
