import {
  isUniqueViolation,
  type EnterpriseState,
  type OrganisationKind,
  type Prisma,
  type Tx,
  type UsccCheck,
} from '@/server/db'

/** The only Prisma calls of this room. */

/**
 * Registration comes from someone without an account, whom the walls let write nothing. From here to the end of its
 * transaction the portal itself writes.
 */
export async function writeAsPortal(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT set_config('app.kind', 'SYSTEM', true)`
}

export function divisions(tx: Tx) {
  return tx.division.findMany({ orderBy: { position: 'asc' }, select: { code: true, name: true } })
}

export async function isDivision(tx: Tx, code: string): Promise<boolean> {
  return (await tx.division.count({ where: { code } })) > 0
}

/** Null when the code is registered already, seen or unseen by the asker; the transaction can then only be refused. */
export async function addOrganisation(
  tx: Tx,
  organisation: { kind: OrganisationKind; name: string; uscc: string; divisionCode: string },
): Promise<string | null> {
  return unlessRegistered(async () => {
    return (await tx.organisation.create({ data: organisation, select: { id: true } })).id
  })
}

async function unlessRegistered<T>(write: () => Promise<T>): Promise<T | null> {
  try {
    return await write()
  } catch (error) {
    if (isUniqueViolation(error, 'uscc')) return null
    throw error
  }
}

export async function addEnterprise(tx: Tx, data: Prisma.EnterpriseUncheckedCreateInput): Promise<void> {
  await tx.enterprise.create({ data })
}

/** The row held for this transaction; null when there is none, or the walls hide it. */
export async function holdEnterprise(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT id FROM enterprise WHERE id = ${id}::uuid FOR UPDATE`
  return tx.enterprise.findUnique({ where: { id } })
}

export async function setState(
  tx: Tx,
  id: string,
  change: { state: EnterpriseState; verifiedAt?: Date },
): Promise<void> {
  await tx.enterprise.update({ where: { id }, data: { ...change, version: { increment: 1 } } })
}

/** Null when the new code belongs to another. */
export async function correct(
  tx: Tx,
  id: string,
  identity: { uscc: string; name: string; divisionCode: string },
  rest: {
    usccCheck: UsccCheck
    customsCode: string | null
    contactName: string
    contactPhone: string
    contactEmail: string | null
    licenceFileId?: string
  },
): Promise<true | null> {
  return unlessRegistered(async () => {
    await tx.organisation.update({ where: { id }, data: identity })
    await tx.enterprise.update({
      where: { id },
      data: { ...identity, ...rest, state: 'PENDING_VERIFICATION', version: { increment: 1 } },
    })
    return true as const
  })
}

export async function setContact(
  tx: Tx,
  id: string,
  contact: { contactName: string; contactPhone: string; contactEmail: string | null },
): Promise<void> {
  await tx.enterprise.update({ where: { id }, data: { ...contact, version: { increment: 1 } } })
}

export async function addVerification(
  tx: Tx,
  data: Prisma.EnterpriseVerificationUncheckedCreateInput,
): Promise<void> {
  await tx.enterpriseVerification.create({ data })
}

export function enterpriseWithAll(tx: Tx, id: string) {
  return tx.enterprise.findUnique({
    where: { id },
    include: {
      division: { select: { name: true } },
      licenceFile: { select: { id: true, displayName: true, sizeBytes: true, uploadedAt: true } },
      verifications: { orderBy: { decidedAt: 'desc' }, take: 20 },
    },
  })
}

export interface EnterpriseFilter {
  state: EnterpriseState | null
  text: string
  page: number
}
export const pageSize = 50

export async function listEnterprises(tx: Tx, { state, text, page }: EnterpriseFilter) {
  const where: Prisma.EnterpriseWhereInput = {
    ...(state ? { state } : {}),
    ...(text ? { OR: [{ name: { contains: text } }, { uscc: { startsWith: text.toUpperCase() } }] } : {}),
  }
  const [count, rows] = await Promise.all([
    tx.enterprise.count({ where }),
    tx.enterprise.findMany({
      where,
      include: { division: { select: { name: true } } },
      // Who has waited longest comes first.
      orderBy: [{ registeredAt: state === 'PENDING_VERIFICATION' ? 'asc' : 'desc' }, { id: 'asc' }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
  ])
  return { count, rows }
}

export function waitingEnterprises(tx: Tx) {
  return tx.enterprise.findMany({
    where: { state: 'PENDING_VERIFICATION' },
    orderBy: { registeredAt: 'asc' },
    select: { id: true, name: true },
    take: 20,
  })
}

/** Verified enterprises whose new bank account waits. */
export function waitingBankAccounts(tx: Tx) {
  return tx.bankAccount.findMany({
    where: {
      state: 'PENDING_VERIFICATION',
      organisation: { is: { enterprise: { is: { state: 'VERIFIED' } } } },
    },
    include: { organisation: { select: { id: true, name: true } } },
    orderBy: { createdAt: 'asc' },
    take: 20,
  })
}

/** The commerce office of the division: it verifies; a finance office of its own only co-signs. */
export function divisionOffice(tx: Tx, divisionCode: string) {
  return tx.organisation.findFirst({
    where: {
      kind: 'DIVISION_OFFICE',
      divisionCode,
      OR: [
        { accounts: { some: { role: 'DIVISION_COMMERCE' } } },
        { accounts: { none: { role: 'DIVISION_FINANCE' } } },
      ],
    },
    select: { id: true },
  })
}
