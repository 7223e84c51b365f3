import { z } from 'zod'

import type { Task } from '@/server/task'
import { query } from '@/server/use-case'

import { enterpriseWithAll, waitingBankAccounts, waitingEnterprises } from './store'

/** What waits of registrations: for the division office its queue, for the enterprise its own defects. */
export const enterprisesTasks = query({
  name: 'enterprises.tasks',
  allow: ['DIVISION_COMMERCE', 'ENTERPRISE_OPERATOR', 'ENTERPRISE_APPROVER'],
  input: z.strictObject({}),
  run: async ({ tx, actor }): Promise<Task[]> => {
    if (actor.role !== 'DIVISION_COMMERCE') {
      const own = await enterpriseWithAll(tx, actor.organisationId!)
      if (own?.state !== 'RETURNED') return []
      const defects = own.verifications[0]?.defects
      const count = Array.isArray(defects) ? defects.length : 0
      return [
        {
          id: `enterprise:${own.id}`,
          what: `补正注册信息（${count} 项）`,
          whose: own.name,
          dueOn: null,
          href: '/enterprise/profile',
          action: '补正信息',
        },
      ]
    }
    const [registrations, accounts] = [await waitingEnterprises(tx), await waitingBankAccounts(tx)]
    return [
      ...registrations.map(({ id, name }) => ({
        id: `enterprise:${id}`,
        what: '核验企业注册信息',
        whose: name,
        dueOn: null,
        href: `/division/enterprises/${id}`,
        action: '核验企业',
      })),
      ...accounts.map(({ organisation }) => ({
        id: `bank-account:${organisation.id}`,
        what: '核验变更后的银行账户',
        whose: organisation.name,
        dueOn: null,
        href: `/division/enterprises/${organisation.id}`,
        action: '核验账户',
      })),
    ]
  },
})
