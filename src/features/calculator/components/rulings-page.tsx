import { clauseAnchor, DEFAULT_SETTINGS, RULINGS } from '@/policy-rules'
import { Link } from '@/ui/link'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'

/** 口径: where the document is silent or can be read two ways, how the portal reads it. `/rulings#M3` is one of them. */
export function RulingsPage() {
  return (
    <>
      <PageHeader title="口径说明">
        政策原文明确的，以原文为准；原文未明确或可作两种理解的，按下列口径执行，并在每份计算书中注明所用口径。
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
            {ruling.setting && (
              <p className="mt-1 text-sm">
                可调整：{ruling.setting.label}，现行为“
                {ruling.setting.choices.find(
                  (choice) => choice.value === String(DEFAULT_SETTINGS[ruling.setting!.key]),
                )?.label ?? String(DEFAULT_SETTINGS[ruling.setting.key])}
                ”。
              </p>
            )}
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
