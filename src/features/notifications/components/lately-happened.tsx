import { Link } from '@/ui/link'
import { Section } from '@/ui/section'
import { Timeline } from '@/ui/timeline'

interface Item {
  id: string
  title: string
  body: string
  href: string | null
  createdAt: string
}

const shown = 5

/** 最近动态: the newest of one's notifications; nothing where there are none. */
export function LatelyHappened({ notifications }: { notifications: readonly Item[] }) {
  if (notifications.length === 0) return null
  return (
    <Section title="最近动态" note={<Link href="/notifications">全部消息</Link>}>
      <Timeline
        events={notifications.slice(0, shown).map(({ id, createdAt, title, href, body }) => ({
          id,
          at: createdAt,
          what: href ? <Link href={href}>{title}</Link> : title,
          detail: body,
        }))}
      />
    </Section>
  )
}
