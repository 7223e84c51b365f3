'use server'

import { serverAction } from '@/server/action'

import { confirmStatement } from './confirm-statement'
import { issueStatement } from './issue-statement'
import { revokeStatement } from './revoke-statement'

export const issueStatementAction = serverAction(issueStatement, {
  message: ({ number }) => `证明 ${number} 已出具，可在下方列表中下载后交给银行。`,
  refresh: true,
})
export const revokeStatementAction = serverAction(revokeStatement, {
  message: ({ number }) => `证明 ${number} 已撤销，查验时将显示“已撤销”。`,
  refresh: true,
})
export const confirmStatementAction = serverAction(confirmStatement, {
  message: '查到这份证明。',
  tell: (statement) => statement,
})
