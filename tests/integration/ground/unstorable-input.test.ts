import '../../setup/test-database'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'

import { describe, expect, it } from 'vitest'
import { z } from 'zod'

import { updateContact } from '@/features/enterprises'
import { setBudget } from '@/features/funds/provide-budget'
import { keepUpload, openFile } from '@/features/stored-files'
import { asActor } from '@/server/db'
import { command, done } from '@/server/use-case'

import { anEnterprise } from '../../factories/enterprises'
import { aPerson, someday as now } from '../../factories/people'
import { asOwner } from '../../setup/test-database'

describe('what the database cannot keep', () => {
  it('a NUL is told beside its field, wherever it stands', async () => {
    const { id } = await anEnterprise()
    const approver = await aPerson('ENTERPRISE_APPROVER', { organisationId: id })
    const outcome = await updateContact(
      approver,
      { contactName: '李\0四', contactPhone: '0371-60000000' } as never,
      { now },
    )
    expect(outcome).toMatchObject({
      refusal: {
        code: 'INVALID',
        details: { fieldErrors: { contactName: [expect.stringContaining('请删除')] } },
      },
    })
  })

  it.each(['99999999999999999999', '9'.repeat(40), '1e30'])(
    'the amount %s is refused in words',
    async (amountCny) => {
      const outcome = await setBudget(
        await aPerson('FINANCE_PREPARER'),
        { year: 2055, programme: 'GENERAL', amountCny, documentNumber: '豫财贸〔2055〕1号' },
        { now },
      )
      expect(outcome).toMatchObject({ ok: false, refusal: { code: 'INVALID' } })
    },
  )

  it('a number that slips past a form is refused in words too, and nothing is written', async () => {
    const { id } = await anEnterprise()
    const careless = command({
      name: 'tests.careless',
      allow: ['FINANCE_PREPARER'],
      input: z.strictObject({ amount: z.string() }),
      run: async ({ tx }, { amount }) => {
        await tx.$executeRaw`UPDATE enterprise SET contact_name = '改' WHERE id = ${id}::uuid`
        await tx.$queryRaw`SELECT ${amount}::numeric(18, 2)`
        return done(null, [])
      },
    })
    expect(
      await careless(await aPerson('FINANCE_PREPARER'), { amount: '99999999999999999999' }, { now }),
    ).toMatchObject({
      refusal: { code: 'INVALID', message: expect.stringContaining('超出了可以保存的范围') },
    })
    expect(await asOwner('SELECT contact_name AS name FROM enterprise WHERE id = $1', [id])).toEqual([
      { name: '李四' },
    ])
  })
})

it('a stored file whose bytes were changed, or are gone, goes to nobody', async () => {
  const { id } = await anEnterprise()
  const approver = await aPerson('ENTERPRISE_APPROVER', { organisationId: id })
  const file = new File(['%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n'], '营业执照.pdf')
  const fileId = await asActor(approver, (tx) =>
    keepUpload(
      { tx, actor: approver, now, requestId: crypto.randomUUID() },
      { file, ownerOrganisationId: id, purpose: 'licence', field: 'licence' },
    ),
  )
  expect((await openFile(approver, { id: fileId }, { now })).ok).toBe(true)
  const [stored] = await asOwner<{ key: string }>(
    'SELECT storage_key AS key FROM stored_file WHERE id = $1',
    [fileId],
  )
  const place = path.join(process.env.DATA_DIR!, 'files', stored!.key)
  await writeFile(place, '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOX\n')
  expect(await openFile(approver, { id: fileId }, { now })).toMatchObject({
    refusal: { code: 'CONFLICT', message: expect.stringContaining('与登记的摘要不符') },
  })
})
