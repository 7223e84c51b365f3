import { dateInWords } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { command, done, refuse } from '@/server/use-case'

import { changeCase } from './case-store'
import { holdCase, keepFiles, record, tellEnterprise } from './move'
import { answerInput, hearInput } from './schema'
import { groundLabels } from './state'

/** 告知: the enterprise is told the facts and may answer to 24:00 of the last day. */
export const startHearing = command({
  name: 'negativeList.hear',
  allow: ['COMMERCE_PREPARER'],
  input: hearInput,
  run: async (context, { caseId, hearUntil }) => {
    const { tx, now } = context
    const found = await holdCase(context, caseId, 'hear')
    if (hearUntil <= dateInShanghai(now))
      refuse('INVALID', '陈述期限应在今天之后。请给企业留出准备的时间。', {
        fieldErrors: { hearUntil: ['应在今天之后。'] },
      })
    await changeCase(tx, caseId, { state: 'HEARING', hearUntil })
    await record(context, caseId, 'hear', `陈述期限至${dateInWords(hearUntil)} 24:00。`)
    await tellEnterprise(
      context,
      found,
      `案件 ${found.number}：请陈述申辩`,
      `省商务厅正在核查“${groundLabels[found.ground]}”事项。请于${dateInWords(hearUntil)} 24:00 前提交陈述、申辩和材料；逾期未提交的，不影响作出决定。办理期间，贵企业在办的申报暂缓。`,
    )
    return done({ caseId }, { subject: { kind: 'negative-list-case', id: caseId }, detail: { hearUntil } })
  },
})

/** 陈述申辩: recorded whenever it comes before the decision is proposed; after the last day it is marked as late. */
export const answerCase = command({
  name: 'negativeList.answer',
  allow: ['ENTERPRISE_OPERATOR', 'ENTERPRISE_APPROVER'],
  input: answerInput,
  run: async (context, { caseId, words, files }) => {
    const found = await holdCase(context, caseId, 'answer')
    const late = dateInShanghai(context.now) > found.hearUntil!
    await keepFiles(context, found, files)
    await record(context, caseId, 'answer', words, late)
    return done(
      { caseId, late },
      { subject: { kind: 'negative-list-case', id: caseId }, detail: { late, files: files.length } },
    )
  },
})
