import { clauseText, isClauseId } from '@/policy-rules'

/** The sentences of the clauses named, by clause; what is no clause is left out. */
export const clauseTexts = (ids: readonly string[]): Record<string, string> =>
  Object.fromEntries(ids.filter(isClauseId).map((id) => [id, clauseText(id)]))
