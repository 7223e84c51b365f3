import { PublicFrame } from '@/ui/public-frame'
import { Elements } from '@/ui/showcase/elements'
import { showcaseOnly } from '@/ui/showcase/guard'

export const metadata = { title: '组件：元素' }

export default function Page() {
  showcaseOnly()
  return (
    <PublicFrame>
      <Elements />
    </PublicFrame>
  )
}
