'use server'

import { serverAction } from '@/server/action'

import { keepCorrection, withdrawCorrection } from './keep-correction'
import { proposeLine, proposeList } from './propose-correction'

const toCorrection = ({ correctionId }: { correctionId: string }) =>
  `/insurer/invoices/corrections/${correctionId}`

export const proposeListAction = serverAction(proposeList, { redirectTo: toCorrection })
export const proposeLineAction = serverAction(proposeLine, { redirectTo: toCorrection })
export const keepCorrectionAction = serverAction(keepCorrection, { redirectTo: toCorrection })
export const withdrawCorrectionAction = serverAction(withdrawCorrection, { redirectTo: toCorrection })
