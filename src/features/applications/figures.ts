import { z } from 'zod'

import type { OrganisationKind } from '@/server/auth/actor'
import type { ApplicationState } from '@/server/db'
import type { Figure } from '@/server/task'
import { query } from '@/server/use-case'

import { sumsOf } from './read-store'

/** The stages in which a person asks where applications stand, each with the amount that then counts. */
const stages: { label: string; states: ApplicationState[]; amount: 'requested' | 'approved' }[] = [
  { label: '正在审核', states: ['SUBMITTED', 'IN_REVIEW', 'REVIEWED', 'RETURNED'], amount: 'requested' },
  { label: '审核通过，待公示', states: ['APPROVED', 'LISTED', 'IN_PUBLICITY'], amount: 'approved' },
  { label: '公示结束，待拨付', states: ['AWARDED', 'IN_PAYMENT'], amount: 'approved' },
  { label: '已拨付', states: ['PAID'], amount: 'approved' },
]

const listOf: Partial<Record<OrganisationKind, string>> = {
  ENTERPRISE: '/enterprise/applications',
  INSURER: '/insurer/applications',
  DIVISION_OFFICE: '/division/applications',
  PROVINCIAL_COMMERCE: '/commerce/reviews',
}

/** How many applications stand in which stage, and with how much: one's own, one's division's, or the province's. */
export const applicationFigures = query({
  name: 'applications.figures',
  allow: [
    'ENTERPRISE_OPERATOR',
    'ENTERPRISE_APPROVER',
    'INSURER_OPERATOR',
    'INSURER_CHECKER',
    'DIVISION_COMMERCE',
    'DIVISION_FINANCE',
    'COMMERCE_PREPARER',
    'COMMERCE_CHECKER',
    'COMMERCE_APPROVER',
  ],
  input: z.strictObject({}),
  run: async ({ tx, actor }): Promise<Figure[]> => {
    const list = listOf[actor.kind as OrganisationKind] ?? '/home'
    const figures = []
    for (const { label, states, amount } of stages) {
      const { count, requestedCny, approvedCny } = await sumsOf(tx, states)
      figures.push({
        label,
        value: String(count),
        unit: '件',
        amount:
          amount === 'requested' ? { label: '申请', cny: requestedCny } : { label: '审定', cny: approvedCny },
        href: `${list}?${states.map((state) => `state=${state}`).join('&')}`,
      })
    }
    return figures
  },
})
