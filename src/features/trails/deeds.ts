import { roleName } from '@/features/accounts'
import { transitions } from '@/features/applications'

import type { Content, Version } from './store'

/** Who did what, when and why, in words. Pure. */
export interface Deed {
  what: string
  /** The person and the office; of officials an applicant reads the office only. */
  who: string
  /** Instant, ISO 8601. */
  at: string
  why: string
  entryId: string | null
  /** The place in the sealed chain, or null while it waits for the sealer. */
  sequence: string | null
}

const actions: Readonly<Record<string, string>> = {
  'applications.saveDraft': '保存草稿',
  'applications.start': '开始申报',
  'applications.submit': '提交申报',
  'applications.removeMaterial': '移除材料',
  'applications.uploadMaterial': '上传材料',
  'applications.withdraw': '撤回申报',
  'award-lists.amend': '核减条目',
  'award-lists.concur': '会商同意',
  'award-lists.create': '编制名单',
  'award-lists.send-back': '财政退回',
  'award-lists.send-to-finance': '送财政会商',
  'award-lists.unlist': '移出条目',
  'clawbacks.approve': '批准追回',
  'clawbacks.cancel': '撤销追回',
  'clawbacks.prepare': '提出追回',
  'clawbacks.receive': '登记追回到账',
  'clawbacks.sendBack': '追回退回经办',
  'disbursements.apply-receipts': '导入银行回单',
  'disbursements.approve': '复核下达拨付单',
  'disbursements.pay-again': '重新拨付',
  'disbursements.prepare': '编制拨付单',
  'disbursements.record-failed': '登记退汇',
  'disbursements.record-paid': '登记已拨付',
  'disbursements.send-back': '拨付单退回',
  'duplicateCover.check': '查重',
  'insurancePolicies.cancel': '注销保单',
  'insurancePolicies.recordSelfPaidReceipt': '登记企业自缴到账',
  'insurancePolicies.register': '登记保单',
  'insurerApplications.build': '生成申报明细',
  'insurerApplications.submit': '提交申报',
  'insurerApplications.withdraw': '撤回申报',
  'publicity.close': '公示结束，确定名单',
  'publicity.decide-objection': '处理异议',
  'publicity.object': '提出异议',
  'publicity.start': '发布公示',
  'publicity.supplement': '发布补充公示',
  'reviews.accept-and-prepare': '全部认可并核定',
  'reviews.accept-remaining-lines': '认可其余各行',
  'reviews.approve': '复核通过',
  'reviews.assign': '分派经办',
  'reviews.decide-line': '逐行核定',
  'reviews.import-insurer-invoices': '导入保险机构发票',
  'reviews.prepare': '核定并送复核',
  'reviews.reject': '不予支持',
  'reviews.rerun-findings': '重新核查',
  'reviews.return': '退回补正',
  'reviews.send-back': '复核退回经办',
  'reviews.settle-finding': '处理核查提示',
  'reviews.take': '受理审核',
  'reviews.take-over': '接手审核',
  'divisionReviews.handIn': '汇总报送',
  'divisionReviews.return': '初审退回补正',
  'divisionReviews.sendBack': '会签退回',
  'divisionReviews.signForCommerce': '初审签署',
  'divisionReviews.signForFinance': '财政会签',
  'divisionReviews.take': '受理初审',
  'divisionReviews.takeOver': '省商务厅接管初审',
  'migration.row-versions': '建立版本留存（此前的内容）',
}

export const actionName = (action: string | null): string =>
  action === null ? '不是经平台办理的改动' : (actions[action] ?? `办理 ${action}`)

interface Person {
  actorRole: string | null
  actorName: string | null
  organisationName: string | null
}

/** `officials`: by name; without it an official is an office. */
export function personInWords({ actorRole, actorName, organisationName }: Person, officials = true): string {
  if (actorRole === null) return '未知'
  if (actorRole === 'SYSTEM') return '系统'
  const office = [organisationName, roleName(actorRole)].filter(Boolean).join(' ')
  const named = officials || actorRole.startsWith('ENTERPRISE_') || actorRole.startsWith('INSURER_')
  return actorName && named ? `${actorName}（${office}）` : office
}

/** Of one transaction: its application events say it best, then the audit entry's action. */
export function deedOf(versions: readonly Version[], officials: boolean): Deed {
  const [first] = versions
  const events = versions.filter(({ table }) => table === 'application_event')
  const labels = events.map(({ content }) => transitions.find(({ verb }) => verb === content.verb)?.label)
  const notes = events.map(({ content }) => String(content.note ?? '')).filter(Boolean)
  return {
    what: labels.filter(Boolean).join('、') || actionName(first!.action),
    who: personInWords(first!, officials),
    at: first!.at.toISOString(),
    why: [...new Set([...notes, ...(officials ? reasonOf(first!.detail) : [])])].join('；'),
    entryId: first!.entryId === null ? null : String(first!.entryId),
    sequence: first!.sequence === null ? null : String(first!.sequence),
  }
}

/** The words that a person gave with the deed. */
export function reasonOf(detail: Content | null): string[] {
  if (!detail) return []
  const words = ['reason', 'remark', 'opinion', 'note']
    .map((key) => detail[key])
    .filter((value): value is string => typeof value === 'string' && value !== '')
  const number = detail.documentNumber
  return typeof number === 'string' && number ? [...words, `文号 ${number}`] : words
}
