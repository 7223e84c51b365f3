'use client'

import { useRef, useState } from 'react'

import { buttonClass } from './button-class'
import { FieldErrors, fieldId } from './field-frame'
import { fileSize } from './file-size'
import { StatusMark } from './status'

export interface UploadedFile {
  id: string
  name: string
}

interface UploadItem {
  key: number
  file: File
  state: 'sending' | 'done' | 'failed'
  percent: number
  message?: string
  stored?: UploadedFile
}

interface UploadFieldProps {
  /** name of the hidden inputs that carry the ids of the stored files in the form around */
  name: string
  label: string
  hint?: string
  /** a route that takes one `file` (multipart) and answers `{ id, name }`, or a problem with its sentence in `detail` */
  url: string
  /** sent beside the file, e.g. the requirement it answers */
  fields?: Readonly<Record<string, string>>
  /** e.g. `.pdf,.jpg,.png,.ofd` */
  accept?: string
  maxBytes?: number
  multiple?: boolean
  errors?: readonly string[]
  onUploaded?: (file: UploadedFile) => void
}

const BROKEN = '上传中断，文件未保存。请点击「重新上传」。'

/** Files sent at once, each with its progress; a broken one is sent again without choosing it again. */
export function UploadField(props: UploadFieldProps) {
  const { name, label, hint, url, fields = {}, accept, maxBytes, multiple, errors, onUploaded } = props
  const [items, setItems] = useState<readonly UploadItem[]>([])
  const nextKey = useRef(0)
  const id = fieldId(name)

  const change = (key: number, changes: Partial<UploadItem>) =>
    setItems((all) => all.map((item) => (item.key === key ? { ...item, ...changes } : item)))

  const send = (item: UploadItem) => {
    if (maxBytes !== undefined && item.file.size > maxBytes) {
      change(item.key, { state: 'failed', message: `文件超过 ${fileSize(maxBytes)}。请压缩后再上传。` })
      return
    }
    change(item.key, { state: 'sending', percent: 0, message: undefined })
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.responseType = 'json'
    request.upload.onprogress = (e) =>
      e.lengthComputable && change(item.key, { percent: Math.floor((e.loaded / e.total) * 100) })
    request.onload = () => {
      const answer = request.response as (UploadedFile & { detail?: string }) | null
      if (request.status >= 200 && request.status < 300 && answer?.id) {
        const stored = { id: answer.id, name: answer.name ?? item.file.name }
        change(item.key, { state: 'done', percent: 100, stored })
        onUploaded?.(stored)
      } else change(item.key, { state: 'failed', message: answer?.detail ?? BROKEN })
    }
    request.onerror =
      request.onabort =
      request.ontimeout =
        () => change(item.key, { state: 'failed', message: BROKEN })
    const body = new FormData()
    for (const [field, value] of Object.entries(fields)) body.append(field, value)
    body.append('file', item.file)
    request.send(body)
  }

  const take = (files: FileList | null) => {
    const fresh = [...(files ?? [])].map((file): UploadItem => ({
      key: nextKey.current++,
      file,
      state: 'sending',
      percent: 0,
    }))
    setItems((all) => [...(multiple ? all : []), ...fresh])
    for (const item of fresh) send(item)
  }

  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="mb-1.5 text-sm text-ink-2">
          {hint}
        </p>
      )}
      <FieldErrors id={`${id}-error`} errors={errors} />
      <input
        id={id}
        type="file"
        accept={accept}
        multiple={multiple}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => {
          take(event.target.files)
          event.target.value = ''
        }}
        onDragOver={(event) => event.preventDefault()}
        className="block w-full max-w-140 rounded border border-dashed border-line-2 bg-wash p-3 file:mr-3 file:min-h-8 file:rounded file:border file:border-line-2 file:bg-white file:px-3 file:text-accent"
      />
      <ul aria-live="polite" className="mt-2 max-w-140">
        {items.map((item) => (
          <li key={item.key} className="flex flex-wrap items-center gap-x-3 border-b border-line py-1.5">
            <span className="min-w-0 flex-1 break-all">{item.file.name}</span>
            <span className="figures text-sm text-ink-2">{fileSize(item.file.size)}</span>
            {item.state === 'sending' && (
              <>
                <progress
                  aria-label={`${item.file.name} 上传进度`}
                  className="h-2 w-24 accent-accent"
                  max={100}
                  value={item.percent}
                />
                <span className="figures w-10 text-right text-sm">{item.percent}%</span>
              </>
            )}
            {item.state === 'done' && <StatusMark kind="success">已上传</StatusMark>}
            {item.state === 'failed' && (
              <button type="button" className={buttonClass('secondary', 'small')} onClick={() => send(item)}>
                重新上传
              </button>
            )}
            {item.state !== 'sending' && (
              <button
                type="button"
                aria-label={`移除 ${item.file.name}`}
                className={buttonClass('quiet', 'small')}
                onClick={() => setItems((all) => all.filter((other) => other.key !== item.key))}
              >
                移除
              </button>
            )}
            {item.message && <p className="w-full text-vermilion">{item.message}</p>}
            {item.stored && <input type="hidden" name={name} value={item.stored.id} />}
          </li>
        ))}
      </ul>
    </div>
  )
}
