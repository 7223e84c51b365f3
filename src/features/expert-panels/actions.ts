'use server'

import { serverAction } from '@/server/action'

import { createPanel } from './create-panel'
import { declareInterest } from './declare'
import { addSeat, appointChair, drawPanel, replaceMember } from './draw-panel'
import { confirmFirmOpinion, recordFirmOpinion, sendBackFirmOpinion } from './firm-opinion'
import { readFirmForm, readOpinionForm, readPanelForm } from './form'
import { concludePanel, openPanel } from './move'
import { writeOpinion } from './opinion'
import { addExpert, changeExpert } from './pool'
import { askFurtherRound, summarise } from './summarise'

const panelPage = ({ panelId }: { panelId: string }) => `/commerce/reviews/panels/${panelId}`

export const addExpertAction = serverAction(addExpert, { refresh: true, message: '已加入专家库。' })
export const changeExpertAction = serverAction(changeExpert, { refresh: true, message: '已保存。' })
export const createPanelAction = serverAction(createPanel, { read: readPanelForm, redirectTo: panelPage })
export const drawPanelAction = serverAction(drawPanel, {
  refresh: true,
  message: ({ drawn }) => `已抽取 ${drawn} 位专家，抽取记录已保存。`,
})
export const replaceMemberAction = serverAction(replaceMember, {
  refresh: true,
  message: '已补抽专家，抽取记录已保存。',
})
export const addSeatAction = serverAction(addSeat, {
  refresh: true,
  message: '已增补一席，抽取记录已保存。',
})
export const appointChairAction = serverAction(appointChair, { refresh: true, message: '已指定组长。' })
export const openPanelAction = serverAction(openPanel, {
  refresh: true,
  message: '评审已启动，专家可以作回避声明。',
})
export const concludePanelAction = serverAction(concludePanel, { refresh: true, message: '评审已结束。' })
export const declareAction = serverAction(declareInterest, {
  refresh: true,
  message: ({ interest }) => (interest ? '已声明利害关系，本件对您关闭。' : '已声明无利害关系，可以评审。'),
})
export const writeOpinionAction = serverAction(writeOpinion, {
  read: readOpinionForm,
  refresh: true,
  message: ({ total }) =>
    total === null ? '草稿已保存，仅您可见。' : `评审意见已提交，加权得分 ${total} 分。`,
})
export const askFurtherRoundAction = serverAction(askFurtherRound, {
  refresh: true,
  message: '已退回复评，各位专家须再次提交意见。',
})
export const summariseAction = serverAction(summarise, { refresh: true, message: '汇总意见已提交。' })
export const recordFirmOpinionAction = serverAction(recordFirmOpinion, {
  read: readFirmForm,
  redirectTo: () => '/commerce/reviews/panels#firms',
})
export const confirmFirmOpinionAction = serverAction(confirmFirmOpinion, {
  refresh: true,
  message: '已确认，各申报可以办理复核。',
})
export const sendBackFirmOpinionAction = serverAction(sendBackFirmOpinion, {
  refresh: true,
  message: '已退回登记人。',
})
