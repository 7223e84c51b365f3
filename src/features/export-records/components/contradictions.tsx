import { Amount } from '@/ui/amount'
import { DateText } from '@/ui/date'
import { Link } from '@/ui/link'
import { NoticeBanner } from '@/ui/notice-banner'

import type { ContradictionView } from '../read-records'

/** E4: a later, better source that differs is shown to an official; nothing is re-rated by itself. */
export function Contradictions({ flags }: { flags: ContradictionView[] }) {
  if (flags.length === 0) return null
  return (
    <NoticeBanner
      kind="warning"
      title={`${flags.length} 份统保保单的出口额与后来取得的更优来源不一致，请核查：`}
    >
      <ul className="mt-1 list-disc pl-6">
        {flags.map((flag) => (
          <li key={flag.insurancePolicyNumber}>
            <Link href={`/commerce/enterprises/${flag.enterpriseId}`}>{flag.enterpriseName}</Link>
            ，保单 {flag.insurancePolicyNumber} 按 {flag.decided.sourceName}{' '}
            <Amount value={flag.decided.amountUsd} currency="USD" /> 承保；
            <DateText date={flag.later.obtainedOn} /> 取得的{flag.later.sourceName}为{' '}
            <Amount value={flag.later.amountUsd} currency="USD" />。
          </li>
        ))}
      </ul>
    </NoticeBanner>
  )
}
