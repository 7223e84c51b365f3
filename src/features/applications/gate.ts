import { listedUntil } from '@/features/negative-list'
import { dateInWords } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import type { Tx } from '@/server/db'
import { notFound, refuse, type Context } from '@/server/use-case'

import {
  findApplication,
  findEnterprise,
  nameOfAccount,
  type RoundFacts,
  type StoredApplication,
} from './read-store'
import { stateLabels } from './state'
import { lockApplication } from './store'

/** What stands before an application, asked at the start and again at submission (L3), each refusal in words with its clause. */

/** 申报期: first and last day included, to 24:00 of the last. */
export function requireOpenWindow(round: RoundFacts, today: string): void {
  if (round.state !== 'RELEASED')
    refuse('WRONG_STATE', `申报通知“${round.title}”目前不接受申报。请留意省商务厅、省财政厅的通知。`, {
      clause: '二(三)',
    })
  if (today < round.opensOn)
    refuse(
      'WRONG_STATE',
      `“${round.title}”自${dateInWords(round.opensOn)}起接受申报，现在还不能申报。请在申报期内办理。`,
      { clause: '二(三)' },
    )
  if (today > round.closesOn)
    refuse(
      'WRONG_STATE',
      `“${round.title}”的申报期已于${dateInWords(round.closesOn)}截止，不能再提交。如有疑问，请联系省商务厅${round.contactPhone && `（${round.contactPhone}）`}。`,
      { clause: '二(三)' },
    )
}

/** L3: a listed enterprise may not apply for public money (二(三)、二(五)). */
export async function requireNotListed(tx: Tx, uscc: string, today: string): Promise<void> {
  const until = await listedUntil(tx, uscc, today)
  if (until)
    refuse(
      'WRONG_STATE',
      `本企业已列入财政专项资金信用负面清单，至${dateInWords(until)}（含当日）不得申报财政补助资金。如有异议，请向作出决定的部门提出。`,
      { clause: '二(三)' },
    )
}

export async function requireVerifiedEnterprise(tx: Tx, organisationId: string) {
  const enterprise = await findEnterprise(tx, organisationId)
  if (!enterprise) return notFound('企业登记')
  if (enterprise.state !== 'VERIFIED')
    refuse(
      'WRONG_STATE',
      enterprise.state === 'RETURNED'
        ? '本企业的登记信息被退回，尚未通过核实。请先按意见更正登记信息。'
        : '本企业的登记信息正在核实，核实通过后才能申报。请留意所属地商务主管部门的核实结果。',
      { clause: '一' },
    )
  return enterprise
}

/** The applicant's own application, an insurer's too, held while it may be changed: as a draft, or returned. */
export async function openApplication(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  applicationId: string,
): Promise<StoredApplication> {
  const held = await lockApplication(tx, applicationId)
  const application = held && (await findApplication(tx, applicationId))
  if (!application || application.applicant.id !== actor.organisationId) return notFound('申报')
  if (application.state !== 'DRAFT' && application.state !== 'RETURNED')
    refuse(
      'WRONG_STATE',
      `这份申报目前为“${stateLabels[application.state]}”，不能修改。请刷新页面查看最新状态。`,
    )
  return application
}

/** The draft, held for a change by one who may change it. `expectedVersion` null means: whatever came before. */
export async function openDraft(
  context: Pick<Context, 'tx' | 'actor'>,
  applicationId: string,
  expectedVersion: number | null,
): Promise<StoredApplication> {
  const { tx, actor } = context
  const application = await openApplication(context, applicationId)
  if (application.programme !== 'GENERAL') return notFound('申报')
  if (expectedVersion !== null && application.version !== expectedVersion) {
    const name = await nameOfAccount(tx, application.lastEditedById)
    refuse(
      'CONFLICT',
      `${application.lastEditedById === actor.accountId ? '您在另一个页面' : `另一位同事${name ? ` ${name} ` : ''}`}刚刚修改了这份申报。您在本页填写的内容仍在，尚未保存：请选择“载入最新内容”，或“保留我的内容并保存”。`,
    )
  }
  return application
}

/** The day by which a returned application must be back (一次性告知). */
export function requireWithinCorrection(application: StoredApplication, now: Date): void {
  if (application.correctBy && dateInShanghai(now) > application.correctBy)
    refuse(
      'WRONG_STATE',
      `补正期限为${dateInWords(application.correctBy)}，已经超过，不能再提交。如有疑问，请联系省商务厅。`,
      { clause: '二(三)' },
    )
}
