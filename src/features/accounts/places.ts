import type { Role } from '@/server/auth/actor'
import type { IconName } from '@/ui/icon'

/** A place of the rail; one that has several pages names them all, the first being its own address. */
export interface Place {
  label: string
  href: string
  icon: IconName
  pages?: { label: string; href: string }[]
}

const home: Place = { label: '待办', href: '/home', icon: 'home' }
const notices: Place = { label: '消息', href: '/notifications', icon: 'bell' }

const enterprise: Place[] = [
  home,
  { label: '可享政策', href: '/enterprise/programmes', icon: 'book' },
  { label: '我的申报', href: '/enterprise/applications', icon: 'application' },
  { label: '我的保障', href: '/enterprise/cover', icon: 'shield' },
  { label: '出口额', href: '/enterprise/exports', icon: 'chart' },
  { label: '企业信息', href: '/enterprise/profile', icon: 'enterprise' },
  notices,
]
const insurer: Place[] = [
  home,
  { label: '查重', href: '/insurer/duplicate-cover', icon: 'search' },
  { label: '保单', href: '/insurer/policies', icon: 'shield' },
  { label: '保费申报', href: '/insurer/applications', icon: 'application' },
  { label: '发票清单', href: '/insurer/invoices', icon: 'list' },
  {
    label: '对账',
    href: '/insurer/reconciliations',
    icon: 'scales',
    pages: [
      { label: '对账单', href: '/insurer/reconciliations' },
      { label: '收款账户', href: '/insurer/account' },
    ],
  },
  notices,
]
const division: Place[] = [
  home,
  { label: '企业核验', href: '/division/enterprises', icon: 'enterprise' },
  { label: '初审', href: '/division/reviews', icon: 'review' },
  { label: '申报查看', href: '/division/applications', icon: 'application' },
  { label: '抽查', href: '/division/spot-checks', icon: 'search' },
  notices,
]
/** The unread messages are shown beside the place they are a page of. */
const homeWithNotices: Place = {
  ...home,
  pages: [
    { label: '待办', href: '/home' },
    { label: '消息', href: '/notifications' },
  ],
}
const commerce: Place[] = [
  homeWithNotices,
  { label: '批次', href: '/commerce/rounds', icon: 'round' },
  {
    label: '审核',
    href: '/commerce/reviews',
    icon: 'review',
    pages: [
      { label: '审核队列', href: '/commerce/reviews' },
      { label: '各市初审', href: '/commerce/reviews/divisions' },
      { label: '专家评审', href: '/commerce/reviews/panels' },
      { label: '发票清单', href: '/commerce/reviews/invoices' },
      { label: '核查规则', href: '/commerce/reviews/rules' },
      { label: '逾期事项', href: '/commerce/overdue' },
      { label: '批量办理', href: '/jobs' },
    ],
  },
  {
    label: '名单与公示',
    href: '/commerce/award-lists',
    icon: 'publicity',
    pages: [
      { label: '拟支持名单', href: '/commerce/award-lists' },
      { label: '异议', href: '/commerce/objections' },
    ],
  },
  {
    label: '企业',
    href: '/commerce/enterprises',
    icon: 'enterprise',
    pages: [
      { label: '企业', href: '/commerce/enterprises' },
      { label: '统保保单', href: '/commerce/policies' },
      { label: '机构账户', href: '/commerce/bank-accounts' },
      { label: '官方出口名单', href: '/commerce/official-exports' },
      { label: '出口额差异', href: '/commerce/export-differences' },
      { label: '重复投保', href: '/commerce/cover-overlaps' },
      { label: '承保预留', href: '/commerce/cover-reservations' },
      { label: '统保复查', href: '/commerce/register-rechecks' },
    ],
  },
  {
    label: '监督',
    href: '/commerce/negative-list',
    icon: 'shield',
    pages: [
      { label: '负面清单', href: '/commerce/negative-list' },
      { label: '抽查', href: '/commerce/spot-checks' },
      { label: '追回', href: '/commerce/clawbacks' },
      { label: '资金轨迹', href: '/trails' },
    ],
  },
  {
    label: '设置',
    href: '/commerce/parity-rates',
    icon: 'settings',
    pages: [
      { label: '中间价', href: '/commerce/parity-rates' },
      { label: '口径', href: '/commerce/settings/rulings' },
      { label: '办理时限', href: '/commerce/time-limits' },
      { label: '工作日历', href: '/commerce/settings/calendar' },
      { label: '分派', href: '/commerce/settings/assignment' },
    ],
  },
]
const finance: Place[] = [
  home,
  { label: '会商', href: '/finance/consultations', icon: 'review' },
  {
    label: '拨付',
    href: '/finance/disbursements',
    icon: 'money',
    pages: [
      { label: '拨付单', href: '/finance/disbursements' },
      { label: '资金轨迹', href: '/trails' },
    ],
  },
  {
    label: '预拨',
    href: '/finance/prepayments',
    icon: 'upload',
    pages: [
      { label: '预拨', href: '/finance/prepayments' },
      { label: '机构对账', href: '/finance/reconciliations' },
      { label: '统保保单', href: '/commerce/policies' },
    ],
  },
  { label: '预算', href: '/finance/budgets', icon: 'chart' },
  { label: '追回', href: '/finance/clawbacks', icon: 'undo' },
  notices,
]
const trail: Place = {
  label: '审计记录',
  href: '/audit/entries',
  icon: 'log',
  pages: [
    { label: '审计记录', href: '/audit/entries' },
    { label: '审计核验', href: '/audit/verification' },
  ],
}
/** Auditors read everything and change nothing: the pages of both departments, without their steps. */
const audit: Place[] = [
  homeWithNotices,
  {
    label: '审核',
    href: '/commerce/reviews',
    icon: 'review',
    pages: [
      { label: '审核队列', href: '/commerce/reviews' },
      { label: '专家评审', href: '/commerce/reviews/panels' },
      { label: '发票清单', href: '/commerce/reviews/invoices' },
      { label: '核查规则', href: '/commerce/reviews/rules' },
      { label: '逾期事项', href: '/commerce/overdue' },
    ],
  },
  {
    label: '名单与公示',
    href: '/commerce/award-lists',
    icon: 'publicity',
    pages: [
      { label: '拟支持名单', href: '/commerce/award-lists' },
      { label: '异议', href: '/commerce/objections' },
    ],
  },
  {
    label: '资金',
    href: '/finance/disbursements',
    icon: 'money',
    pages: [
      { label: '拨付', href: '/finance/disbursements' },
      { label: '预拨', href: '/finance/prepayments' },
      { label: '机构对账', href: '/finance/reconciliations' },
      { label: '预算', href: '/finance/budgets' },
      { label: '资金轨迹', href: '/trails' },
    ],
  },
  {
    label: '企业与保单',
    href: '/commerce/enterprises',
    icon: 'enterprise',
    pages: [
      { label: '企业', href: '/commerce/enterprises' },
      { label: '统保保单', href: '/commerce/policies' },
    ],
  },
  {
    label: '监督',
    href: '/commerce/negative-list',
    icon: 'shield',
    pages: [
      { label: '负面清单', href: '/commerce/negative-list' },
      { label: '追回', href: '/commerce/clawbacks' },
    ],
  },
  trail,
]

