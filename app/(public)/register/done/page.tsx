import type { Metadata } from 'next'

import { LinkButton } from '@/ui/button'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'

export const metadata: Metadata = { title: '注册已提交' }

export default function RegisteredPage() {
  return (
    <>
      <PageHeader title="注册已提交" />
      <NoticeBanner kind="success" title="注册信息已提交，等待所在地商务局核验。">
        <p>现在就可以登录，查看核验进度、补充上年出口额。被退回时，登录后按所列问题补正即可。</p>
      </NoticeBanner>
      <LinkButton href="/sign-in" variant="primary">
        登录平台
      </LinkButton>
    </>
  )
}
