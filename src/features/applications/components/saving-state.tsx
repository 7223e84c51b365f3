'use client'

import { buttonClass } from '@/ui/button-class'
import { NoticeBanner } from '@/ui/notice-banner'

import type { DraftSaving } from './draft-saving'

/** 已保存 14:32, or why not; after another's change, the two ways on. */
export function SavingState({ saving }: { saving: DraftSaving }) {
  const { state, view, problem, refused } = saving
  if (!refused)
    return (
      <output className={state === 'failed' ? 'text-vermilion' : 'text-ink-2'}>
        {state === 'saving' ? '正在保存…' : (problem ?? view.savedAt)}
      </output>
    )
  return (
    <NoticeBanner
      kind="warning"
      title="尚未保存"
      actions={
        <>
          <button type="button" className={buttonClass()} onClick={() => window.location.reload()}>
            载入最新内容
          </button>
          <button type="button" className={buttonClass()} onClick={saving.overwrite}>
            保留我的内容并保存
          </button>
        </>
      }
    >
      {problem}
    </NoticeBanner>
  )
}
