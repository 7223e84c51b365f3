import { z } from 'zod'

import { notFound, query, refuse } from '@/server/use-case'

import { findingWithEnterprise } from './case-store'
import { findingRule } from './finding-rules'

/** What a case of the negative list begins with when an official opens it from a finding; it opens nothing by itself (L1). */
export const findingForCase = query({
  name: 'reviews.finding-for-case',
  allow: ['COMMERCE_PREPARER'],
  input: z.strictObject({ findingId: z.uuid('没有找到这条核查结果。请返回审核页面。') }),
  run: async ({ tx }, { findingId }) => {
    const finding = await findingWithEnterprise(tx, findingId)
    if (!finding?.uscc) return notFound('核查结果')
    const ground = findingRule(finding.rule)?.caseGround
    if (!ground) return refuse('WRONG_STATE', '这类核查结果不是立案的事由。请在审核中处理。')
    return {
      uscc: finding.uscc,
      ground,
      facts: `申报 ${finding.receiptNumber} 自动核查发现：${finding.message.replace(/请[^。]*。$/, '')}`,
      origin: { kind: 'REVIEW_FINDING' as const, id: findingId },
    }
  },
})
