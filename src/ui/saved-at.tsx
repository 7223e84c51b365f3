'use client'

import { instantWords } from './date-format'

/** Where the saving of a draft stands: 已保存 14:32, 正在保存, or why not. */
export function SavedAt({
  state,
  at,
  problem,
}: {
  state: 'saved' | 'saving' | 'failed'
  at?: Date | string
  problem?: string
}) {
  return (
    <output className={state === 'failed' ? 'text-vermilion' : 'text-ink-2'}>
      {state === 'saving' && '正在保存…'}
      {state === 'saved' && (at ? `已保存 ${instantWords(at).time}` : '尚未修改')}
      {state === 'failed' && (problem ?? '未能保存，请检查网络；内容仍在本页，稍后会再次保存。')}
    </output>
  )
}
