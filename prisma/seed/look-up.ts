import { systemActor } from '../../src/server/auth/actor'
import { asActor } from '../../src/server/db'

/** What the demo has to know between two steps and no screen of one person shows. */
const look = <T>(work: Parameters<typeof asActor<T>>[1]): Promise<T> => asActor(systemActor(), work)

export const applicationVersion = (id: string): Promise<number> =>
  look(async (tx) => (await tx.application.findUniqueOrThrow({ where: { id } })).version)

export const requirementIds = (roundId: string): Promise<string[]> =>
  look(async (tx) => (await tx.roundRequirement.findMany({ where: { roundId } })).map((each) => each.id))

export const openFindings = (applicationId: string): Promise<string[]> =>
  look(async (tx) =>
    (await tx.finding.findMany({ where: { applicationId, settlement: 'OPEN' } })).map((each) => each.id),
  )

export const paymentLines = (applicationId: string): Promise<{ id: string }[]> =>
  look((tx) =>
    tx.premiumPaymentLine.findMany({
      where: { applicationId },
      orderBy: { position: 'asc' },
      select: { id: true },
    }),
  )

export const disbursementLines = (orderId: string): Promise<{ id: string; state: string }[]> =>
  look((tx) =>
    tx.disbursementLine.findMany({
      where: { orderId },
      orderBy: { position: 'asc' },
      select: { id: true, state: true },
    }),
  )

/** The one publicity of a list. */
export const publicityIdOf = (awardListId: string): Promise<string> =>
  look(async (tx) => (await tx.publicity.findFirstOrThrow({ where: { awardListId } })).id)

export const objectionIdOf = (number: string): Promise<string> =>
  look(async (tx) => (await tx.objection.findUniqueOrThrow({ where: { number } })).id)

export const undecidedPrepayments = (year: number): Promise<{ id: string; proposedCny: string }[]> =>
  look(async (tx) =>
    (await tx.prepayment.findMany({ where: { year, state: 'PROPOSED' } })).map(({ id, proposedCny }) => ({
      id,
      proposedCny: proposedCny.toFixed(2),
    })),
  )

/** The invoices of these applications, as their insurers would list them. */
export const invoicesOf = (applicationIds: readonly string[]) =>
  look(async (tx) => {
    const lines = await tx.premiumPaymentLine.findMany({
      where: { applicationId: { in: [...applicationIds] } },
      include: { application: { include: { applicant: true } } },
    })
    return lines.map((line) => ({
      insurerName: line.insurerName,
      insurancePolicyNumber: line.insurancePolicyNumber,
      invoiceNumber: line.invoiceNumber,
      issuedOn: line.invoiceIssuedOn.toISOString().slice(0, 10),
      currency: line.currency as 'CNY',
      amount: line.invoiceAmount.toFixed(2),
      uscc: line.application.applicant.uscc ?? '',
    }))
  })
