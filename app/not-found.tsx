import { LinkButton } from '@/ui/button'
import { PageHeader } from '@/ui/page-header'
import { PublicFrame } from '@/ui/public-frame'

export const metadata = { title: '没有找到这个页面' }

/** Also the answer to a record of somebody else: it looks like one that does not exist. */
export default function NotFound() {
  return (
    <PublicFrame>
      <PageHeader title="没有找到这个页面" />
      <p className="mb-4">
        地址可能有误，内容可能已经撤下，或者您没有查看它的权限。请核对地址，或从首页重新进入。
      </p>
      <LinkButton href="/" variant="primary">
        返回首页
      </LinkButton>
    </PublicFrame>
  )
}
