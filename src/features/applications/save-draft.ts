import { command, done, refuse } from '@/server/use-case'

import { assess, draftRows, readRows } from './draft'
import { draftView } from './draft-dto'
import { openDraft } from './gate'
import { payeeAccounts } from './read-store'
import { draftInput } from './schema'
import { replaceLines, saveChange } from './store'

/**
 * Autosave: keeps what is typed, whole or not, and answers with the draft as it now stands: rows, what is wrong, the
 * amount and its sheet. A version that is not the latest is refused by name of the colleague; nothing is overwritten.
 */
export const saveDraft = command({
  name: 'applications.saveDraft',
  allow: ['ENTERPRISE_OPERATOR', 'ENTERPRISE_APPROVER'],
  input: draftInput,
  run: async ({ tx, actor, now }, { applicationId, expectedVersion, overwrite, rows, ...change }) => {
    const before = await openDraft({ tx, actor }, applicationId, overwrite ? null : expectedVersion)
    if (change.bankAccountId) {
      const account = (await payeeAccounts(tx, actor.organisationId!)).find(
        ({ id }) => id === change.bankAccountId,
      )
      if (!account?.verified)
        refuse('INVALID', '所选收款账户不存在或尚未核实。请选择已核实的账户。', {
          fieldErrors: { bankAccountId: ['请选择已核实的收款账户。'] },
        })
    }
    const read = readRows(rows ?? draftRows(before), before)
    const changed = {
      ...before,
      otherSubsidiesCny: change.otherSubsidiesCny ?? before.otherSubsidiesCny,
      declarationAccepted: change.declarationAccepted ?? before.declarationAccepted,
      bankAccountId: change.bankAccountId === undefined ? before.bankAccountId : change.bankAccountId,
      lastEditedAt: now,
    }
    const assessment = await assess(tx, changed, read, now)
    await replaceLines(tx, applicationId, assessment.lines)
    const version = await saveChange(
      tx,
      applicationId,
      {
        otherSubsidiesCny: changed.otherSubsidiesCny,
        declarationAccepted: changed.declarationAccepted,
        bankAccountId: changed.bankAccountId,
        incompleteRows: assessment.incompleteRows,
      },
      actor.accountId,
      now,
    )
    return done(draftView({ ...changed, version }, assessment), {
      subject: { kind: 'application', id: applicationId },
      detail: { version, lines: assessment.lines.length, incomplete: assessment.incompleteRows.length },
    })
  },
})
