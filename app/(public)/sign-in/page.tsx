import type { Metadata } from 'next'
import { redirect } from 'next/navigation'

import { demoPassword, demoPeople } from '@/features/accounts'
import { SignInForm } from '@/features/accounts/components/sign-in-form'
import { systemActor } from '@/server/auth/actor'
import { currentActor } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { Link } from '@/ui/link'
import { PageHeader } from '@/ui/page-header'

export const metadata: Metadata = { title: '登录' }

interface Props {
  searchParams: Promise<{ next?: string | string[] }>
}

export default async function SignInPage({ searchParams }: Props) {
  const next = ownPath((await searchParams).next)
  if ((await currentActor()).role !== 'PUBLIC') redirect(next)
  const people = await demoPeople(systemActor(), {}, { now: systemNow() })
  const demo = people.ok && people.value.length > 0 ? { people: people.value, password: demoPassword } : null
  return (
    <>
      <PageHeader title="登录">
        <p>
          企业首次使用，请先<Link href="/register">注册企业</Link>。
        </p>
      </PageHeader>
      <SignInForm next={next} demo={demo} />
    </>
  )
}

/** A path of this portal, never another site's address. */
function ownPath(next: string | string[] | undefined): string {
  return typeof next === 'string' && /^\/[a-z]/.test(next) ? next : '/home'
}
