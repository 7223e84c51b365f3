import { notFound, query } from '@/server/use-case'

import { type CheckDto, checkDto } from './check-dto'
import { certificateInput, historyInput } from './schema'
import { findCheck, pageOfChecks } from './store'

const insurers = ['INSURER_OPERATOR', 'INSURER_CHECKER'] as const
export const CHECKS_PER_PAGE = 20

/** The insurer's own checks, newest first. */
export const checkHistory = query({
  name: 'duplicateCover.history',
  allow: insurers,
  input: historyInput,
  run: async ({ tx, actor }, { search, page }): Promise<{ checks: CheckDto[]; total: number }> => {
    const { rows, total } = await pageOfChecks(
      tx,
      { insurerId: actor.organisationId!, search },
      { skip: (page - 1) * CHECKS_PER_PAGE, take: CHECKS_PER_PAGE },
    )
    return { checks: rows.map(checkDto), total }
  },
})

/** One certificate; a rival's answers like one that does not exist. */
export const checkCertificate = query({
  name: 'duplicateCover.certificate',
  allow: insurers,
  input: certificateInput,
  run: async ({ tx, actor }, { id }): Promise<CheckDto> => {
    const row = await findCheck(tx, id)
    return row && row.insurerId === actor.organisationId ? checkDto(row) : notFound('查重凭证')
  },
})
