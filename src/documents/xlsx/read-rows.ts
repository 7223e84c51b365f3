import path from 'node:path'
import { Worker } from 'node:worker_threads'

import type { CellInput } from '../normalise'
import { FileRefused } from '../refusal'
import { inspectZip, ZIP_LIMITS, type ZipLimits } from '../zip-inspection'

/** One row as read: its number as Excel shows it, and its cells from column A on. */
export interface SheetRow {
  rowNumber: number
  cells: readonly CellInput[]
}

export interface ReadLimits {
  maxBytes: number
  maxRows: number
  /** For the whole reading, the caller's own work between batches not counted. */
  deadlineMs: number
  maxHeapMb: number
  batchSize: number
  zip: ZipLimits
}

export const READ_LIMITS: ReadLimits = {
  maxBytes: 20 * 1024 * 1024,
  maxRows: 200_000,
  deadlineMs: 60_000,
  maxHeapMb: 512,
  batchSize: 500,
  zip: ZIP_LIMITS,
}

type WorkerMessage =
  | { rows: [number, CellInput[]][] }
  | { done: true }
  | { failed: 'damaged' | 'too-many-rows' }

/**
 * The non-blank rows of the first worksheet of an .xlsx, or of a .csv, in batches. The zip is walked first; parsing
 * happens in a worker with a memory limit and a deadline, so a hostile file costs a thread and nothing else.
 * @throws FileRefused with a sentence for the sender.
 */
export async function* readRows(
  bytes: Uint8Array,
  given: Partial<ReadLimits> = {},
): AsyncGenerator<SheetRow[]> {
  const limits = { ...READ_LIMITS, ...given }
  const format = fileFormat(bytes, limits)
  if (format === 'xlsx') await inspectWorkbook(bytes, limits.zip)

  const worker = new Worker(path.join(process.cwd(), 'src', 'documents', 'xlsx', 'read-worker.mjs'), {
    workerData: { bytes, format, batchSize: limits.batchSize, maxRows: limits.maxRows },
    resourceLimits: { maxOldGenerationSizeMb: limits.maxHeapMb },
    env: {},
    execArgv: [],
  })
  // Always one listener, also between batches: an 'error' that nobody hears would end the process.
  worker.on('error', () => {})
  let remaining = limits.deadlineMs
  try {
    for (;;) {
      const startedAt = performance.now()
      const message = await nextMessage(worker, remaining)
      remaining -= performance.now() - startedAt
      if ('done' in message) return
      if ('failed' in message) throw refusalOf(message.failed, limits)
      yield message.rows.map(([index, cells]) => ({ rowNumber: index + 1, cells }))
      worker.postMessage('next')
    }
  } finally {
    await worker.terminate()
  }
}

function nextMessage(worker: Worker, waitMs: number): Promise<WorkerMessage> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onEnd).off('exit', onEnd)
      act()
    }
    const onMessage = (message: WorkerMessage) => settle(() => resolve(message))
    // Out of memory, or a fault in the parser: either way this file cannot be read.
    const onEnd = () => settle(() => reject(damaged()))
    const timer = setTimeout(() => settle(() => reject(timedOut())), Math.max(waitMs, 0))
    worker.on('message', onMessage).on('error', onEnd).on('exit', onEnd)
  })
}

function fileFormat(bytes: Uint8Array, limits: ReadLimits): 'xlsx' | 'csv' {
  if (bytes.length === 0) throw new FileRefused('EMPTY', '文件是空的。请检查后重新选择文件。')
  if (bytes.length > limits.maxBytes) {
    const megabytes = Math.floor(limits.maxBytes / 1024 / 1024)
    throw new FileRefused('TOO_LARGE', `文件超过 ${megabytes} MB。请拆成几个文件后分别上传。`)
  }
  if (startsWith(bytes, [0x50, 0x4b])) return 'xlsx'
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    throw new FileRefused(
      'LEGACY_XLS',
      '文件是旧版 .xls 格式或设有密码。请在 Excel 或 WPS 中取消密码，另存为 .xlsx 后重新上传。',
    )
  }
  // UTF-16 text has zero bytes too, but it announces itself; any other zero byte means that this is not text.
  if (!startsWith(bytes, [0xff, 0xfe]) && bytes.subarray(0, 4096).includes(0)) throw wrongType()
  return 'csv'
}

async function inspectWorkbook(bytes: Uint8Array, limits: ZipLimits): Promise<void> {
  const { entryNames } = await inspectZip(bytes, limits)
  if (
    !entryNames.includes('[Content_Types].xml') ||
    !entryNames.some((name) => /^xl\/workbook\w*\.xml$/.test(name))
  ) {
    throw wrongType()
  }
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte)
}

function refusalOf(failed: 'damaged' | 'too-many-rows', limits: ReadLimits): FileRefused {
  if (failed === 'damaged') return damaged()
  return new FileRefused('TOO_MANY_ROWS', `表格超过 ${limits.maxRows} 行。请拆成几个文件后分别上传。`)
}

const damaged = () =>
  new FileRefused('DAMAGED', '表格无法读取，可能已损坏。请用 Excel 或 WPS 打开后另存为 .xlsx，再重新上传。')
const wrongType = () => new FileRefused('WRONG_TYPE', '文件不是 Excel 表格。请上传 .xlsx 或 .csv 文件。')
const timedOut = () =>
  new FileRefused('TIMED_OUT', '表格读取超时。请删除多余的格式和工作表，或拆成几个文件后重新上传。')
