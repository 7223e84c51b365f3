import { createServer, type Server, type Socket } from 'node:net'
import { deflateSync } from 'node:zlib'
import { crc32 } from 'node:zlib'

import { afterEach, describe, expect, test } from 'vitest'

import { exportXlsx, FileRefused, parityRates } from '@/documents'
import { calculationSheetPdf } from '@/documents/pdf'
import {
  checkUpload,
  DEFAULT_UPLOAD_CHECK,
  displayName,
  type FileKind,
  type UploadCheckConfig,
} from '@/server/storage'

import { calculationSheet } from '../../documents/samples'
import { zip } from '../../documents/zip-builder'

const ALL: FileKind[] = ['pdf', 'jpg', 'png', 'ofd', 'xlsx']
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('-')
const bytesOf = (text: string) => Buffer.from(text, 'latin1')

const pdf = Buffer.from(await calculationSheetPdf(calculationSheet))
const xlsx = Buffer.from(await exportXlsx(parityRates, []))
const ofd = zip([
  { name: 'OFD.xml', data: '<?xml version="1.0"?><ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"/>' },
  { name: 'Doc_0/Document.xml', data: '<?xml version="1.0"?><Document/>' },
])
const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
  chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
  chunk('IEND', Buffer.alloc(0)),
])
const jpg = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  Buffer.alloc(50, 7),
  Buffer.from('ffd9', 'hex'),
])

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([size, body, check])
}

async function refusal(
  fileName: string,
  bytes: Uint8Array,
  accepted = ALL,
  config: UploadCheckConfig = DEFAULT_UPLOAD_CHECK,
) {
  const error: unknown = await checkUpload({ fileName, bytes }, accepted, config).then(
    () => null,
    (refused: unknown) => refused,
  )
  expect(error).toBeInstanceOf(FileRefused)
  expect((error as FileRefused).message).toMatch(/。请.+。$/)
  return (error as FileRefused).code
}

