import { isUniqueViolation } from '@/server/db'
import { command, done, notFound, refuse, type Context } from '@/server/use-case'

import { outsideTerm } from './completeness'
import { draftSchema, type RoundDraft } from './schema'
import { createRound, lockRound, updateRound } from './store'

/**
 * A round from a joint notice, kept as a draft; nobody outside the two departments sees it. With an `id` it changes that
 * draft: `version` is the one that was on the screen, so that a colleague's later change is not overwritten.
 */
export const saveRound = command({
  name: 'rounds.save',
  allow: ['COMMERCE_PREPARER'],
  input: draftSchema,
  run: async (context, { id, version, ...draft }) => {
    const { tx, actor, now } = context
    if (id) await holdDraft(context, id, version)
    refuseOutsideTerm(draft)
    const saved = await once(draft, () =>
      id
        ? updateRound(tx, id, draft, actor.accountId!).then(() => id)
        : createRound(tx, draft, actor.accountId!, now),
    )
    return done({ id: saved }, { subject: { kind: 'round', id: saved }, detail: { ...draft } })
  },
})

async function holdDraft({ tx }: Context, id: string, version: number | null): Promise<void> {
  const round = await lockRound(tx, id)
  if (!round) return notFound('批次')
  if (round.state !== 'DRAFT')
    refuse('WRONG_STATE', '批次已提交发布，不能再修改。如需修改，请联系复核人员退回。')
  if (round.version !== version)
    refuse('CONFLICT', '这份草稿刚被其他同事修改过。请先复制您的改动，再刷新页面，在最新内容上修改。')
}

function refuseOutsideTerm({ halfYear }: RoundDraft): void {
  const message = outsideTerm(halfYear)
  if (message) refuse('INVALID', message, { clause: '三(四)', fieldErrors: { halfYear: [message] } })
}

/** One round a notice, programme and half-year. */
async function once<T>({ noticeNumber }: RoundDraft, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!isUniqueViolation(error, 'notice_number') && !isUniqueViolation(error, 'noticeNumber')) throw error
    const message = `${noticeNumber} 已为这个支持项目和申报周期设立过批次。请在批次列表中查找，或核对文号。`
    return refuse('CONFLICT', message, { fieldErrors: { noticeNumber: [message] } })
  }
}
