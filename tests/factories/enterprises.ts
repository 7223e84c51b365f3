import { systemActor } from '@/server/auth/actor'
import { asActor, type EnterpriseState, type ExportSource } from '@/server/db'

import { anOrganisation, someday } from './people'
import { madeUpUscc } from './uscc'

export { madeUpUscc }

export interface EnterpriseOptions {
  name?: string
  uscc?: string
  divisionCode?: string
  state?: EnterpriseState
  exports?: { year: number; amountUsd: string; source?: ExportSource; obtainedOn?: string }[]
  bankAccount?: boolean
  now?: Date
}

/** The account of the organisation that waits for its verification. */
export async function waitingAccountOf(organisationId: string): Promise<string> {
  const row = await asActor(systemActor(), (tx) =>
    tx.bankAccount.findFirst({
      where: { organisationId, state: 'PENDING_VERIFICATION' },
      select: { id: true },
    }),
  )
  return row?.id ?? crypto.randomUUID()
}

/** A registered enterprise, verified unless said otherwise, with a verified bank account. */
export async function anEnterprise(
  options: EnterpriseOptions = {},
): Promise<{ id: string; uscc: string; name: string; bankAccountId: string }> {
  const divisionCode = options.divisionCode ?? '410100'
  const uscc = options.uscc ?? madeUpUscc(divisionCode)
  const now = options.now ?? someday
  const organisation = await anOrganisation({
    kind: 'ENTERPRISE',
    name: options.name ?? `河南测试${uscc.slice(-5)}进出口有限公司`,
    uscc,
    divisionCode,
  })
  return asActor(systemActor(), async (tx) => {
    await tx.enterprise.create({
      data: {
        id: organisation.id,
        uscc,
        usccCheck: 'VALID',
        name: organisation.name,
        divisionCode,
        contactName: '李四',
        contactPhone: '0371-60000000',
        state: options.state ?? 'VERIFIED',
        registeredAt: now,
        verifiedAt: now,
      },
    })
    for (const record of options.exports ?? [])
      await tx.exportRecord.create({
        data: {
          enterpriseId: organisation.id,
          year: record.year,
          source: record.source ?? 'OFFICIAL',
          amountUsd: record.amountUsd,
          obtainedOn: new Date(`${record.obtainedOn ?? `${record.year + 1}-01-20`}T00:00:00Z`),
          recordedAt: now,
        },
      })
    const account = await tx.bankAccount.create({
      data: {
        organisationId: organisation.id,
        accountName: organisation.name,
        bankName: '中原银行郑州分行',
        bankCode: '313491000232',
        accountNumber: '410100000000000001',
        state: options.bankAccount === false ? 'PENDING_VERIFICATION' : 'VERIFIED',
        createdAt: now,
        verifiedAt: now,
      },
    })
    return { id: organisation.id, uscc, name: organisation.name, bankAccountId: account.id }
  })
}
