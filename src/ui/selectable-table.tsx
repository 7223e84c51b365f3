'use client'

import { useEffect, useRef, useState, type ReactNode } from 'react'

import { cx } from './cx'

/**
 * What can be done to the selected rows. Stands in one form with a `DataTable` that has `leading={selectRows(…)}`; its
 * children are the buttons. Hidden while nothing is selected; always there without JavaScript.
 */
export function SelectionBar({ unit = '条', children }: { unit?: string; children: ReactNode }) {
  const bar = useRef<HTMLDivElement>(null)
  const [count, setCount] = useState<number>()

  useEffect(() => {
    const form = bar.current?.closest('form')
    if (!form) return
    const boxes = () => [...form.querySelectorAll<HTMLInputElement>('input[name="selected"]')]
    const all = form.querySelector<HTMLInputElement>('[data-select-all]')
    const look = (event?: Event) => {
      if (event?.target === all && all) for (const box of boxes()) box.checked = all.checked
      const chosen = boxes().filter((box) => box.checked).length
      if (all) {
        all.checked = chosen > 0 && chosen === boxes().length
        all.indeterminate = chosen > 0 && !all.checked
      }
      setCount(chosen)
    }
    look()
    form.addEventListener('change', look)
    return () => form.removeEventListener('change', look)
  }, [])

  return (
    <div
      ref={bar}
      className={cx(
        'sticky bottom-0 z-10 mt-2 flex flex-wrap items-center gap-3 rounded border border-accent bg-accent-wash px-4 py-2',
        count === 0 && 'hidden',
      )}
    >
      <output className="font-medium">
        {count === undefined ? '对选中的行：' : `已选 ${count} ${unit}`}
      </output>
      {children}
    </div>
  )
}
