import { FileRefused } from '@/documents/refusal'
import { inspectZip } from '@/documents/zip-inspection'

export type FileKind = 'pdf' | 'jpg' | 'png' | 'ofd' | 'xlsx'

export const CONTENT_TYPES: Record<FileKind, string> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  ofd: 'application/ofd',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const ZIP_END = Buffer.from([0x50, 0x4b, 0x05, 0x06])
const ZIP_END_REACH = 65_557
// Words long enough that compressed picture data does not hold them by chance.
const MARKUP = /<(?:html|script|!doctype\s+html|\?php|iframe)\b/i
const PDF_ACTIVE = /\/S\s*\/(?:JavaScript|Launch)\b/

/**
 * What a file is by its content, never by its name, and that it is only that: a file that is two things at once (a
 * polyglot) is one thing to us and another to the program that opens it.
 * @throws FileRefused
 */
export async function detectKind(bytes: Uint8Array): Promise<FileKind> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.subarray(0, 5).toString('latin1') === '%PDF-') return checkPdf(buffer)
  if (buffer.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return checkJpeg(buffer)
  if (buffer.subarray(0, 8).equals(PNG_SIGNATURE)) return checkPng(buffer)
  if (buffer.subarray(0, 4).toString('latin1') === 'PK\x03\x04') return zipKind(buffer)
  throw wrongType()
}

function checkPdf(buffer: Buffer): FileKind {
  const text = buffer.toString('latin1')
  const end = text.lastIndexOf('%%EOF')
  if (end < 0) throw damaged()
  if (text.slice(end + 5).trim() !== '') throw polyglot()
  refuseHiddenZip(buffer)
  if (MARKUP.test(text.slice(0, 1024))) throw polyglot()
  if (PDF_ACTIVE.test(text)) {
    throw new FileRefused('MACROS', 'PDF 中含有脚本或启动程序的命令。请用“打印为 PDF”另存一份，再重新上传。')
  }
  return 'pdf'
}

/** Phones append data of their own to photographs, so a tail alone is no offence; a zip or a page of markup is. */
function checkJpeg(buffer: Buffer): FileKind {
  if (buffer.lastIndexOf(Buffer.from([0xff, 0xd9])) < 0) throw damaged()
  refuseHiddenZip(buffer)
  if (MARKUP.test(buffer.toString('latin1'))) throw polyglot()
  return 'jpg'
}

/** Walks the chunks: the first is IHDR, the last IEND, and the file ends with it. */
function checkPng(buffer: Buffer): FileKind {
  let at = PNG_SIGNATURE.length
  for (let first = true; at + 12 <= buffer.length; first = false) {
    const length = buffer.readUInt32BE(at)
    const type = buffer.subarray(at + 4, at + 8).toString('latin1')
    if (first && type !== 'IHDR') throw damaged()
    at += 12 + length
    if (type !== 'IEND') continue
    if (at !== buffer.length) throw polyglot()
    if (MARKUP.test(buffer.toString('latin1'))) throw polyglot()
    return 'png'
  }
  throw damaged()
}

async function zipKind(buffer: Buffer): Promise<FileKind> {
  const { entryNames } = await inspectZip(buffer)
  const isOfd = entryNames.includes('OFD.xml')
  const isXlsx = entryNames.includes('[Content_Types].xml') && entryNames.includes('xl/workbook.xml')
  if (isOfd && isXlsx) throw polyglot()
  if (isOfd) return 'ofd'
  if (isXlsx) return 'xlsx'
  throw wrongType()
}

/** A zip is read from its end: its end record near the end of another file makes that file a zip as well. */
function refuseHiddenZip(buffer: Buffer): void {
  const tail = buffer.subarray(Math.max(0, buffer.length - ZIP_END_REACH))
  if (tail.includes(ZIP_END)) throw polyglot()
}

const damaged = () => new FileRefused('DAMAGED', '文件不完整或已损坏。请重新导出或扫描后再上传。')
const polyglot = () =>
  new FileRefused('POLYGLOT', '文件中夹带了其他内容，不能接收。请重新导出或扫描后再上传。')
const wrongType = () =>
  new FileRefused('WRONG_TYPE', '文件类型不支持。请上传 PDF、JPG、PNG、OFD 或 XLSX 格式的文件。')
