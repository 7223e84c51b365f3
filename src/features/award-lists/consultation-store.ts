import { dateInShanghai } from '@/server/clock'
import type { Tx } from '@/server/db'

/** Rounds of consultation (会商轮次) and the remarks on rows. What was said in a round stays as it was. */

export async function addRound(
  tx: Tx,
  round: {
    awardListId: string
    totalCny: string
    itemCount: number
    message: string
    sentById: string
    sentAt: Date
  },
): Promise<void> {
  const sequence = (await tx.consultationRound.count({ where: { awardListId: round.awardListId } })) + 1
  await tx.consultationRound.create({ data: { ...round, sequence } })
}

/** The last round sent, with its remarks; null for a list that was never sent. */
export async function lastRound(tx: Tx, awardListId: string) {
  return tx.consultationRound.findFirst({
    where: { awardListId },
    orderBy: { sequence: 'desc' },
    select: {
      id: true,
      sequence: true,
      remarks: {
        select: { id: true, itemId: true, flagged: true, answer: true, item: { select: { state: true } } },
      },
    },
  })
}

/** Rows of the last round that finance flagged and commerce has not answered yet. */
export async function unansweredRows(tx: Tx, awardListId: string): Promise<{ id: string }[]> {
  const round = await lastRound(tx, awardListId)
  return (round?.remarks ?? []).filter((remark) => remark.flagged && remark.answer === '')
}

export async function saveRemark(
  tx: Tx,
  remark: {
    roundId: string
    itemId: string
    amountCny: string
    flagged: boolean
    remark: string
    madeById: string
    madeAt: Date
  },
): Promise<void> {
  const { roundId, itemId, ...said } = remark
  await tx.consultationRemark.upsert({
    where: { roundId_itemId: { roundId, itemId } },
    create: remark,
    update: said,
  })
}

/** The remark with its list, for whoever answers it. */
export async function remarkById(tx: Tx, id: string) {
  return tx.consultationRemark.findUnique({
    where: { id },
    select: { id: true, remark: true, itemId: true, round: { select: { id: true, awardListId: true } } },
  })
}

export async function saveAnswer(
  tx: Tx,
  id: string,
  answer: { answer: string; answeredById: string; answeredAt: Date },
): Promise<void> {
  await tx.consultationRemark.update({ where: { id }, data: answer })
}

/** What was done with a row answers its open remark too. */
export async function answerByDeed(
  tx: Tx,
  row: { awardListId: string; itemId: string },
  answer: { answer: string; answeredById: string; answeredAt: Date },
): Promise<void> {
  const round = await lastRound(tx, row.awardListId)
  const open = round?.remarks.find(
    (remark) => remark.itemId === row.itemId && remark.flagged && remark.answer === '',
  )
  if (open) await saveAnswer(tx, open.id, answer)
}

/** All rounds, oldest first, with names and days as text. */
export async function roundsOf(tx: Tx, awardListId: string) {
  const rounds = await tx.consultationRound.findMany({
    where: { awardListId },
    orderBy: { sequence: 'asc' },
    include: {
      decision: true,
      remarks: {
        where: { OR: [{ remark: { not: '' } }, { answer: { not: '' } }] },
        orderBy: { item: { position: 'asc' } },
        include: { item: { include: { application: { include: { applicant: true } } } } },
      },
    },
  })
  const ids = rounds.flatMap((round) => [
    round.sentById,
    ...(round.decision ? [round.decision.decidedById] : []),
    ...round.remarks.flatMap((remark) => [remark.madeById, remark.answeredById ?? []].flat()),
  ])
  const people = await tx.account.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, displayName: true },
  })
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.displayName ?? ''
  return rounds.map(({ decision, remarks, ...round }) => ({
    id: round.id,
    sequence: round.sequence,
    totalCny: round.totalCny.toFixed(2),
    itemCount: round.itemCount,
    message: round.message,
    sentBy: nameOf(round.sentById),
    sentOn: dateInShanghai(round.sentAt),
    decision: decision && {
      decision: decision.decision,
      documentNumber: decision.documentNumber,
      remark: decision.remark,
      decidedBy: nameOf(decision.decidedById),
      decidedOn: dateInShanghai(decision.decidedAt),
    },
    remarks: remarks.map((remark) => ({
      id: remark.id,
      itemId: remark.itemId,
      position: remark.item.position,
      name: remark.item.application.applicant.name,
      amountCny: remark.amountCny.toFixed(2),
      flagged: remark.flagged,
      remark: remark.remark,
      madeBy: nameOf(remark.madeById),
      answer: remark.answer,
      answeredBy: nameOf(remark.answeredById),
    })),
  }))
}
