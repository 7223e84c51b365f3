'use server'

import { removeMaterial } from '@/features/applications'
import { serverAction } from '@/server/action'

import { buildInsurerApplication } from './build-insurer-application'
import { removePolicyLine } from './remove-policy-line'
import { submitInsurerApplication } from './submit-insurer-application'
import { withdrawInsurerApplication } from './withdraw-insurer-application'

const toApplication = ({ id }: { id: string }) => `/insurer/applications/${id}`

export const buildInsurerApplicationAction = serverAction(buildInsurerApplication, {
  redirectTo: ({ id, leftOut }) =>
    `${toApplication({ id })}${leftOut.length > 0 ? `?left-out=${leftOut.length}` : ''}`,
})
export const removePolicyLineAction = serverAction(removePolicyLine, { redirectTo: toApplication })
export const removeMaterialAction = serverAction(removeMaterial, {
  redirectTo: (_removed, form) => toApplication({ id: String(form.get('applicationId')) }),
})
export const submitInsurerApplicationAction = serverAction(submitInsurerApplication, {
  redirectTo: toApplication,
})
export const withdrawInsurerApplicationAction = serverAction(withdrawInsurerApplication, {
  redirectTo: toApplication,
})
