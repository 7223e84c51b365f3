import { EICAR_TEST_STRING } from '@/documents/eicar'
import { FileRefused } from '@/documents/refusal'

import { scanWithClamd } from './clamd'
import type { UploadCheckConfig } from './config'
import { CONTENT_TYPES, detectKind, type FileKind } from './file-kind'
import { displayName, extensionOf } from './file-name'

export interface CheckedUpload {
  /** For lists and downloads; text, never a path. */
  displayName: string
  kind: FileKind
  /** By content. What the browser claimed is not looked at. */
  contentType: string
  size: number
}

const EXTENSIONS: Record<FileKind, readonly string[]> = {
  pdf: ['pdf'],
  jpg: ['jpg', 'jpeg'],
  png: ['png'],
  ofd: ['ofd'],
  xlsx: ['xlsx'],
}
const KIND_NAMES: Record<FileKind, string> = { pdf: 'PDF', jpg: 'JPG', png: 'PNG', ofd: 'OFD', xlsx: 'XLSX' }

/**
 * Every upload passes here before a byte of it is stored: name, size, type by content, polyglots, archives (requirement
 * S9), the virus scanner last. `accepted` are the kinds that this place takes.
 * @throws FileRefused with a sentence for the sender; also when a configured scanner does not answer (fail closed).
 */
export async function checkUpload(
  upload: { fileName: string; bytes: Uint8Array },
  accepted: readonly FileKind[],
  config: UploadCheckConfig,
): Promise<CheckedUpload> {
  const { bytes } = upload
  const name = displayName(upload.fileName)
  if (bytes.length === 0) throw new FileRefused('EMPTY', '文件是空的。请检查后重新选择文件。')
  if (bytes.length > config.maxBytes) {
    const limit = Math.floor(config.maxBytes / 1024 / 1024)
    throw new FileRefused('TOO_LARGE', `文件超过 ${limit} MB。请压缩或拆分后重新上传。`)
  }
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(EICAR_TEST_STRING))
    throw malware()

  const kind = await detectKind(bytes)
  if (!accepted.includes(kind)) {
    const names = accepted.map((k) => KIND_NAMES[k]).join('、')
    throw new FileRefused('WRONG_TYPE', `这里不接收 ${KIND_NAMES[kind]} 文件。请上传 ${names} 格式的文件。`)
  }
  if (!EXTENSIONS[kind].includes(extensionOf(name))) {
    throw new FileRefused(
      'WRONG_TYPE',
      `文件内容是 ${KIND_NAMES[kind]}，与扩展名不符。请把扩展名改为 .${EXTENSIONS[kind][0]}，或选择正确的文件后重新上传。`,
    )
  }
  await scan(bytes, config)
  return { displayName: name, kind, contentType: CONTENT_TYPES[kind], size: bytes.length }
}

async function scan(bytes: Uint8Array, config: UploadCheckConfig): Promise<void> {
  if (!config.clamd) return
  let found: string | null
  try {
    found = await scanWithClamd(bytes, config.clamd)
  } catch (cause) {
    const refusal = new FileRefused(
      'SCAN_UNAVAILABLE',
      '病毒查杀服务暂时不可用，文件没有保存。请稍后重新上传。',
    )
    refusal.cause = cause
    throw refusal
  }
  if (found) throw malware()
}

const malware = () => new FileRefused('MALWARE', '文件中发现病毒特征，没有保存。请查杀后重新上传。')
