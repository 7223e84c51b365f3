import { CLAUSE_IDS, type ClauseId, TEXT_BLOCKS } from './clauses'

const NUMERALS = '一二三四五六'

/** The id of a clause on the policy text page: 一(一) → `clause-1-1`, so that an address with it can be shared. */
export function clauseAnchor(clause: ClauseId): string {
  const [section, item] = [clause[0]!, clause[2]!].map((numeral) => NUMERALS.indexOf(numeral) + 1)
  return `clause-${section}-${item}`
}

export const isClauseId = (text: string): text is ClauseId => (CLAUSE_IDS as readonly string[]).includes(text)

/** All the words of a clause, its heading first, a line per block. */
export const clauseText = (clause: ClauseId): string =>
  TEXT_BLOCKS.filter((block) => block.clause === clause)
    .map(({ text }) => text)
    .join('\n')
