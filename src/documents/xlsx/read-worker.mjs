/**
 * Runs in a worker thread and parses one table file. Plain JavaScript in a file of its own, so that the same file starts
 * under `next start` (Next bundles it), the job worker and vitest alike.
 *
 * In (workerData): { bytes, format: 'xlsx' | 'csv', batchSize, maxRows }.
 * Out: { rows: [index, values][] } batches, each waiting for one 'next' message (so that the file never piles up in the
 * main thread), then { done: true } or { failed: 'damaged' | 'too-many-rows' }.
 */
import { parentPort, workerData } from 'node:worker_threads'

import { parseCsv } from 'hucre/csv'
import { streamXlsxRows } from 'hucre/xlsx'

const { bytes, format, batchSize, maxRows } = workerData

/** UTF-8 with or without BOM, else GB18030; a BOM of UTF-16 (Excel's "Unicode text") is honoured too. */
function decode(data) {
  if (data[0] === 0xff && data[1] === 0xfe) return new TextDecoder('utf-16le').decode(data)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(data)
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(data)
  }
}

async function* readRows() {
  if (format === 'csv') {
    yield* parseCsv(decode(bytes), { typeInference: false, skipEmptyRows: false }).entries()
    return
  }
  for await (const row of streamXlsxRows(bytes)) yield [row.index, row.values]
}

const isBlank = (value) =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '')

function send(rows) {
  const wanted = new Promise((resolve) => parentPort.once('message', resolve))
  parentPort.postMessage({ rows })
  return wanted
}

async function run() {
  let batch = []
  let count = 0
  for await (const row of readRows()) {
    if (row[1].every(isBlank)) continue
    count += 1
    if (count > maxRows) return { failed: 'too-many-rows' }
    batch.push(row)
    if (batch.length === batchSize) {
      await send(batch)
      batch = []
    }
  }
  if (batch.length > 0) await send(batch)
  return { done: true }
}

parentPort.postMessage(await run().catch(() => ({ failed: 'damaged' })))
