'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'

import { ActionForm, type ActionState } from '@/ui/form'
import { DateField, FileField, TextField } from '@/ui/form-fields'
import { SubmitButton } from '@/ui/submit-button'

import type { ImportProgress } from '../import-list'

/** One file, one letter, one year; checked as a whole. A province's list takes a while: the rows read are told as they go. */
export function ImportListForm({ year }: { year: number }) {
  const router = useRouter()
  const [rows, setRows] = useState<number | null>(null)
  const send = async (_: ActionState, form: FormData): Promise<ActionState> => {
    setRows(0)
    try {
      const answer = await sendList(form, setRows)
      if (!('listId' in answer)) return { status: 'invalid', ...answer }
      router.push(`/commerce/official-exports/${answer.listId}${answer.unchanged ? '?same=1' : ''}`)
      return { status: 'idle' }
    } catch {
      return { status: 'error', message: '上传中断，没有导入任何内容。请检查网络后重新上传。' }
    } finally {
      setRows(null)
    }
  }
  return (
    <ActionForm action={send}>
      <TextField
        name="year"
        label="出口年份"
        unit="年"
        width="short"
        inputMode="numeric"
        defaultValue={String(year)}
        required
      />
      <TextField name="issuer" label="提供单位" hint="如 郑州海关、商务部" required />
      <TextField name="documentNumber" label="来文文号" hint="按来文填写；没有文号的写明名称" required />
      <DateField name="obtainedOn" label="取得日期" hint="名单从这一天起生效" required />
      <FileField
        name="file"
        label="名单文件"
        hint="按模板填写的 .xlsx，最多 20 万行。整份检查，有一处问题就一行也不导入"
        accept=".xlsx"
        required
      />
      <FileField
        name="letter"
        label="来文扫描件"
        hint="PDF、图片或 OFD"
        accept=".pdf,.jpg,.png,.ofd"
        required
      />
      <SubmitButton pendingText="正在检查名单…">检查名单</SubmitButton>
      <output className="block text-ink-2">
        {rows !== null &&
          (rows === 0
            ? '正在上传名单…'
            : `已读取 ${rows.toLocaleString('zh-CN')} 行。请不要关闭页面，全部检查后显示结果。`)}
      </output>
    </ActionForm>
  )
}

type Answer = Exclude<ImportProgress, { rows: number }>

/** A line of JSON each: rows read so far, and at last the answer. */
async function sendList(form: FormData, onRows: (rows: number) => void): Promise<Answer> {
  const response = await fetch('/commerce/official-exports/import', { method: 'POST', body: form })
  if (!response.ok || !response.body) return { message: (await response.json()).detail }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const { value, done } = await reader.read()
    if (done) throw new Error('no answer')
    text += value
    const lines = text.split('\n')
    text = lines.pop()!
    for (const line of lines) {
      const told = JSON.parse(line) as ImportProgress
      if (!('rows' in told)) return told
      onRows(told.rows)
    }
  }
}
