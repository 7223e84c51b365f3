import { z } from 'zod'

import type { Task } from '@/server/task'
import { query } from '@/server/use-case'

import { ofPolicyInput } from './schema'
import { stateLabels } from './state'
import { namesOf, openReleases, releasesOf } from './store'

const readers = ['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'] as const

/** The releases of a policy, newest first, and what this person may do. */
export const releasesOfPolicy = query({
  name: 'coverReleases.ofPolicy',
  allow: readers,
  input: ofPolicyInput,
  run: async ({ tx, actor }, { insurancePolicyId }) => {
    const rows = await releasesOf(tx, insurancePolicyId)
    const names = await namesOf(
      tx,
      rows.flatMap(({ proposedById, decidedById }) => [proposedById, decidedById]),
    )
    const open = rows.some(({ state }) => state === 'PROPOSED')
    return {
      mayPropose: actor.role === 'COMMERCE_PREPARER' && !open,
      releases: rows.map((row) => ({
        id: row.id,
        expiryBefore: row.expiryBefore,
        lastDay: row.lastDay,
        documentNumber: row.documentNumber,
        reason: row.reason,
        state: row.state,
        stateLabel: stateLabels[row.state],
        proposedBy: names.get(row.proposedById) ?? '',
        proposedAt: row.proposedAt.toISOString(),
        decidedBy: row.decidedById && (names.get(row.decidedById) ?? ''),
        decidedAt: row.decidedAt?.toISOString() ?? null,
        remark: row.remark,
        mayDecide:
          actor.role === 'COMMERCE_CHECKER' &&
          row.state === 'PROPOSED' &&
          row.proposedById !== actor.accountId,
      })),
    }
  },
})
export type ReleasesOfPolicy = Extract<Awaited<ReturnType<typeof releasesOfPolicy>>, { ok: true }>['value']

export const coverReleaseTasks = query({
  name: 'coverReleases.tasks',
  allow: ['COMMERCE_CHECKER'],
  input: z.strictObject({}),
  run: async ({ tx }): Promise<Task[]> =>
    (await openReleases(tx)).map(({ id, insurancePolicyId, policy }) => ({
      id: `cover-release:${id}`,
      what: `提前解除承保：保单 ${policy.insurancePolicyNumber}`,
      whose: policy.enterpriseName,
      dueOn: null,
      href: `/commerce/policies/${insurancePolicyId}`,
      action: '复核解除',
    })),
})
