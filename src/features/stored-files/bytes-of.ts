import { log } from '@/server/log'
import { FileMissing, FileTampered, portalStorage } from '@/server/storage'
import { refuse } from '@/server/use-case'

/**
 * The bytes of a stored file, compared with the digest that was taken when it came. Missing or changed ones are refused in
 * words and logged: an operator must look.
 */
export async function bytesOf(file: { storageKey: string; sha256: string }): Promise<Uint8Array> {
  try {
    return await (await portalStorage()).getFile({ key: file.storageKey, sha256: file.sha256 })
  } catch (error) {
    if (!(error instanceof FileMissing) && !(error instanceof FileTampered)) throw error
    log.error({ storageKey: file.storageKey, error: error.message }, 'stored file cannot be opened')
    return refuse(
      'CONFLICT',
      error instanceof FileTampered
        ? '文件内容与登记的摘要不符，可能已被改动，已停止提供。请联系运维核查。'
        : '文件已不在存储中，无法提供。请联系运维核查。',
    )
  }
}