describe('what is accepted', () => {
  test.each([
    ['保单.pdf', pdf, 'pdf', 'application/pdf'],
    ['营业执照.JPG', jpg, 'jpg', 'image/jpeg'],
    ['照片.jpeg', jpg, 'jpg', 'image/jpeg'],
    ['截图.png', png, 'png', 'image/png'],
    ['电子发票.ofd', ofd, 'ofd', 'application/ofd'],
    ['明细.xlsx', xlsx, 'xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ])('%s', async (fileName, bytes, kind, contentType) => {
    expect(await checkUpload({ fileName, bytes }, ALL, DEFAULT_UPLOAD_CHECK)).toEqual({
      displayName: fileName,
      kind,
      contentType,
      size: bytes.length,
    })
  })

  test('a photograph to which the phone appended its own data', async () => {
    const bytes = Buffer.concat([jpg, bytesOf('SEFT\x00\x01')])
    expect((await checkUpload({ fileName: 'a.jpg', bytes }, ALL, DEFAULT_UPLOAD_CHECK)).kind).toBe('jpg')
  })
})

describe('what is refused', () => {
  test.each([
    ['an empty file', 'a.pdf', Buffer.alloc(0), 'EMPTY'],
    ['something else', 'a.pdf', bytesOf('MZ\x90\x00 program'), 'WRONG_TYPE'],
    ['a zip that is neither OFD nor XLSX', 'a.ofd', zip([{ name: 'a.txt', data: 'x' }]), 'WRONG_TYPE'],
    ['a name that says something else', 'a.png', pdf, 'WRONG_TYPE'],
    ['a name without an ending', 'pdf', pdf, 'WRONG_TYPE'],
    ['a double ending', 'a.pdf.exe', pdf, 'WRONG_TYPE'],
    [
      'a PDF whose head is not at the start',
      'a.pdf',
      Buffer.concat([bytesOf('GIF89a\n'), pdf]),
      'WRONG_TYPE',
    ],
    [
      'a PDF with a page behind it',
      'a.pdf',
      Buffer.concat([pdf, bytesOf('<html><script>1</script>')]),
      'POLYGLOT',
    ],
    ['a PDF with a zip behind it', 'a.pdf', Buffer.concat([pdf, ofd]), 'POLYGLOT'],
    [
      'a PDF with a page in its head',
      'a.pdf',
      Buffer.concat([bytesOf('%PDF-1.4\n<script>1</script>\n'), pdf]),
      'POLYGLOT',
    ],
    [
      'a zip inside a PDF comment',
      'a.pdf',
      Buffer.concat([pdf, bytesOf('%'), ofd, bytesOf('\n%%EOF')]),
      'POLYGLOT',
    ],
    [
      'a PDF with a script',
      'a.pdf',
      Buffer.concat([bytesOf('%PDF-1.4\n<</S /JavaScript /JS (x)>>\n'), pdf]),
      'MACROS',
    ],
    [
      'a PDF that starts programs',
      'a.pdf',
      Buffer.concat([bytesOf('%PDF-1.4\n<</S/Launch/F(x)>>\n'), pdf]),
      'MACROS',
    ],
    ['a PDF cut short', 'a.pdf', pdf.subarray(0, 3000), 'DAMAGED'],
    ['a picture cut short', 'a.jpg', jpg.subarray(0, 40), 'DAMAGED'],
    ['a picture with a zip behind it', 'a.jpg', Buffer.concat([jpg, ofd]), 'POLYGLOT'],
    ['a picture with a page behind it', 'a.jpg', Buffer.concat([jpg, bytesOf('<HTML><body>')]), 'POLYGLOT'],
    ['a picture with a program in it', 'a.jpg', Buffer.concat([jpg, bytesOf('<?php x'), jpg]), 'POLYGLOT'],
    ['a PNG with anything behind it', 'a.png', Buffer.concat([png, bytesOf('x')]), 'POLYGLOT'],
    ['a PNG cut short', 'a.png', png.subarray(0, -6), 'DAMAGED'],
    ['an OFD behind something', 'a.ofd', Buffer.concat([bytesOf('<html>'), ofd]), 'WRONG_TYPE'],
    ['an OFD with something behind it', 'a.ofd', Buffer.concat([ofd, bytesOf('<html>')]), 'POLYGLOT'],
    [
      'an OFD that is a bomb',
      'a.ofd',
      zip([{ name: 'OFD.xml', data: Buffer.alloc(200_000_000, ' ') }]),
      'INFLATES_TOO_FAR',
    ],
    [
      'an OFD with XXE',
      'a.ofd',
      zip([{ name: 'OFD.xml', data: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' }]),
      'UNSAFE_XML',
    ],
    [
      'an OFD that climbs',
      'a.ofd',
      zip([
        { name: 'OFD.xml', data: '<a/>' },
        { name: '../x', data: 'x' },
      ]),
      'DAMAGED',
    ],
    ['a workbook with macros', 'a.xlsx', zip([{ name: 'xl/vbaProject.bin', data: 'x' }]), 'MACROS'],
    [
      'both OFD and XLSX',
      'a.ofd',
      zip(['OFD.xml', '[Content_Types].xml', 'xl/workbook.xml'].map((name) => ({ name, data: '<a/>' }))),
      'POLYGLOT',
    ],
    ['the EICAR file', 'a.pdf', bytesOf(EICAR), 'MALWARE'],
    ['EICAR in a PDF', 'a.pdf', Buffer.concat([bytesOf(`%PDF-1.4\n%${EICAR}\n`), pdf]), 'MALWARE'],
    ['EICAR packed in an OFD', 'a.ofd', zip([{ name: 'OFD.xml', data: `<a>${EICAR}</a>` }]), 'MALWARE'],
  ])('%s', async (_, fileName, bytes, code) => {
    const before = performance.now()
    expect(await refusal(fileName, bytes)).toBe(code)
    expect(performance.now() - before).toBeLessThan(1000)
  })

  test('one byte above the limit; a kind that this place does not take', async () => {
    expect(await refusal('a.png', png, ALL, { maxBytes: png.length - 1 })).toBe('TOO_LARGE')
    expect((await checkUpload({ fileName: 'a.png', bytes: png }, ALL, { maxBytes: png.length })).kind).toBe(
      'png',
    )
    expect(await refusal('a.xlsx', xlsx, ['pdf', 'jpg'])).toBe('WRONG_TYPE')
  })

  test.each(['../../etc/passwd', 'C:\\Users\\a.pdf', 'a\0.pdf', '..', '', '   ', '.pdf', '\u202E'])(
    'the name %j',
    async (name) => {
      expect(await refusal(name, pdf)).toBe('BAD_NAME')
    },
  )

  test('a name is only text', () => {
    expect(displayName(' 报告\u202Efdp.exe\u200B<b>.pdf ')).toBe('报告fdp.exe_b_.pdf')
    const long = displayName(`${'长'.repeat(300)}.pdf`)
    expect([...long]).toHaveLength(120)
    expect(long.endsWith('长.pdf')).toBe(true)
  })
})

describe('with a virus scanner', () => {
  let server: Server | undefined
  afterEach(() => server?.close())

  /** A daemon that speaks INSTREAM: collects the chunks and answers what it is told to. */
  async function daemon(answer: (received: Buffer, socket: Socket) => void): Promise<UploadCheckConfig> {
    server = createServer((socket) => {
      let data = Buffer.alloc(0)
      socket.on('error', () => {})
      socket.on('data', (more) => {
        data = Buffer.concat([data, more])
        const received = unpack(data)
        if (received) answer(received, socket)
      })
    })
    await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    return { ...DEFAULT_UPLOAD_CHECK, clamd: { host: '127.0.0.1', port, timeoutMs: 500 } }
  }

  function unpack(data: Buffer): Buffer | null {
    expect(data.subarray(0, 10).toString()).toBe('zINSTREAM\0')
    const parts: Buffer[] = []
    for (let at = 10; at + 4 <= data.length;) {
      const size = data.readUInt32BE(at)
      if (size === 0) return Buffer.concat(parts)
      parts.push(data.subarray(at + 4, at + 4 + size))
      at += 4 + size
    }
    return null
  }

  test('a clean file passes, and the scanner has seen all of it', async () => {
    let seen: Buffer | undefined
    const config = await daemon((received, socket) => {
      seen = received
      socket.end('stream: OK\0')
    })
    await checkUpload({ fileName: 'a.pdf', bytes: pdf }, ALL, config)
    expect(seen!.equals(pdf)).toBe(true)
  })

  test.each([
    ['finds something', (socket: Socket) => socket.end('stream: Win.Test.EICAR_HDB-1 FOUND\0'), 'MALWARE'],
    [
      'answers an error',
      (socket: Socket) => socket.end('INSTREAM size limit exceeded. ERROR\0'),
      'SCAN_UNAVAILABLE',
    ],
    [
      'answers nonsense that contains OK',
      (socket: Socket) => socket.end('stream: OK or not\0'),
      'SCAN_UNAVAILABLE',
    ],
    ['hangs up', (socket: Socket) => socket.destroy(), 'SCAN_UNAVAILABLE'],
    ['stops in mid-answer', (socket: Socket) => socket.end('stream: OK'), 'SCAN_UNAVAILABLE'],
    ['says nothing', () => undefined, 'SCAN_UNAVAILABLE'],
  ])('a scanner that %s: the file is refused', async (_, answer, code) => {
    const config = await daemon((_received, socket) => answer(socket))
    expect(await refusal('a.pdf', pdf, ALL, config)).toBe(code)
  })

  test('an answer in two pieces is waited for', async () => {
    const config = await daemon((_received, socket) => {
      socket.write('stream: ')
      setTimeout(() => socket.end('OK\0'), 50)
    })
    expect((await checkUpload({ fileName: 'a.pdf', bytes: pdf }, ALL, config)).kind).toBe('pdf')
  })

  test('a scanner that is not there: the file is refused', async () => {
    const config = await daemon(() => undefined)
    await new Promise((resolve) => server!.close(resolve))
    expect(await refusal('a.pdf', pdf, ALL, config)).toBe('SCAN_UNAVAILABLE')
  })
})
