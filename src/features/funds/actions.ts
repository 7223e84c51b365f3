'use server'

import { serverAction } from '@/server/action'

import { setBudget } from './provide-budget'

export const setBudgetAction = serverAction(setBudget, {
  redirectTo: ({ year }) => `/finance/budgets?year=${year}`,
})
