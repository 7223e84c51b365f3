import { Amount } from '@/ui/amount'
import { DateTimeText } from '@/ui/date'
import { Link } from '@/ui/link'
import { NoticeBanner } from '@/ui/notice-banner'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'

import { gradeLabels, gradeTones } from '../state'
import type { ExpertResult } from '../store'

/** In the review's workspace: what the experts said, or that their word is still waited for. */
export function ExpertResultSection({ asked, result }: { asked: boolean; result: ExpertResult | null }) {
  if (!result && !asked) return null
  return (
    <Section title="专家评审">
      {result ? (
        <div className="rounded border border-line px-4 py-2">
          <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <StatusMark kind={gradeTones[result.grade]}>{gradeLabels[result.grade]}</StatusMark>
            <span>
              建议金额 <Amount value={result.recommendedAmountCny} currency="CNY" strong />
            </span>
            {result.scores && (
              <span>
                平均 {result.scores.average} 分（{result.scores.lowest}—{result.scores.highest}，
                {result.scores.opinions} 份意见
                {result.scores.opinionRound > 1 && '，经复评'}）
              </span>
            )}
          </p>
          {result.text && <p>{result.text}</p>}
          <p className="text-ink-2">
            {result.href ? <Link href={result.href}>{result.source}</Link> : result.source}
            {result.fileId && (
              <>
                {' '}
                <Link href={`/files/${result.fileId}`}>意见文件</Link>
              </>
            )}
            <span className="ml-3">
              <DateTimeText at={result.at} />
            </span>
          </p>
        </div>
      ) : (
        <NoticeBanner kind="warning" title="尚无专家意见">
          本批次须经专家评审。请在“<Link href="/commerce/reviews/panels">专家评审</Link>
          ”中组建评审组，或登记第三方机构意见；有意见后才能复核通过。
        </NoticeBanner>
      )}
    </Section>
  )
}
