'use client'

import { useState } from 'react'

import { Amount } from '@/ui/amount'
import { buttonClass } from '@/ui/button-class'
import { NoticeBanner } from '@/ui/notice-banner'

import type { DraftRow } from '../payment-line'
import type { ImportPreview } from '../preview-import'
import { LineIssues } from './line-issues'

interface ImportPanelProps {
  applicationId: string
  /** Takes the rows over; nothing was kept before. */
  onTake: (rows: readonly DraftRow[], how: 'replace' | 'append') => Promise<void>
}

/** 导入: the whole file is read and checked, shown, and only then replaces or follows what is there. */
export function ImportPanel({ applicationId, onTake }: ImportPanelProps) {
  const [reading, setReading] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [preview, setPreview] = useState<ImportPreview | null>(null)

  const read = async (file: File | undefined) => {
    if (!file) return
    setReading(true)
    setProblem(null)
    setPreview(null)
    const body = new FormData()
    body.set('file', file)
    try {
      const response = await fetch(`/enterprise/applications/${applicationId}/import`, {
        method: 'POST',
        body,
      })
      const answer = await response.json()
      if (response.ok) setPreview(answer as ImportPreview)
      else setProblem(String(answer.detail))
    } catch {
      setProblem('文件没有传完，未作任何更改。请检查网络后重新选择文件。')
    } finally {
      setReading(false)
    }
  }

  const take = async (how: 'replace' | 'append') => {
    if (!preview) return
    await onTake(preview.rows, how)
    setPreview(null)
  }

  return (
    <div className="mb-6 rounded border border-line p-4">
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <div>
          <label htmlFor="import-file" className="mb-1 block font-medium">
            导入保险费缴纳明细表
          </label>
          <p id="import-hint" className="mb-1.5 text-sm text-ink-2">
            先检查全部内容并预览，确认后才会放入下表。支持 .xlsx 和 .csv。
          </p>
          <input
            id="import-file"
            type="file"
            accept=".xlsx,.csv"
            aria-describedby="import-hint"
            disabled={reading}
            onChange={(event) => {
              void read(event.target.files?.[0])
              event.target.value = ''
            }}
            className="block w-full max-w-140 rounded border border-dashed border-line-2 bg-wash p-3 file:mr-3 file:min-h-8 file:rounded file:border file:border-line-2 file:bg-white file:px-3 file:text-accent"
          />
        </div>
        <a href="/enterprise/applications/template" download className={buttonClass()}>
          下载模板
        </a>
      </div>
      <output className="block">{reading && <p className="mt-3 text-ink-2">正在检查文件…</p>}</output>
      {problem && (
        <NoticeBanner kind="danger" className="mt-3 mb-0" title="未能读取文件">
          {problem}
        </NoticeBanner>
      )}
      {preview && <Preview preview={preview} onTake={take} onGiveUp={() => setPreview(null)} />}
    </div>
  )
}

function Preview({
  preview,
  onTake,
  onGiveUp,
}: {
  preview: ImportPreview
  onTake: (how: 'replace' | 'append') => Promise<void>
  onGiveUp: () => void
}) {
  const { rows, errors, issues, totalCny, existing, fileName } = preview
  const badRows = new Set(errors.map((error) => error.rowNumber)).size
  return (
    <section aria-label="导入预览" className="mt-4 border-t border-line pt-4">
      <p className="font-medium">
        {fileName}：可导入 {rows.length} 行，有误 {badRows} 行，折人民币合计{' '}
        <Amount value={totalCny} currency="CNY" />
        。尚未保存任何内容。
      </p>
      {errors.length > 0 && (
        <>
          <p className="mt-3">以下各行有误，不会导入。可在表格中更正后重新选择文件，或只导入其余各行：</p>
          <ul className="mt-2 max-h-72 list-disc overflow-y-auto pl-6">
            {errors.map((error) => (
              <li key={error.message}>{error.message}</li>
            ))}
          </ul>
        </>
      )}
      {issues.length > 0 && (
        <>
          <p className="mt-3">可导入的各行中，检查发现（行次为导入后的行次）：</p>
          <LineIssues issues={issues} />
        </>
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        {rows.length > 0 && existing > 0 && (
          <button type="button" className={buttonClass()} onClick={() => void onTake('append')}>
            {`追加 ${rows.length} 行到现有 ${existing} 行之后`}
          </button>
        )}
        {rows.length > 0 && (
          <button
            type="button"
            className={buttonClass(existing > 0 ? 'danger' : 'primary')}
            onClick={() => void onTake('replace')}
          >
            {existing > 0 ? `用这 ${rows.length} 行替换现有 ${existing} 行` : `导入 ${rows.length} 行`}
          </button>
        )}
        <button type="button" className={buttonClass('quiet')} onClick={onGiveUp}>
          放弃导入
        </button>
      </div>
    </section>
  )
}
