'use client'

import { buttonClass } from './button-class'

/** Prints the page as its print style shows it. */
export function PrintButton({ children = '打印' }: { children?: string }) {
  return (
    <button type="button" className={buttonClass()} onClick={() => window.print()} data-no-print>
      {children}
    </button>
  )
}
