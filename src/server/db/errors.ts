/**
 * Prisma and its adapter tell of the same database error in several shapes; these read what is needed out of all of them.
 */
function texts(error: unknown, depth = 0): string[] {
  if (depth > 5 || error === null || typeof error !== 'object') return [String(error)]
  const { name, message, code, meta, cause, originalCode, originalMessage, constraint } = error as Record<
    string,
    unknown
  >
  return [
    ...[name, message, code, originalCode, originalMessage].filter((part) => typeof part === 'string'),
    ...(constraint === undefined ? [] : [JSON.stringify(constraint)]),
    ...(meta === undefined
      ? []
      : [JSON.stringify(meta, (_, value) => (typeof value === 'bigint' ? String(value) : value))]),
    ...(meta && typeof meta === 'object'
      ? Object.values(meta).flatMap((value) => texts(value, depth + 1))
      : []),
    ...(cause === undefined ? [] : texts(cause, depth + 1)),
  ]
}

/** True when the database refused because of the constraint, index or raised name `constraint` (a raised one stands in the message). */
export function isConstraint(error: unknown, constraint: string): boolean {
  return texts(error).some((text) => text.includes(constraint))
}

/** A unique index was hit; with Prisma's adapter the index may be told by its columns: name one of them in `hint`. */
export function isUniqueViolation(error: unknown, hint = ''): boolean {
  const all = texts(error)
  return (
    all.some((text) => /P2002|23505|UniqueConstraintViolation/.test(text)) &&
    all.some((text) => text.includes(hint))
  )
}

/** A number that its column cannot hold. */
export function isOutOfRange(error: unknown): boolean {
  return texts(error).some((text) => /22003|numeric field overflow|out of range for type/.test(text))
}

/** A serialisation failure or deadlock: worth another try. */
export function isWriteConflict(error: unknown): boolean {
  return texts(error).some((text) =>
    /P2034|TransactionWriteConflict|40001|40P01|deadlock detected/.test(text),
  )
}

/** The journal or a cap refused to go below its minimum (C10, P2). */
export function isOverdraft(error: unknown): boolean {
  return isConstraint(error, 'ledger_account_no_overdraft')
}