const byRole: Record<Role, Place[]> = {
  ENTERPRISE_OPERATOR: enterprise,
  ENTERPRISE_APPROVER: enterprise,
  INSURER_OPERATOR: insurer,
  INSURER_CHECKER: insurer,
  PROVIDER_OPERATOR: [home, notices],
  DIVISION_COMMERCE: division,
  DIVISION_FINANCE: division,
  COMMERCE_PREPARER: commerce,
  COMMERCE_CHECKER: commerce,
  COMMERCE_APPROVER: commerce,
  FINANCE_PREPARER: finance,
  FINANCE_CHECKER: finance,
  EXPERT: [home, { label: '评审', href: '/expert/reviews', icon: 'review' }, notices],
  AUDITOR: audit,
  SYSTEM_ADMIN: [home, { label: '运行状况', href: '/admin/health', icon: 'chart' }, notices],
  SECURITY_ADMIN: [home, { label: '账号与岗位', href: '/admin/accounts', icon: 'people' }, notices],
  AUDIT_ADMIN: [home, trail, notices],
}

/** The rail of someone of this role: at most seven places. */
export function places(role: string): Place[] {
  return byRole[role as Role] ?? []
}

const names: Record<Role, string> = {
  ENTERPRISE_OPERATOR: '企业经办人',
  ENTERPRISE_APPROVER: '企业负责人',
  INSURER_OPERATOR: '保险机构经办',
  INSURER_CHECKER: '保险机构复核',
  PROVIDER_OPERATOR: '资信服务机构经办',
  DIVISION_COMMERCE: '省辖市商务局',
  DIVISION_FINANCE: '省辖市财政局',
  COMMERCE_PREPARER: '省商务厅经办',
  COMMERCE_CHECKER: '省商务厅复核',
  COMMERCE_APPROVER: '省商务厅审批',
  FINANCE_PREPARER: '省财政厅经办',
  FINANCE_CHECKER: '省财政厅复核',
  EXPERT: '评审专家',
  AUDITOR: '审计人员',
  SYSTEM_ADMIN: '系统管理员',
  SECURITY_ADMIN: '安全管理员',
  AUDIT_ADMIN: '审计管理员',
}

/** What a role is called on screens. */
export function roleName(role: string): string {
  return names[role as Role] ?? '公众'
}
