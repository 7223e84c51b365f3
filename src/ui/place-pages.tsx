'use client'

import { usePathname } from 'next/navigation'

import { placeOf } from './path'
import { Tabs, type Tab } from './tabs'

interface PlacePagesProps {
  places: readonly { label: string; href: string; pages?: readonly Tab[] }[]
}

/** The pages of the place where one is, as tabs above the page; nothing where a place has only one. */
export function PlacePages({ places }: PlacePagesProps) {
  const path = usePathname()
  const here = placeOf(
    path,
    places.flatMap(({ label, pages = [] }) => pages.map(({ href }) => ({ href, label, pages }))),
  )
  if (!here) return null
  return (
    <div data-frame>
      <Tabs label={here.label} tabs={here.pages} current={here.href} />
    </div>
  )
}
