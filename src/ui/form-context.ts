'use client'

import { createContext } from 'react'

/**
 * What a server action answers to an `ActionForm`. `serverAction(schema, useCase)` returns it.
 * `values` are what was typed, so that a page without JavaScript shows them again.
 */
export interface ActionState {
  status: 'idle' | 'ok' | 'refused' | 'invalid' | 'error'
  message?: string
  /** the clause that a refusal rests on */
  clause?: string
  fieldErrors?: Record<string, string[]>
  formErrors?: string[]
  values?: Record<string, string>
  /** the number to name on the telephone when something broke */
  reference?: string
  data?: unknown
}

/** The state of the form around a field: its last answer, and whether one is awaited. */
export const FormContext = createContext<{ state: ActionState; pending: boolean } | null>(null)
