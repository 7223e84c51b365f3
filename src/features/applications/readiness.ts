import { amount } from '@/policy-rules'

import type { Assessment } from './draft'
import type { PayeeAccount, StoredApplication } from './read-store'

/** What still stands against submitting, each as a sentence with the step of the form it belongs to. Pure. */
export interface Obstacle {
  step: 'lines' | 'materials' | 'account' | 'check'
  clause: string | null
  message: string
}

export function obstacles(
  application: StoredApplication,
  assessment: Assessment,
  accounts: readonly PayeeAccount[],
): Obstacle[] {
  return [
    ...lineObstacles(assessment),
    ...application.round.requirements
      .filter(
        (requirement) =>
          requirement.required &&
          !application.materials.some((material) => material.requirementId === requirement.id),
      )
      .map(({ name }): Obstacle => ({
        step: 'materials',
        clause: '二(三)',
        message: `缺少必需材料“${name}”。请上传后再提交。`,
      })),
    ...accountObstacles(application, accounts),
  ]
}

function lineObstacles({ lines, problems, issues, calculation }: Assessment): Obstacle[] {
  if (lines.length === 0 && problems.length === 0)
    return [{ step: 'lines', clause: '一(三)', message: '还没有缴费明细。请填写或导入保险费缴纳明细表。' }]
  const found: Obstacle[] = [
    ...problems.map(({ message }): Obstacle => ({ step: 'lines', clause: null, message })),
    ...issues
      .filter((issue) => issue.level !== 'FLAG')
      .map(({ clause, message }): Obstacle => ({ step: 'lines', clause, message })),
  ]
  if (found.length > 0) return found
  if (calculation.reasons.length > 0)
    return calculation.reasons.map(({ clause, message }) => ({ step: 'lines', clause, message }))
  if (amount(calculation.requestedAmountCny).isZero())
    return [
      {
        step: 'check',
        clause: '一(三)',
        message:
          '本申报周期的支持额度已用完，或已获其他补助已覆盖保费，可申请金额为 0。请核对后再决定是否申报。',
      },
    ]
  return []
}

function accountObstacles(application: StoredApplication, accounts: readonly PayeeAccount[]): Obstacle[] {
  const found: Obstacle[] = []
  if (!accounts.some((account) => account.id === application.bankAccountId && account.verified))
    found.push({ step: 'account', clause: null, message: '还没有选择已核实的收款账户。请选择后再提交。' })
  if (!application.declarationAccepted)
    found.push({ step: 'account', clause: '二(三)', message: '还没有接受承诺书。请阅读并勾选后再提交。' })
  return found
}
