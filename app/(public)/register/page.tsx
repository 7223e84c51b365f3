import type { Metadata } from 'next'

import { divisionOptions } from '@/features/enterprises'
import { RegistrationForm } from '@/features/enterprises/components/registration-form'
import { systemNow } from '@/server/clock'
import { Link } from '@/ui/link'
import { PageHeader } from '@/ui/page-header'

export const metadata: Metadata = { title: '企业注册' }
export const dynamic = 'force-dynamic'

export default async function RegisterPage() {
  return (
    <>
      <PageHeader title="企业注册">
        <p>
          注册信息由所在地商务局核验，核验通过后即可申报。已有账号的请<Link href="/sign-in">登录</Link>。
        </p>
      </PageHeader>
      <RegistrationForm divisions={await divisionOptions(systemNow())} />
    </>
  )
}
