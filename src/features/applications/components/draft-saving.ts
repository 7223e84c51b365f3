'use client'

import { useRef, useState } from 'react'

import type { ActionState } from '@/server/action-state'

import { saveDraftAction } from '../actions'
import type { DraftView } from '../draft-dto'

/** The part of a draft that a step of the form sends. */
export interface DraftPart {
  rows?: { id: string; values: Record<string, string> }[]
  otherSubsidiesCny?: string
  declarationAccepted?: boolean
  bankAccountId?: string | null
}

export interface DraftSaving {
  view: DraftView
  state: 'saved' | 'saving' | 'failed'
  /** Why it is not saved: a sentence. */
  problem: string | null
  /** Another was quicker (or the draft is closed): nothing here is lost, the person chooses. */
  refused: boolean
  fieldErrors: Record<string, string[]>
  save: (part: DraftPart, overwrite?: boolean) => Promise<DraftView | null>
  /** Sends what was refused once more, over what the other wrote. */
  overwrite: () => void
}

const FAILED = '未能保存，请检查网络；内容仍在本页，再次修改时会重新保存。'

/** Autosave with the version that the page knows; one save at a time, what comes meanwhile is sent together after it. */
export function useDraftSaving(initial: DraftView): DraftSaving {
  const [view, setView] = useState(initial)
  const [answer, setAnswer] = useState<{ state: DraftSaving['state']; action: ActionState | null }>({
    state: 'saved',
    action: null,
  })
  const version = useRef(initial.version)
  const unsaved = useRef<DraftPart>({})
  const running = useRef<Promise<unknown>>(Promise.resolve())

  const send = async (overwrite: boolean): Promise<DraftView | null> => {
    const part = unsaved.current
    if (Object.keys(part).length === 0) return null
    unsaved.current = {}
    setAnswer({ state: 'saving', action: null })
    const form = new FormData()
    form.set(
      'draft',
      JSON.stringify({ applicationId: initial.id, expectedVersion: version.current, overwrite, ...part }),
    )
    const action = await saveDraftAction({ status: 'idle' }, form).catch((): ActionState => ({
      status: 'error',
      message: FAILED,
    }))
    if (action.status === 'ok') {
      const saved = action.data as DraftView
      version.current = saved.version
      setView(saved)
      setAnswer({ state: 'saved', action })
      return saved
    }
    // What was not kept is sent with the next change.
    unsaved.current = { ...part, ...unsaved.current }
    setAnswer({ state: 'failed', action })
    return null
  }

  const save = (part: DraftPart, overwrite = false): Promise<DraftView | null> => {
    unsaved.current = { ...unsaved.current, ...part }
    const next = running.current.then(() => send(overwrite))
    running.current = next
    return next
  }

  return {
    view,
    state: answer.state,
    problem: answer.state === 'failed' ? (answer.action?.message ?? FAILED) : null,
    refused: answer.action?.status === 'refused',
    fieldErrors: answer.action?.fieldErrors ?? {},
    save,
    overwrite: () => void save({}, true),
  }
}
