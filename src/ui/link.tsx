import NextLink from 'next/link'
import type { ComponentProps } from 'react'

import { cx } from './cx'

type LinkProps = Omit<ComponentProps<typeof NextLink>, 'href'> & { href: string; plain?: boolean }

/**
 * A link within the portal. Pages are fetched when pressed, not before: a list of 50 rows must not ask for 50 pages.
 * @param plain without underline and colour, for links that look like something else (a tab, a place in the rail)
 */
export function Link({ plain = false, className, ...props }: LinkProps) {
  return <NextLink prefetch={false} className={cx(!plain && 'link', className)} {...props} />
}
