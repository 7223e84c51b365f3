'use server'

import { serverAction } from '@/server/action'

import { confirmBudget, sendBackBudget, setBudget } from './provide-budget'

const toYear = ({ year }: { year: number }) => `/finance/budgets?year=${year}`

export const setBudgetAction = serverAction(setBudget, { redirectTo: toYear })
export const confirmBudgetAction = serverAction(confirmBudget, { redirectTo: toYear })
export const sendBackBudgetAction = serverAction(sendBackBudget, { redirectTo: toYear })
