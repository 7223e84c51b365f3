import type { ReactNode } from 'react'

import { DateTimeText } from './date'
import { EmptyState } from './empty-state'
import { fileSize } from './file-size'
import { Icon } from './icon'

export interface StoredFileItem {
  id: string
  name: string
  href: string
  sizeBytes: number
  uploadedAt?: Date | string
  /** SM3 digest; its first 12 characters are shown */
  digest?: string
  note?: ReactNode
  /** a button in a form, e.g. 删除文件 */
  action?: ReactNode
}

/** Files of a record: name, size, when, what can be done. */
export function FileList({
  files,
  empty = '尚未上传文件。',
}: {
  files: readonly StoredFileItem[]
  empty?: string
}) {
  if (!files.length) return <EmptyState reason={empty} />
  return (
    <ul className="rounded border border-line">
      {files.map((file) => (
        <li
          key={file.id}
          className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line px-3 py-2 not-first:border-t"
        >
          <Icon name="file" className="text-ink-2" />
          <a href={file.href} className="link min-w-0 break-all">
            {file.name}
          </a>
          <span className="figures text-sm text-ink-2">{fileSize(file.sizeBytes)}</span>
          {file.uploadedAt && (
            <span className="text-sm text-ink-2">
              <DateTimeText at={file.uploadedAt} />
            </span>
          )}
          {file.digest && (
            <span className="font-mono text-sm text-ink-2" title={file.digest}>
              摘要 {file.digest.slice(0, 12)}
            </span>
          )}
          {file.note && <span className="text-sm text-ink-2">{file.note}</span>}
          {file.action && <span className="ml-auto">{file.action}</span>}
        </li>
      ))}
    </ul>
  )
}
