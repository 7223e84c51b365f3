'use server'

import { serverAction } from '@/server/action'

import { addExportRecord, addOfficialRecord } from './add-record'

export const addExportRecordAction = serverAction(addExportRecord, {
  redirectTo: () => '/enterprise/exports?added=1',
})
export const addOfficialRecordAction = serverAction(addOfficialRecord, {
  redirectTo: (_, form) => `/commerce/enterprises/${String(form.get('enterpriseId'))}`,
})
