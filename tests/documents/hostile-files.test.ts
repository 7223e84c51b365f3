import { describe, expect, test } from 'vitest'

import { exportXlsx, FileRefused, importTable, inspectZip, parityRates, READ_LIMITS } from '@/documents'

import { unzip, zip } from './zip-builder'

const RATE = { currency: 'USD', publishedOn: '2026-03-05', rate: '7.1234', source: '外汇交易中心' }
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('-')

/** A real workbook with parts replaced or added. */
async function workbookWith(changes: Record<string, string | Buffer>, claims: Record<string, number> = {}) {
  const parts = new Map<string, string | Buffer>(await unzip(await exportXlsx(parityRates, [RATE])))
  for (const [name, data] of Object.entries(changes)) parts.set(name, data)
  return zip([...parts].map(([name, data]) => ({ name, data, claimedSize: claims[name] })))
}

async function refusal(bytes: Uint8Array): Promise<{ code: string; message: string }> {
  const error: unknown = await importTable(bytes, parityRates).then(
    () => null,
    (refused: unknown) => refused,
  )
  expect(error).toBeInstanceOf(FileRefused)
  const { code, message } = error as FileRefused
  expect(message).toMatch(/请.+。$/)
  return { code, message }
}

describe('hostile workbooks are refused before they are parsed', () => {
  test('the builder itself makes workbooks that are read', async () => {
    const { rows } = await importTable(await workbookWith({}), parityRates)
    expect(rows).toHaveLength(1)
  })

  test('a bomb of 400 MB, under a second, whatever its headers claim', async () => {
    const bomb = Buffer.alloc(400 * 1024 * 1024, ' ')
    const name = 'xl/worksheets/sheet1.xml'
    for (const claim of [bomb.length, 1000]) {
      const bytes = await workbookWith({ [name]: bomb }, { [name]: claim })
      expect(bytes.length).toBeLessThan(2 * 1024 * 1024)
      const before = performance.now()
      const { code } = await refusal(bytes)
      expect(performance.now() - before).toBeLessThan(1000)
      expect(claim === 1000 ? ['DAMAGED', 'INFLATES_TOO_FAR'] : ['INFLATES_TOO_FAR']).toContain(code)
    }
  })

  test('what inflates more than a hundredfold, though small; a regular part below a MiB is honest', async () => {
    const part = (bytes: number) => workbookWith({ 'xl/media/1.bin': Buffer.alloc(bytes, ' ') })
    expect(await refusal(await part(20 * 1024 * 1024))).toMatchObject({ code: 'INFLATES_TOO_FAR' })
    expect((await importTable(await part(1024 * 1024), parityRates)).rows).toHaveLength(1)
  })

  test('many parts that are too large together', async () => {
    // 4 MiB each, some 40 : 1, so that no part offends by itself.
    const part = Buffer.alloc(4 * 1024 * 1024, ' ')
    for (let at = 0, seed = 1; at < part.length; at += 1) {
      seed = (seed * 1103515245 + 12345) % 2147483648
      if (at % 4096 < 80) part[at] = seed >> 16
    }
    const parts = Object.fromEntries(Array.from({ length: 26 }, (_, i) => [`xl/media/${i}.bin`, part]))
    expect(await refusal(await workbookWith(parts))).toMatchObject({ code: 'INFLATES_TOO_FAR' })
  })

  test('more than 200 parts', async () => {
    const parts = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`xl/media/${i}.bin`, 'x']))
    expect(await refusal(await workbookWith(parts))).toMatchObject({ code: 'TOO_MANY_ENTRIES' })
  })

  test.each([
    [
      'a document type',
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
    ],
    ['one behind a long comment', `<?xml version="1.0"?><!--${'x'.repeat(300_000)}--><!DOCTYPE x><x/>`],
    ['one in UTF-16', Buffer.from('\uFEFF<!DOCTYPE x><x/>', 'utf16le')],
    ['one in UTF-16 without a mark', Buffer.from('<!DOCTYPE x><x/>', 'utf16le')],
  ])('%s (XXE)', async (_, xml) => {
    expect(await refusal(await workbookWith({ 'xl/sharedStrings.xml': xml }))).toMatchObject({
      code: 'UNSAFE_XML',
    })
  })

  test('a document type at every offset around a chunk boundary is seen', async () => {
    for (let shift = 0; shift < 12; shift += 1) {
      const xml = `<?xml version="1.0"?><!--${'x'.repeat(65_500 - shift)}--><!DOCTYPE x><x/>`
      expect(await refusal(await workbookWith({ 'xl/a.xml': xml }))).toMatchObject({ code: 'UNSAFE_XML' })
    }
  })

  test.each([
    'xl/vbaProject.bin',
    'xl/macrosheets/sheet1.xml',
    'xl/activeX/activeX1.xml',
    'xl/embeddings/oleObject1.bin',
  ])('macros and embedded programs: %s', async (name) => {
    expect(await refusal(await workbookWith({ [name]: '<x/>' }))).toMatchObject({ code: 'MACROS' })
  })

  test('a macro-enabled content type', async () => {
    const types =
      '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
    expect(await refusal(await workbookWith({ '[Content_Types].xml': types }))).toMatchObject({
      code: 'MACROS',
    })
  })

  test('the EICAR test string inside a part', async () => {
    expect(await refusal(await workbookWith({ 'xl/media/1.png': EICAR }))).toMatchObject({ code: 'MALWARE' })
  })

  test.each(['../../etc/passwd', '/etc/passwd', 'xl\\..\\..\\x.xml'])('a part named %s', async (name) => {
    expect(await refusal(await workbookWith({ [name]: 'x' }))).toMatchObject({ code: 'DAMAGED' })
  })

  test('a part given twice, an encrypted part, bytes after the end, a cut file', async () => {
    const parts = [...(await unzip(await exportXlsx(parityRates, [RATE])))].map(([name, data]) => ({
      name,
      data,
    }))
    expect(await refusal(zip([...parts, parts[0]!]))).toMatchObject({ code: 'DAMAGED' })
    expect(await refusal(zip([...parts, { name: 'x.xml', data: 'x', encrypted: true }]))).toMatchObject({
      code: 'ENCRYPTED',
    })
    expect(await refusal(Buffer.concat([zip(parts), Buffer.from('<script>')]))).toMatchObject({
      code: 'POLYGLOT',
    })
    expect(await refusal(zip(parts).subarray(0, 900))).toMatchObject({ code: 'DAMAGED' })
    expect(await refusal(zip([{ name: 'a.txt', data: 'x' }]))).toMatchObject({ code: 'WRONG_TYPE' })
  })
})

