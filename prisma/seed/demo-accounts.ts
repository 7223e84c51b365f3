import type { Role } from '../../src/server/db/generated/enums'

/** The demo's people: one per kind. They exist in demo mode only (never in production without DEMO=1). */
/** The day that the demo stands on; the same on each start. */
export const demoToday = '2026-11-24'

export { demoPassword } from '../../src/features/accounts/demo-password'

export interface DemoAccount {
  loginName: string
  role: Role
  displayName: string
  title: string
}

export const demoAccounts: DemoAccount[] = [
  {
    loginName: 'enterprise',
    role: 'ENTERPRISE_APPROVER',
    displayName: '周敏',
    title: '企业负责人（郑州豫达进出口有限公司）',
  },
  {
    loginName: 'enterprise-operator',
    role: 'ENTERPRISE_OPERATOR',
    displayName: '孙磊',
    title: '企业经办人（郑州豫达进出口有限公司）',
  },
  {
    loginName: 'insurer',
    role: 'INSURER_OPERATOR',
    displayName: '何静',
    title: '保险机构经办（中原信用保险河南分公司）',
  },
  {
    loginName: 'insurer-checker',
    role: 'INSURER_CHECKER',
    displayName: '马超',
    title: '保险机构复核（中原信用保险河南分公司）',
  },
  {
    loginName: 'insurer-b',
    role: 'INSURER_CHECKER',
    displayName: '罗兰',
    title: '保险机构复核（黄河财产保险河南分公司）',
  },
  { loginName: 'division', role: 'DIVISION_COMMERCE', displayName: '郭强', title: '市商务局（郑州市）' },
  {
    loginName: 'division-finance',
    role: 'DIVISION_FINANCE',
    displayName: '钱进',
    title: '市财政局（郑州市）',
  },
  { loginName: 'commerce-preparer', role: 'COMMERCE_PREPARER', displayName: '王芳', title: '省商务厅经办' },
  { loginName: 'commerce-checker', role: 'COMMERCE_CHECKER', displayName: '李伟', title: '省商务厅复核' },
  {
    loginName: 'commerce-approver',
    role: 'COMMERCE_APPROVER',
    displayName: '赵建国',
    title: '省商务厅处室负责人',
  },
  { loginName: 'finance-preparer', role: 'FINANCE_PREPARER', displayName: '陈洁', title: '省财政厅经办' },
  { loginName: 'finance-checker', role: 'FINANCE_CHECKER', displayName: '杨波', title: '省财政厅复核' },
  { loginName: 'expert-a', role: 'EXPERT', displayName: '钱学文', title: '评审专家（组长）' },
  { loginName: 'expert-b', role: 'EXPERT', displayName: '冯晓岚', title: '评审专家' },
  { loginName: 'expert-c', role: 'EXPERT', displayName: '卫国栋', title: '评审专家' },
  { loginName: 'auditor', role: 'AUDITOR', displayName: '刘洋', title: '审计人员' },
  { loginName: 'system-admin', role: 'SYSTEM_ADMIN', displayName: '程远', title: '系统管理员' },
  { loginName: 'security-admin', role: 'SECURITY_ADMIN', displayName: '沈静', title: '安全管理员' },
  { loginName: 'audit-admin', role: 'AUDIT_ADMIN', displayName: '顾平', title: '审计管理员' },
]
