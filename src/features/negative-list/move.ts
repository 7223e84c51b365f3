import { notify } from '@/features/notifications'
import { keepUpload } from '@/features/stored-files'
import { notFound, refuse, type Context } from '@/server/use-case'

import { addCaseFile, addEvent, lockCase, type StoredCase } from './case-store'
import { canMove, stateLabels, transitionOf, type CaseVerb } from './state'

/** The case, held, if this actor may take this step with it now; else a refusal in words. */
export async function holdCase(context: Context, id: string, verb: CaseVerb): Promise<StoredCase> {
  const { tx, actor } = context
  const found = await lockCase(tx, id)
  if (!found) return notFound('案件')
  if (!canMove(actor.role, found.state, verb))
    refuse(
      'WRONG_STATE',
      `案件 ${found.number} 目前为“${stateLabels[found.state]}”，不能办理“${transitionOf(verb).label}”。请刷新页面查看最新状态。`,
    )
  return found
}

/** Writes the step into the case's record. */
export async function record(
  { tx, actor, now }: Context,
  caseId: string,
  verb: CaseVerb | 'open',
  words: string,
  late = false,
): Promise<void> {
  await addEvent(tx, {
    caseId,
    verb,
    words,
    late,
    actorId: actor.accountId,
    actor: `${actor.organisationName} ${actor.displayName}`,
    at: now,
  })
}

/** Keeps files with the case. They belong to the enterprise: what is held against it is shown to it. */
export async function keepFiles(
  context: Context,
  of: { id: string; enterpriseId: string },
  files: readonly File[],
): Promise<void> {
  for (const file of files) {
    const fileId = await keepUpload(context, {
      file,
      ownerOrganisationId: of.enterpriseId,
      purpose: 'negative-list-case',
      field: 'files',
    })
    await addCaseFile(context.tx, {
      caseId: of.id,
      fileId,
      byEnterprise: context.actor.kind === 'ENTERPRISE',
      addedAt: context.now,
    })
  }
}

export async function tellEnterprise(
  { tx, now }: Context,
  of: { id: string; enterpriseId: string },
  title: string,
  body: string,
): Promise<void> {
  await notify(
    tx,
    {
      organisationId: of.enterpriseId,
      kind: 'NEGATIVE_LIST_CASE',
      title,
      body,
      href: `/enterprise/cases/${of.id}`,
    },
    now,
  )
}
