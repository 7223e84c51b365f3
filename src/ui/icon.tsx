import { cx } from './cx'

/** Strokes on a grid of 24, drawn for this portal. Server-rendered: an icon costs a page no script. */
const PATHS = {
  home: 'M4 11l8-7 8 7M6 9.500V20h12V9.500M10 20v-6h4v6',
  tasks: 'M4 6l1.500 1.500L8 5M4 12l1.500 1.500L8 11M4 18l1.500 1.500L8 17M11 6h9M11 12h9M11 18h9',
  application: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  enterprise: 'M4 21V5h10v16M14 9h6v12M2 21h20M7 9h4M7 13h4M7 17h4M17 13v0M17 17v0',
  shield: 'M12 3l8 3v6c0 4.500-3.200 7.600-8 9-4.800-1.400-8-4.500-8-9V6zM8.500 12l2.500 2.500 4.500-5',
  money: 'M3 6h18v12H3zM12 9a3 3 0 100 6 3 3 0 000-6M6 12h0M18 12h0',
  list: 'M4 5h16v14H4zM4 10h16M4 14.500h16M9 10v9',
  round: 'M5 5h14v15H5zM5 10h14M9 3v4M15 3v4M9 14h2M13 14h2',
  review: 'M4 4h10v6M4 4v16h7M7 8h4M7 12h2M16 11a4 4 0 100 8 4 4 0 000-8M19 18l3 3',
  publicity: 'M4 10v5h3l7 4V6l-7 4zM17.500 9.500a4 4 0 010 6M20 7.500a7 7 0 010 10',
  search: 'M11 4a7 7 0 100 14 7 7 0 000-14M16 16l5 5',
  scales: 'M12 4v16M7 20h10M5 7h14M5 7l-3 7a3.200 3.200 0 006 0zM19 7l-3 7a3.200 3.200 0 006 0z',
  chart: 'M4 4v16h16M8 16v-5M12.500 16V7M17 16v-7',
  people:
    'M9 5a3.200 3.200 0 100 6.400A3.200 3.200 0 009 5M3 20c0-4 2.500-6 6-6s6 2 6 6M16 5.500a3 3 0 010 5.600M17.500 14.500c2.200.7 3.500 2.600 3.500 5.500',
  settings: 'M4 7h9M17 7h3M15 5v4M4 17h3M11 17h9M9 15v4',
  log: 'M5 3h14v18H5zM9 8h6M9 12h6M9 16h3',
  bell: 'M6 17V11a6 6 0 0112 0v6l1.500 2h-15zM10 21h4',
  book: 'M4 5c3-1 5.500-1 8 1 2.500-2 5-2 8-1v14c-3-1-5.500-1-8 1-2.500-2-5-2-8-1zM12 6v14',
  upload: 'M12 16V4M7 9l5-5 5 5M4 16v4h16v-4',
  download: 'M12 4v12M7 11l5 5 5-5M4 16v4h16v-4',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  print: 'M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  cross: 'M6 6l12 12M18 6L6 18',
  tick: 'M5 12.500l5 5L19.500 7',
  left: 'M15 5l-7 7 7 7',
  right: 'M9 5l7 7-7 7',
  down: 'M5 9l7 7 7-7',
  up: 'M5 15l7-7 7 7',
  sort: 'M8 4v16M4.500 7.500L8 4l3.500 3.500M16 20V4M12.500 16.500L16 20l3.500-3.500',
  undo: 'M9 6L4 11l5 5M4 11h10a6 6 0 010 12',
  info: 'M12 3a9 9 0 100 18 9 9 0 000-18M12 11v6M12 7.500v0',
  warning: 'M12 3.500L22 20.500H2zM12 10v5M12 17.800v0',
  more: 'M5 12h0M12 12h0M19 12h0',
  exit: 'M10 4H4v16h6M14 8l4 4-4 4M18 12H9',
  menu: 'M4 7h16M4 12h16M4 17h16',
  link: 'M14 5h5v5M19 5l-8 8M17 14v5H5V7h5',
} as const

export type IconName = keyof typeof PATHS

/**
 * A line icon beside a word. It is hidden from screen readers: the word says it.
 * @param size the side in px, 18 unless told
 */
export function Icon({ name, size = 18, className }: { name: IconName; size?: number; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      className={cx('shrink-0', className)}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
