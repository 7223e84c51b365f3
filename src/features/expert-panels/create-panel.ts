import { z } from 'zod'

import { dateInShanghai } from '@/server/clock'
import { formatNumber, nextNumber } from '@/server/numbers'
import { command, done, query, refuse } from '@/server/use-case'

import { createPanelSchema } from './schema'
import { addPanel, applicationsInReview, roundsInReview } from './store'

/** What a new panel may be asked to look at: a round's applications in review, and those that a panel has already. */
export const panelCandidates = query({
  name: 'expert-panels.candidates',
  allow: ['COMMERCE_PREPARER'],
  input: z.strictObject({ roundId: z.uuid().optional() }),
  run: async ({ tx }, { roundId }) => {
    const rounds = await roundsInReview(tx)
    const round =
      rounds.find(({ id }) => id === roundId) ?? rounds.find((each) => each.expertReview) ?? rounds[0]
    const rows = round ? await applicationsInReview(tx, round.id) : []
    return {
      rounds: rounds.map(({ id, title, noticeNumber }) => ({ id, title, noticeNumber })),
      round: round ?? null,
      applications: rows.map((row) => ({
        id: row.id,
        receiptNumber: row.receiptNumber ?? '',
        applicantName: row.applicant.name,
        requestedAmountCny: row.requestedAmountCny?.toFixed(2) ?? null,
        panel:
          row.panelPlaces.find((place) => place.submissionSequence === row.submissionSequence)?.panel
            .number ?? null,
      })),
    }
  },
})
export type PanelCandidates = Extract<Awaited<ReturnType<typeof panelCandidates>>, { ok: true }>['value']

/** 组建评审组: what is looked at, by how many of which strata, by which criteria. Nobody is chosen yet. */
export const createPanel = command({
  name: 'expert-panels.create',
  allow: ['COMMERCE_PREPARER'],
  input: createPanelSchema,
  run: async ({ tx, actor, now }, input) => {
    const { applicationIds, strata, criteria, ...rest } = input
    const inReview = await applicationsInReview(tx, rest.roundId)
    const chosen = inReview.filter(({ id }) => applicationIds.includes(id))
    if (chosen.length < new Set(applicationIds).size)
      refuse('CONFLICT', '所选申报中有的已不在审核中。请刷新页面后重新选择。')
    const taken = chosen.filter(({ panelPlaces, submissionSequence }) =>
      panelPlaces.some((place) => place.submissionSequence === submissionSequence),
    )
    if (taken.length > 0)
      refuse(
        'CONFLICT',
        `申报 ${taken.map(({ receiptNumber }) => receiptNumber).join('、')} 已在其他评审组中，请取消勾选。`,
      )
    if (strata.reduce((sum, { size }) => sum + size, 0) < rest.minimumOpinions)
      refuse('INVALID', '抽取人数少于每件所需的意见份数，请增加人数或减少份数。', {
        fieldErrors: { minimumOpinions: ['不能多于抽取人数。'] },
      })
    const year = Number(dateInShanghai(now).slice(0, 4))
    const number = formatNumber('豫信保评', year, await nextNumber(tx, 'EXPERT_PANEL', year))
    const panelId = await addPanel(
      tx,
      {
        ...rest,
        number,
        strata: strata.map((stratum, index) => ({ key: `S${index + 1}`, ...stratum })),
        criteria: criteria.map((criterion, index) => ({ key: `C${index + 1}`, ...criterion })),
        preparedById: actor.accountId!,
        preparedAt: now,
      },
      chosen,
    )
    return done(
      { panelId, number },
      { subject: { kind: 'expert_panel', id: panelId }, detail: { number, applications: chosen.length } },
    )
  },
})
