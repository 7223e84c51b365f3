import type { ReactNode } from 'react'

import { Breadcrumb, type Crumb } from './breadcrumb'
import { cx } from './cx'
import { Icon, type IconName } from './icon'
import { LargerTextButton } from './larger-text-button'
import { Link } from './link'
import { PlaceLink } from './place-link'
import { PlacePages } from './place-pages'
import { PORTAL_NAME } from './public-frame'
import { SkipLink } from './skip-link'
import type { Tab } from './tabs'

export interface WorkPlace {
  href: string
  label: string
  icon: IconName
  /** the pages of a place that has several, itself included; shown as tabs while one is there */
  pages?: readonly Tab[]
  /** how many things wait there; nothing is shown at 0 */
  badge?: number
  /** what is counted, for those who hear the page: 件待办, 条未读消息 */
  badgeWords?: string
}

interface WorkFrameProps {
  /** the few places this person needs, at most seven */
  places: readonly WorkPlace[]
  breadcrumb?: readonly Crumb[]
  /** the round that is current, and until when */
  round?: ReactNode
  /** who is signed in, e.g. 李敏（经办） */
  person: string
  /** for whom, e.g. 省商务厅, the enterprise's name */
  organisation: string
  /** a form that signs out */
  signOut: ReactNode
  /** the full width, for a workspace; otherwise at most 1,440 px */
  wide?: boolean
  children: ReactNode
}

/** The frame of work: a rail of places on the left (a bar at the bottom of a phone), and above the page where, when, who. */
export function WorkFrame(props: WorkFrameProps) {
  const { places, breadcrumb, round, person, organisation, signOut, wide, children } = props
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[200px_minmax(0,1fr)]" data-frame-body>
      <SkipLink />
      <Rail places={places} />
      <div className="flex min-w-0 flex-col max-md:pb-18">
        <header data-frame className="border-b border-line">
          <div className="flex flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2 text-sm md:px-8">
            <div className="min-w-0 flex-1">
              {breadcrumb ? (
                <Breadcrumb items={breadcrumb} />
              ) : (
                <span className="text-ink-2">{PORTAL_NAME}</span>
              )}
            </div>
            {round && <div className="text-ink-2">{round}</div>}
            <div className="flex flex-wrap items-center gap-x-4">
              <span>
                <span className="font-medium">{person}</span>
                <span className="ml-2 text-ink-2">{organisation}</span>
              </span>
              <LargerTextButton />
              {signOut}
            </div>
          </div>
        </header>
        <main
          id="main"
          tabIndex={-1}
          className={cx('w-full flex-1 px-4 py-6 focus:outline-none md:px-8', !wide && 'max-w-[1440px]')}
        >
          <PlacePages places={places} />
          {children}
        </main>
      </div>
    </div>
  )
}

function Rail({ places }: { places: readonly WorkPlace[] }) {
  return (
    <nav
      aria-label="工作栏目"
      data-frame
      className="border-line bg-wash max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-20 max-md:border-t md:sticky md:top-0 md:h-dvh md:overflow-y-auto md:border-r"
    >
      <Link
        href="/"
        plain
        className="hidden border-b-3 border-vermilion px-4 py-3 leading-snug font-semibold md:block"
      >
        {PORTAL_NAME}
      </Link>
      <ul className="flex max-md:overflow-x-auto md:flex-col md:py-3">
        {places.map((place) => (
          <li key={place.href} className="max-md:min-w-13 max-md:flex-1">
            <PlaceLink
              href={place.href}
              also={place.pages?.map(({ href }) => href)}
              className="relative flex items-center gap-2.5 -outline-offset-3! max-md:flex-col max-md:gap-0.5 max-md:border-t-3 max-md:px-1 max-md:py-2 max-md:text-xs md:border-l-3 md:px-4 md:py-2"
              hereClass="border-accent bg-white font-semibold text-accent"
              otherClass="border-transparent hover:bg-wash-2"
            >
              <Icon name={place.icon} />
              <span className="whitespace-nowrap md:flex-1">{place.label}</span>
              {place.badge ? (
                <span className="figures rounded bg-accent px-1.5 text-xs font-semibold text-white max-md:absolute max-md:top-0.5 max-md:left-1/2 max-md:ml-2">
                  {/* More than two digits do not fit beside a word; the whole number is read out. */}
                  <span aria-hidden="true">{place.badge > 99 ? '99+' : place.badge}</span>
                  <span className="sr-only">{` ${place.badge} ${place.badgeWords ?? '件待办'}`}</span>
                </span>
              ) : null}
            </PlaceLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
