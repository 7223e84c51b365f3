import { provideBudget } from '@/features/funds'
import { amount, money } from '@/policy-rules'
import { isConstraint } from '@/server/db'
import { command, done, refuse } from '@/server/use-case'

import { budgetInput } from './schema'

/** 录入预算指标: a fund document gives the programme's budget year its money, once a document (P3). */
export const provideProgrammeBudget = command({
  name: 'prepayments.provideBudget',
  allow: ['FINANCE_PREPARER'],
  input: budgetInput,
  run: async ({ tx, actor, now }, { year, programme, documentNumber, ...input }) => {
    const amountCny = money(amount(input.amountCny))
    if (amount(amountCny).isZero())
      refuse('INVALID', '有内容需要更正，请按提示修改后再提交。', {
        fieldErrors: { amountCny: ['金额应大于零。请更正。'] },
      })
    try {
      await provideBudget(
        { tx, by: actor.accountId, at: now },
        { year, programme },
        amountCny,
        documentNumber,
      )
    } catch (error) {
      if (!isConstraint(error, 'was used for other postings')) throw error
      refuse('CONFLICT', `文号 ${documentNumber} 已经录入过不同的金额。请核对文号和金额。`)
    }
    return done(
      { year },
      {
        subject: { kind: 'fund-document', id: documentNumber },
        detail: { year, programme, amountCny },
      },
    )
  },
})
