import { notFound, query } from '@/server/use-case'

import { stratumName } from './names'
import { readers } from './pool'
import { casesOfPanel, panelFacts } from './read-store'
import { panelRef } from './schema'
import { gradeLabels } from './state'
import { findPanel } from './store'

/** 专家评审意见汇总表: what is printed and signed. Opinions by seat; names stand in the list of members only. */
export const panelSummaryDocument = query({
  name: 'expert-panels.summary-document',
  allow: readers,
  input: panelRef,
  run: async ({ tx, now }, { panelId }) => {
    const panel = (await findPanel(tx, panelId)) ?? notFound('评审组')
    const facts = (await panelFacts(tx, panelId))!
    const cases = await casesOfPanel(tx, panelId)
    return {
      number: panel.number,
      title: panel.title,
      roundTitle: facts.round.title,
      noticeNumber: facts.round.noticeNumber,
      criteria: panel.criteria.map(({ label, weight }) => `${label} ${weight}%`).join('，'),
      spreadThreshold: panel.spreadThreshold,
      composition: panel.strata.map((stratum) => `${stratumName(stratum)} ${stratum.size} 人`).join('，'),
      draws: facts.draws.map(({ seed, poolSha256, algorithm }) => ({ seed, poolSha256, algorithm })),
      members: facts.members
        .filter(({ releasedAt }) => releasedAt === null)
        .map(({ seat, expert, isChair }) => ({
          seat,
          name: `${expert.name}${isChair ? '（组长）' : ''}`,
          employer: expert.employer,
        })),
      lines: cases.map(({ position, receiptNumber, applicantName, requestedAmountCny, summary }) => ({
        position,
        receiptNumber,
        applicantName,
        requestedAmountCny,
        recommendedAmountCny: summary?.recommendedAmountCny ?? null,
        average: summary?.average ?? null,
        spread: summary && `${summary.lowest}—${summary.highest}`,
        opinions: summary?.opinions ?? null,
        opinionRound: summary?.opinionRound ?? null,
        conclusion: summary ? gradeLabels[summary.grade] : '尚未汇总',
        text: summary?.summary ?? '',
      })),
      createdAt: now,
    }
  },
})
