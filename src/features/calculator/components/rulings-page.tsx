import type { PresentReading } from '@/features/ruling-settings'
import { clauseAnchor, RULINGS } from '@/policy-rules'
import { DateText } from '@/ui/date'
import { Link } from '@/ui/link'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'

/** 口径: where the document is silent or can be read two ways, how the portal reads it. `/rulings#M3` is one of them. */
export function RulingsPage({
  readings,
  seesChanges,
}: {
  readings: readonly PresentReading[]
  /** The departments and the audit are led to the record of changes. */
  seesChanges: boolean
}) {
  const present = new Map(readings.map((reading) => [reading.rulingId, reading]))
  return (
    <>
      <PageHeader title="口径说明">
        政策原文明确的，以原文为准；原文未明确或可作两种理解的，按下列口径执行，并在每份计算书中注明所用口径。
        {seesChanges && <Link href="/commerce/settings/rulings">查看口径调整记录</Link>}
      </PageHeader>
      <ul className="border-t border-line">
        {RULINGS.map((ruling) => (
          <li
            key={ruling.id}
            id={ruling.id}
            className="scroll-mt-4 border-b border-line py-4 target:bg-accent-wash"
          >
            <h2 className="font-semibold">
              <span className="figures mr-3 text-ink-2">{ruling.id}</span>
              {ruling.title}
            </h2>
            <p className="mt-1 max-w-200">{ruling.text}</p>
            <p className="mt-1 flex flex-wrap gap-x-3 text-sm text-ink-2">
              依据
              {ruling.clauses.map((clause) => (
                <Link key={clause} href={`/policy#${clauseAnchor(clause)}`}>
                  {clause}
                </Link>
              ))}
            </p>
            <Present reading={present.get(ruling.id)} />
            {ruling.openQuestion && (
              <NoticeBanner kind="warning" title="待书面明确" className="mt-2 mb-0">
                {ruling.openQuestion}
              </NoticeBanner>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

/** How a ⚙ ruling is read today, and since when. */
function Present({ reading }: { reading: PresentReading | undefined }) {
  if (!reading) return null
  return (
    <p className="mt-1 text-sm">
      可调整：{reading.label}，现行为“{reading.words}”，自
      {reading.since ? <DateText date={reading.since} /> : '政策执行之日'}起。
    </p>
  )
}
