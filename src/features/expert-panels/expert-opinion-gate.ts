import type { Context } from '@/server/use-case'
import { refuse } from '@/server/use-case'

import { type ExpertResult, resultOf, roundAsksExperts } from './store'

/** What the panel or the firm said of an application as last submitted, and whether its round asks for it. */
export async function expertOpinionOf(
  { tx }: Pick<Context, 'tx'>,
  application: { id: string; submissionSequence: number },
): Promise<{ asked: boolean; result: ExpertResult | null }> {
  return {
    asked: await roundAsksExperts(tx, application.id),
    result: await resultOf(tx, application.id, application.submissionSequence),
  }
}

/** No approval before the experts' word, where the round asks for it. */
export async function refuseWithoutExperts(
  context: Context,
  application: { id: string; submissionSequence: number; receiptNumber: string },
): Promise<void> {
  const { asked, result } = await expertOpinionOf(context, application)
  if (asked && !result)
    refuse(
      'WRONG_STATE',
      `本批次须经专家评审，申报 ${application.receiptNumber} 还没有评审组的汇总意见或第三方机构意见，不能通过。请先在“专家评审”中办理。`,
      { clause: '二(六)' },
    )
}