describe('what passes the walk and still misbehaves stays in its worker', () => {
  test('broken XML', async () => {
    const bytes = await workbookWith({ 'xl/workbook.xml': '<workbook><sheets><sheet name="a"' })
    expect(await refusal(bytes)).toMatchObject({ code: 'DAMAGED' })
  })

  test('a cell far out of the sheet', async () => {
    const sheet = '<worksheet><sheetData><row r="1"><c r="ZZZZZ1"><v>1</v></c></row></sheetData></worksheet>'
    expect(await refusal(await workbookWith({ 'xl/worksheets/sheet1.xml': sheet }))).toMatchObject({
      code: 'DAMAGED',
    })
  })

  test('a deadline and a small heap end the reading, not the process', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => ({ ...RATE, source: `来源 ${i}` }))
    const bytes = await exportXlsx(parityRates, rows)
    await expect(importTable(bytes, parityRates, { deadlineMs: 1 })).rejects.toMatchObject({
      code: 'TIMED_OUT',
    })
    await expect(importTable(bytes, parityRates, { maxHeapMb: 4 })).rejects.toMatchObject({ code: 'DAMAGED' })
    await expect(importTable(bytes, parityRates, { maxBytes: 1000 })).rejects.toMatchObject({
      code: 'TOO_LARGE',
    })
    expect((await importTable(bytes, parityRates)).rows).toHaveLength(20_000)
  })

  test('the limits are the ones that were promised', async () => {
    expect(READ_LIMITS.zip).toEqual({ maxEntries: 200, maxInflatedBytes: 100 * 1024 * 1024, maxRatio: 100 })
    expect(await inspectZip(await exportXlsx(parityRates, [RATE]))).toMatchObject({
      entryNames: expect.any(Array),
    })
  })
})
