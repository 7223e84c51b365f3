import type { AssignmentWay, Programme } from '@/server/db/generated/enums'

export interface Facts {
  divisionCode: string | null
  programme: Programme
}

export interface Duty {
  /** Those who may prepare, in a fixed order. */
  preparers: readonly { id: string; name: string }[]
  /** In order; the first that fits decides. */
  rules: readonly {
    id: string
    divisionCode: string | null
    programme: Programme | null
    toAccountId: string
  }[]
  /** Today's absences. */
  absences: readonly { accountId: string; deputyId: string }[]
  /** Applications in hand or waiting, by person. */
  loads: ReadonlyMap<string, number>
}

export interface Choice {
  toAccountId: string
  onBehalfOfId: string | null
  way: AssignmentWay
  ruleId: string | null
}

/** The person, or who stands in for them today; null when neither is there. */
export function presentOrDeputy(
  accountId: string,
  duty: Pick<Duty, 'preparers' | 'absences'>,
): { toAccountId: string; onBehalfOfId: string | null } | null {
  const works = (id: string) => duty.preparers.some((each) => each.id === id)
  const absence = duty.absences.find((each) => each.accountId === accountId)
  if (!absence) return works(accountId) ? { toAccountId: accountId, onBehalfOfId: null } : null
  const { deputyId } = absence
  const deputyThere = works(deputyId) && !duty.absences.some((each) => each.accountId === deputyId)
  return deputyThere ? { toAccountId: deputyId, onBehalfOfId: accountId } : null
}

/**
 * 按规则分派: the first rule that fits and whose person, or deputy, is there; otherwise whoever of those present has the
 * least in hand. Null when nobody is there.
 */
export function choosePreparer(facts: Facts, duty: Duty): Choice | null {
  for (const rule of duty.rules) {
    const fits =
      (rule.divisionCode === null || rule.divisionCode === facts.divisionCode) &&
      (rule.programme === null || rule.programme === facts.programme)
    const person = fits && presentOrDeputy(rule.toAccountId, duty)
    if (person) return { ...person, way: 'RULE', ruleId: rule.id }
  }
  const load = (id: string) => duty.loads.get(id) ?? 0
  const [least] = duty.preparers
    .filter(({ id }) => !duty.absences.some(({ accountId }) => accountId === id))
    .toSorted((a, b) => load(a.id) - load(b.id))
  return least ? { toAccountId: least.id, onBehalfOfId: null, way: 'LOAD', ruleId: null } : null
}
