import { formatAmount } from '@/documents'
import { bulkKind } from '@/features/bulk-jobs'

import { approveReview } from './approve-review'
import { assignApplication } from './assign-application'
import { acceptAndPrepare } from './prepare-review'
import { takeApplication } from './take-application'

/** The steps of a review that may be done to hundreds: each row is the very step of the workspace's button. */

export const takeMany = bulkKind({
  kind: 'reviews.take',
  title: '批量受理',
  label: '受理',
  useCase: takeApplication,
  said: ({ found }) =>
    found ? `已受理，自动核查发现 ${found} 条，请逐条处理。` : '已受理，自动核查没有发现问题。',
})

export const assignMany = bulkKind({
  kind: 'reviews.assign',
  title: '批量分派',
  label: '分派',
  useCase: assignApplication,
  said: ({ way, deputised }) =>
    `${{ HAND: '已按指定分派', RULE: '已按规则分派', LOAD: '已分派给在办件数最少的经办' }[way]}${deputised ? '，本人缺勤，由代办人员办理' : ''}。`,
})

export const prepareMany = bulkKind({
  kind: 'reviews.accept-and-prepare',
  title: '批量提交复核',
  label: '提交复核',
  useCase: acceptAndPrepare,
  said: ({ amountCny }) => `已送复核，核定金额 ${formatAmount(amountCny)} 元。`,
})

export const approveMany = bulkKind({
  kind: 'reviews.approve',
  title: '批量复核通过',
  label: '复核通过',
  useCase: approveReview,
  said: ({ amountCny, aboveCap }) =>
    `复核通过，审定金额 ${formatAmount(amountCny)} 元${aboveCap ? '（已按剩余上限核减）' : ''}。`,
})
