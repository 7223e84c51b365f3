import { dateToColumn } from '@/server/clock'
import type { FirmOpinionState, OpinionGrade, Tx } from '@/server/db'

export function firmOpinionById(tx: Tx, id: string) {
  return tx.firmOpinion.findUnique({ where: { id } })
}

export function inReviewByReceipt(tx: Tx, roundId: string, receiptNumbers: readonly string[]) {
  return tx.application.findMany({
    where: { roundId, state: { in: ['IN_REVIEW', 'REVIEWED'] }, receiptNumber: { in: [...receiptNumbers] } },
    select: { id: true, receiptNumber: true, submissionSequence: true, requestedAmountCny: true },
  })
}

export async function addFirmOpinion(
  tx: Tx,
  opinion: {
    roundId: string
    firmName: string
    firmUscc: string
    documentNumber: string
    issuedOn: string
    fileId: string
    recordedById: string
    recordedAt: Date
  },
  results: readonly {
    applicationId: string
    submissionSequence: number
    grade: OpinionGrade
    recommendedAmountCny: string
    remark: string
  }[],
): Promise<string> {
  const { id } = await tx.firmOpinion.create({
    data: { ...opinion, issuedOn: dateToColumn(opinion.issuedOn), results: { create: [...results] } },
    select: { id: true },
  })
  return id
}

/** False when somebody was faster. */
export async function checkFirmOpinionRow(
  tx: Tx,
  id: string,
  checked: { state: FirmOpinionState; checkedById: string; checkedAt: Date; remark: string },
): Promise<boolean> {
  const { count } = await tx.firmOpinion.updateMany({ where: { id, state: 'RECORDED' }, data: checked })
  return count === 1
}
