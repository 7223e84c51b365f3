import type { DuplicateCoverOutcome } from '@/server/db'
import { StatusMark, type StatusKind } from '@/ui/status'

const WORDS: Record<DuplicateCoverOutcome, { kind: StatusKind; word: string }> = {
  CLEAR: { kind: 'success', word: '可以承保' },
  COVERED: { kind: 'refused', word: '已在保' },
  RESERVED: { kind: 'warning', word: '其他机构预留' },
}

/** The answer of a check as a status. */
export function Outcome({ outcome }: { outcome: DuplicateCoverOutcome }) {
  const { kind, word } = WORDS[outcome]
  return <StatusMark kind={kind}>{word}</StatusMark>
}
