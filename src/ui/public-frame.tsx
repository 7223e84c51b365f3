import type { ReactNode } from 'react'

import { LargerTextButton } from './larger-text-button'
import { Link } from './link'
import { PlaceLink } from './place-link'
import { SkipLink } from './skip-link'

export const PORTAL_NAME = '河南省出口信用保险保费扶持管理平台'

const PLACES = [
  { href: '/policy', label: '政策' },
  { href: '/rulings', label: '口径' },
  { href: '/calculator', label: '计算器' },
  { href: '/publicity', label: '公示' },
  { href: '/notices', label: '通知' },
]

interface PublicFrameProps {
  /** what stands in the place of 登录 for somebody who is signed in */
  account?: ReactNode
  children: ReactNode
}

/** The frame of what everybody may read: a narrow head, a red rule, content of at most 1,080 px, the two departments. */
export function PublicFrame({ account, children }: PublicFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header data-frame className="border-b-3 border-vermilion">
        <div className="mx-auto flex max-w-[1080px] flex-wrap items-center justify-between gap-x-8 gap-y-1 px-4 py-3">
          <Link href="/" plain className="text-lg font-semibold whitespace-nowrap max-sm:text-base">
            {PORTAL_NAME}
          </Link>
          <nav aria-label="主要栏目">
            <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 sm:gap-x-6">
              {PLACES.map((place) => (
                <li key={place.href}>
                  <Place {...place} />
                </li>
              ))}
              <li>{account ?? <Place href="/sign-in" label="登录" />}</li>
              <li>
                <LargerTextButton />
              </li>
            </ul>
          </nav>
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-[1080px] flex-1 px-4 py-8 focus:outline-none"
      >
        {children}
      </main>
      <footer data-frame className="border-t border-line bg-wash text-sm text-ink-2">
        <div className="mx-auto flex max-w-[1080px] flex-wrap justify-between gap-x-8 gap-y-1 px-4 py-5">
          <p>主办：河南省商务厅　河南省财政厅</p>
          <p>
            政策依据：
            <Link href="/policy" className="text-ink-2!">
              豫商财〔2024〕15号
            </Link>
          </p>
          <p>政策咨询：请联系所在地商务、财政主管部门</p>
        </div>
      </footer>
    </div>
  )
}

function Place({ href, label }: { href: string; label: string }) {
  return (
    <PlaceLink
      href={href}
      className="block py-1"
      hereClass="font-semibold text-accent"
      otherClass="hover:underline"
    >
      {label}
    </PlaceLink>
  )
}
