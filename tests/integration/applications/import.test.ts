import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import { exportXlsx } from '@/documents'
import { applicationDraft } from '@/features/applications/application-draft'
import { paymentLineTable } from '@/features/applications/payment-line'
import { paymentLineTemplate } from '@/features/applications/payment-line-template'
import { previewImport } from '@/features/applications/preview-import'
import { startApplication } from '@/features/applications/start-application'

import { aPaymentRow, valueOf } from '../../factories/applications'
import { anEnterprise } from '../../factories/enterprises'
import { aPerson, someday } from '../../factories/people'
import { aRound } from '../../factories/rounds'

const at = { now: someday }

async function begun() {
  const enterprise = await anEnterprise()
  const operator = await aPerson('ENTERPRISE_OPERATOR', { organisationId: enterprise.id })
  const round = await aRound()
  const { applicationId } = valueOf(await startApplication(operator, { roundId: round.id }, at))
  const read = (bytes: Uint8Array) =>
    previewImport(operator, { applicationId, fileName: '明细表.xlsx', bytes: new Uint8Array(bytes) }, at)
  return { enterprise, operator, applicationId, read }
}

/** A filled-in table as people send it: CSV text under the template's head. */
function csv(rows: Record<string, string>[]): Uint8Array<ArrayBuffer> {
  const columns = paymentLineTable.columns
  const lines = [
    columns.map((column) => column.header),
    ...rows.map((row) => columns.map((column) => row[column.key] ?? '')),
  ]
  return new TextEncoder().encode(lines.map((cells) => cells.join(',')).join('\n'))
}

describe('importing a 保险费缴纳明细表', () => {
  it('lists every bad row with its number and reason, shows the good ones, and keeps nothing', async () => {
    const { enterprise, operator, applicationId, read } = await begun()
    const good = aPaymentRow(enterprise.name).values
    const bytes = csv([
      good,
      { ...good, paidOn: '2026-02-30', invoiceNumber: '123' },
      { ...aPaymentRow(enterprise.name).values, paidOn: '2025.12.31' },
      { ...aPaymentRow(enterprise.name).values, periodEnd: '2025-12-31' },
    ])
    const preview = valueOf(await read(bytes))
    expect(preview.rows.map(({ values }) => values.invoiceNumber)[0]).toBe(good.invoiceNumber)
    expect(preview.errors.map(({ rowNumber }) => rowNumber)).toEqual([3, 3, 5])
    expect(preview.errors[0]!.message).toContain('第 3 行')
    expect(preview.errors.map(({ message }) => message).join()).toContain('“保险期间止”早于“保险期间起”')
    expect(preview.issues).toMatchObject([{ rule: 'OUTSIDE_PERIOD', position: 2, level: 'REFUSE' }])
    const { draft } = valueOf(await applicationDraft(operator, { applicationId }, at))
    expect(draft).toMatchObject({ version: 1, rows: [] })
  })

  it('takes what its own export and template give, cash among it', async () => {
    const { enterprise, read } = await begun()
    const exported = await exportXlsx(paymentLineTable, [
      {
        ...aPaymentRow(enterprise.name).values,
        businessKind: 'GENERAL_TRADE',
        currency: 'CNY',
        paymentMethod: 'CASH',
      },
    ])
    expect(valueOf(await read(exported)).issues).toMatchObject([{ rule: 'CASH_OR_PRIVATE', level: 'REFUSE' }])
    const empty = await read(await paymentLineTemplate(someday))
    expect(empty).toMatchObject({
      ok: false,
      refusal: { message: '表格中没有明细行。请按模板填写后重新上传。' },
    })
  })

  it('says of a file that is no table why not', async () => {
    const { read } = await begun()
    const outcome = await read(new TextEncoder().encode('%PDF-1.4 nothing'))
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'INVALID' } })
  })
})
