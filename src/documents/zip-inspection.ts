import type { Readable } from 'node:stream'

import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'

import { EICAR_TEST_STRING } from './eicar'
import { FileRefused } from './refusal'

/**
 * Looks into a zip before anything parses it. The sizes in a zip's headers are the sender's claim, so every entry is
 * inflated once, counted and thrown away; the walk stops at the first limit that is passed.
 */

export interface ZipLimits {
  maxEntries: number
  maxInflatedBytes: number
  /** Inflated ÷ compressed, per entry, tested from the first MiB on: small parts of honest files may compress better. */
  maxRatio: number
}

export const ZIP_LIMITS: ZipLimits = { maxEntries: 200, maxInflatedBytes: 100 * 1024 * 1024, maxRatio: 100 }

const RATIO_GRACE_BYTES = 1024 * 1024
const END_OF_DIRECTORY = Buffer.from([0x50, 0x4b, 0x05, 0x06])
const END_RECORD_BYTES = 22
const MACRO_PART = /(^|\/)(vbaProject|macrosheets|activeX|embeddings)(\/|\.|[^/]*$)/i
const MACRO_TYPE = /macroEnabled|vnd\.ms-office\.(vbaProject|activeX)/i

export interface ZipReport {
  entryNames: string[]
  inflatedBytes: number
}

/**
 * Walks the whole archive and reports what is in it.
 * @throws FileRefused for a damaged, encrypted or oversized archive, path names that leave it, XML with a document type
 * or entities (XXE), macros and embedded programs, bytes before or after the archive.
 */
export async function inspectZip(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): Promise<ZipReport> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  refuseForeignBytes(buffer)
  const zip = await openZip(buffer)
  if (zip.entryCount > limits.maxEntries) throw tooManyEntries(limits)

  const entryNames = new Set<string>()
  let inflatedBytes = 0
  try {
    for await (const entry of zip.eachEntry()) {
      if (entryNames.size >= limits.maxEntries) throw tooManyEntries(limits)
      refuseEntry(entry, entryNames)
      entryNames.add(entry.fileName)
      inflatedBytes += await inflate(zip, entry, limits, inflatedBytes)
    }
  } catch (error) {
    throw error instanceof FileRefused ? error : damaged()
  }
  return { entryNames: [...entryNames], inflatedBytes }
}

/** A zip starts at the first byte and ends with the last one; what stands around it is another file in hiding. */
function refuseForeignBytes(buffer: Buffer): void {
  if (buffer.length < END_RECORD_BYTES || buffer.readUInt32LE(0) !== 0x04034b50) throw damaged()
  const end = buffer.lastIndexOf(END_OF_DIRECTORY)
  if (end < 0) throw damaged()
  if (end !== buffer.length - END_RECORD_BYTES) {
    throw new FileRefused('POLYGLOT', '文件末尾附有多余的内容。请用原软件打开后另存一份，再重新上传。')
  }
}

async function openZip(buffer: Buffer): Promise<ZipFile> {
  try {
    return await fromBufferPromise(buffer, {
      lazyEntries: true,
      validateEntrySizes: true,
      strictFileNames: true,
    })
  } catch {
    throw damaged()
  }
}

function refuseEntry(entry: Entry, seen: ReadonlySet<string>): void {
  if (entry.isEncrypted()) throw new FileRefused('ENCRYPTED', '文件设有密码。请取消密码后重新上传。')
  if (seen.has(entry.fileName)) throw damaged()
  if (MACRO_PART.test(entry.fileName)) {
    throw new FileRefused('MACROS', '文件中含有宏或嵌入对象。请删除后另存为普通的 .xlsx 文件，再重新上传。')
  }
}

async function inflate(zip: ZipFile, entry: Entry, limits: ZipLimits, before: number): Promise<number> {
  const stream: Readable = await zip.openReadStreamPromise(entry)
  const isXml = /\.(xml|rels|vml)$/i.test(entry.fileName)
  const isContentTypes = entry.fileName === '[Content_Types].xml'
  let count = 0
  let tail = ''
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (count === 0 && isXml) refuseUtf16(chunk)
      count += chunk.length
      if (before + count > limits.maxInflatedBytes || overRatio(count, entry, limits)) throw inflatesTooFar()
      // The tail of the last chunk is looked at again, so that nothing hides across a boundary.
      const text = tail + chunk.toString('latin1')
      if (isXml && /<!(DOCTYPE|ENTITY)/i.test(text)) throw unsafeXml()
      if (isContentTypes && MACRO_TYPE.test(text)) {
        throw new FileRefused('MACROS', '文件中含有宏。请另存为不含宏的 .xlsx 文件，再重新上传。')
      }
      if (text.includes(EICAR_TEST_STRING))
        throw new FileRefused('MALWARE', '文件中发现病毒特征，没有保存。请查杀后重新上传。')
      tail = text.slice(-100)
    }
  } finally {
    stream.destroy()
  }
  return count
}

function overRatio(count: number, entry: Entry, limits: ZipLimits): boolean {
  return count > RATIO_GRACE_BYTES && count > limits.maxRatio * entry.compressedSize
}

/** The scan for document types reads bytes as ASCII; UTF-16 would pass under it, and no office program writes it. */
function refuseUtf16(chunk: Buffer): void {
  const [a, b] = chunk
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || chunk.subarray(0, 4).includes(0))
    throw unsafeXml()
}

const damaged = () =>
  new FileRefused('DAMAGED', '文件已损坏，无法读取。请用原软件打开后另存一份，再重新上传。')
const unsafeXml = () =>
  new FileRefused('UNSAFE_XML', '文件中含有外部实体声明，不能接收。请用 Excel 或 WPS 另存一份，再重新上传。')
const inflatesTooFar = () =>
  new FileRefused(
    'INFLATES_TOO_FAR',
    '文件解压后过大，不能接收。请删除多余的空行和工作表，或拆成几个文件后重新上传。',
  )
const tooManyEntries = (limits: ZipLimits) =>
  new FileRefused(
    'TOO_MANY_ENTRIES',
    `文件内部的部件超过 ${limits.maxEntries} 个，不能接收。请新建工作簿，只粘贴数据后重新上传。`,
  )
