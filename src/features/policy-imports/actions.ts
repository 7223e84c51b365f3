'use server'

import { serverAction } from '@/server/action'

import { startRecording, withdrawImport } from './record-list'
import { sendPolicyList } from './send-list'

const pageOf = ({ id }: { id: string }) => `/insurer/policies/imports/${id}`

export const sendPolicyListAction = serverAction(sendPolicyList, { redirectTo: pageOf })
export const startRecordingAction = serverAction(startRecording, { redirectTo: pageOf })
export const withdrawImportAction = serverAction(withdrawImport, { redirectTo: pageOf })
