'use server'

import { formInput, serverAction } from '@/server/action'

import { decideCase, proposeDecision, sendBackProposal } from './decide-case'
import { answerCase, startHearing } from './hear-enterprise'
import { objectToListing, removeFromList, replyToObjection } from './object-to-listing'
import { addEvidence, openCase } from './open-case'

const ofOffice = ({ caseId }: { caseId: string }) => `/commerce/negative-list/${caseId}`
const ofEnterprise = ({ caseId }: { caseId: string }) => `/enterprise/cases/${caseId}`
/** A file field may hold several files under one name. */
const withFiles = (form: FormData) => ({ ...formInput(form), files: form.getAll('files') }) as never

export const openCaseAction = serverAction(openCase, { read: withFiles, redirectTo: ofOffice })
export const addEvidenceAction = serverAction(addEvidence, { read: withFiles, redirectTo: ofOffice })
export const startHearingAction = serverAction(startHearing, { redirectTo: ofOffice })
export const answerCaseAction = serverAction(answerCase, { read: withFiles, redirectTo: ofEnterprise })
export const proposeDecisionAction = serverAction(proposeDecision, { redirectTo: ofOffice })
export const sendBackProposalAction = serverAction(sendBackProposal, { redirectTo: ofOffice })
export const decideCaseAction = serverAction(decideCase, { redirectTo: ofOffice })
export const objectToListingAction = serverAction(objectToListing, {
  read: withFiles,
  redirectTo: ofEnterprise,
})
export const replyToObjectionAction = serverAction(replyToObjection, { redirectTo: ofOffice })
export const removeFromListAction = serverAction(removeFromList, { redirectTo: ofOffice })
