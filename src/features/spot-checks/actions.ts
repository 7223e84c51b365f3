'use server'

import { serverAction } from '@/server/action'

import { askEnterprise, respond } from './ask-enterprise'
import { assignSheets } from './assign-sheets'
import { addEvidence, markLine, saveAnswers, unmarkLine } from './check-sheet'
import { closePlan } from './close-plan'
import { readAnswersForm, readAssignForm } from './form'
import { handInSheet, returnSheet, signSheet } from './hand-in'
import { preparePlan, sendBackPlan } from './prepare-plan'
import { releasePlan } from './release-plan'

export const preparePlanAction = serverAction(preparePlan, {
  redirectTo: ({ planId }) => `/commerce/spot-checks/${planId}`,
})
export const sendBackPlanAction = serverAction(sendBackPlan, { refresh: true, message: '已退回经办。' })
export const releasePlanAction = serverAction(releasePlan, {
  refresh: true,
  message: ({ population, drawn }) => `已从 ${population} 笔中抽取 ${drawn} 笔，抽取记录已保存。`,
})
export const assignSheetsAction = serverAction(assignSheets, {
  read: readAssignForm,
  refresh: true,
  message: ({ assigned }) => `已分派 ${assigned} 份核查表。`,
})
export const closePlanAction = serverAction(closePlan, {
  refresh: true,
  message: '抽查已结束，汇总表已生成。',
})
export const saveAnswersAction = serverAction(saveAnswers, {
  read: readAnswersForm,
  refresh: true,
  message: ({ saved }) => `已保存 ${saved} 项核查结果。`,
})
export const markLineAction = serverAction(markLine, { refresh: true, message: '已登记差错明细。' })
export const unmarkLineAction = serverAction(unmarkLine, { refresh: true, message: '已删除。' })
export const addEvidenceAction = serverAction(addEvidence, { refresh: true, message: '佐证已上传。' })
export const askEnterpriseAction = serverAction(askEnterprise, { refresh: true, message: '已通知企业。' })
export const respondAction = serverAction(respond, { refresh: true, message: '答复已提交。' })
export const handInSheetAction = serverAction(handInSheet, {
  refresh: true,
  message: '核查结论已提交，等待签署。',
})
export const signSheetAction = serverAction(signSheet, { refresh: true, message: '已签署。' })
export const returnSheetAction = serverAction(returnSheet, { refresh: true, message: '已退回核查人。' })
