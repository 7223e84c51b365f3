import { Amount } from './amount'
import { shareOf } from './proportion'

interface CapBarProps {
  /** what is capped, e.g. 2026年上半年 一般出口信用保险 每家企业 */
  label: string
  cap: string
  usedBefore: string
  thisTime: string
  /** what is left after this time */
  left: string
}

/** A cap as a bar: used before · this time · left, each with its exact amount (decimal strings, 元). */
export function CapBar({ label, cap, usedBefore, thisTime, left }: CapBarProps) {
  const before = shareOf(usedBefore, cap)
  const now = Math.min(shareOf(thisTime, cap), 100 - before)
  return (
    <figure data-keep className="my-3">
      <figcaption className="mb-1 flex flex-wrap justify-between gap-x-4 text-sm">
        <span>{label}</span>
        <span>
          上限 <Amount value={cap} currency="CNY" />
        </span>
      </figcaption>
      <svg aria-hidden="true" viewBox="0 0 100 6" preserveAspectRatio="none" className="block h-3 w-full">
        <rect width="100" height="6" className="fill-wash-2" />
        <rect width={before} height="6" className="fill-line-2" />
        <rect x={before} width={now} height="6" className="fill-accent" />
      </svg>
      <ul className="mt-1 flex flex-wrap gap-x-5 text-sm">
        <Part swatch="bg-line-2" label="此前已用" value={usedBefore} />
        <Part swatch="bg-accent" label="本次" value={thisTime} />
        <Part swatch="border border-line-2 bg-wash-2" label="剩余" value={left} />
      </ul>
    </figure>
  )
}

function Part({ swatch, label, value }: { swatch: string; label: string; value: string }) {
  return (
    <li className="flex items-center gap-1.5">
      <span aria-hidden="true" className={`size-2.5 ${swatch}`} />
      <span className="text-ink-2">{label}</span>
      <Amount value={value} currency="CNY" />
    </li>
  )
}
