/** What a form learns from its action: the closed answer type of every server action. */
export interface ActionState {
  status: 'idle' | 'ok' | 'refused' | 'invalid' | 'error'
  message?: string
  clause?: string
  fieldErrors?: Record<string, string[]>
  /** What was typed, so that nothing is lost without JavaScript either. */
  values?: Record<string, string>
  /** The number under which the log has the cause. */
  reference?: string
  data?: unknown
}
