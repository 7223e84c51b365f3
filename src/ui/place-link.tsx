'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

import { cx } from './cx'
import { Link } from './link'
import { lies } from './path'

interface PlaceLinkProps {
  href: string
  /** Other addresses of the same place: its pages. */
  also?: readonly string[]
  className: string
  /** added when the page shown is this place or lies below it */
  hereClass: string
  otherClass?: string
  children: ReactNode
}

/** A link of a frame, marked while one is there. A layout is not drawn again on the way, so the path is asked here. */
export function PlaceLink({ href, also = [], className, hereClass, otherClass, children }: PlaceLinkProps) {
  const path = usePathname()
  const here = [href, ...also].some((place) => lies(path, place))
  return (
    <Link
      href={href}
      plain
      aria-current={here ? (path === href ? 'page' : 'true') : undefined}
      className={cx(className, here ? hereClass : otherClass)}
    >
      {children}
    </Link>
  )
}
