import { Icon } from './icon'

export interface ExportChoice {
  label: string
  /** address of a route handler, with the list's own parameters: what is filtered is what is exported */
  href: string
}

/** Downloads of exactly the rows that are filtered. One choice is a plain button; several open in place. */
export function ExportMenu({
  choices,
  label = '导出当前筛选结果',
}: {
  choices: readonly ExportChoice[]
  label?: string
}) {
  return (
    <details data-no-print className="relative">
      <summary className="marker-none flex min-h-9 items-center gap-1.5 rounded border border-line-2 px-3 text-accent hover:border-accent hover:bg-accent-wash">
        <Icon name="download" size={16} />
        {label}
      </summary>
      <ul className="absolute right-0 z-20 mt-1 min-w-full rounded border border-line-2 bg-white py-1">
        {choices.map((choice) => (
          <li key={choice.href}>
            <a
              href={choice.href}
              download
              className="block px-3 py-1.5 whitespace-nowrap text-accent -outline-offset-3! hover:bg-wash"
            >
              {choice.label}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
