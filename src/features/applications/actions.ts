'use server'

import { serverAction } from '@/server/action'

import { removeMaterial } from './materials'
import { saveDraft } from './save-draft'
import { startApplication } from './start-application'
import { submitApplication } from './submit-application'
import { withdrawApplication } from './withdraw-application'

export const startApplicationAction = serverAction(startApplication, {
  redirectTo: ({ applicationId }) => `/enterprise/applications/${applicationId}/edit`,
})

/** Sent by the form while it is typed in, as one JSON field; answers with the draft as it now stands. */
export const saveDraftAction = serverAction(saveDraft, {
  read: (form) => JSON.parse(String(form.get('draft'))),
  message: ({ savedAt }) => savedAt,
  tell: (view) => view,
})

export const removeMaterialAction = serverAction(removeMaterial, {
  redirectTo: (_, form) =>
    `/enterprise/applications/${String(form.get('applicationId'))}/edit?step=materials`,
})

export const submitApplicationAction = serverAction(submitApplication, {
  redirectTo: ({ applicationId }) => `/enterprise/applications/${applicationId}`,
})

export const withdrawApplicationAction = serverAction(withdrawApplication, {
  redirectTo: ({ applicationId }) => `/enterprise/applications/${applicationId}`,
})
