import type { Tx } from '@/server/db'

export interface ExpertFacts {
  fields: string[]
  employer: string
  employerUscc: string | null
  divisionCode: string | null
  phone: string
  email: string | null
}

export function expertsOfPool(tx: Tx) {
  return tx.expert.findMany({
    include: {
      account: { select: { loginName: true, disabledAt: true } },
      _count: { select: { members: { where: { releasedAt: null } } } },
    },
    orderBy: [{ active: 'desc' }, { name: 'asc' }],
    take: 500,
  })
}

export function divisionChoices(tx: Tx) {
  return tx.division.findMany({ orderBy: { position: 'asc' }, select: { code: true, name: true } })
}

/** An organisation of their own, so that no wall of organisations shows one expert to another. */
export async function addExpertOrganisation(tx: Tx, name: string): Promise<string> {
  const { id } = await tx.organisation.create({
    data: { kind: 'EXPERT_BODY', name: `评审专家（${name}）` },
    select: { id: true },
  })
  return id
}

export async function addExpertRow(
  tx: Tx,
  expert: ExpertFacts & { accountId: string; name: string; changedById: string; changedAt: Date },
): Promise<string> {
  return (await tx.expert.create({ data: expert, select: { id: true } })).id
}

/** False when there is none. */
export async function changeExpertRow(
  tx: Tx,
  id: string,
  change: ExpertFacts & { active: boolean; changedById: string; changedAt: Date },
): Promise<boolean> {
  const { count } = await tx.expert.updateMany({ where: { id }, data: change })
  return count === 1
}
