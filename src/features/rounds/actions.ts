'use server'

import { serverAction } from '@/server/action'

import { readRoundForm } from './form'
import { releaseRound, sendBackRound, submitRound } from './release-round'
import { saveRound } from './save-round'
import { withdrawRound } from './withdraw-round'

const toRound = ({ id }: { id: string }) => `/commerce/rounds/${id}`

export const saveRoundAction = serverAction(saveRound, { read: readRoundForm, redirectTo: toRound })
export const submitRoundAction = serverAction(submitRound, { redirectTo: toRound })
export const releaseRoundAction = serverAction(releaseRound, { redirectTo: toRound })
export const sendBackRoundAction = serverAction(sendBackRound, { redirectTo: toRound })
export const withdrawRoundAction = serverAction(withdrawRound, { redirectTo: toRound })
