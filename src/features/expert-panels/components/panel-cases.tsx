import { Amount } from '@/ui/amount'
import { Link } from '@/ui/link'
import { NoticeBanner } from '@/ui/notice-banner'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'

import type { PanelDetail } from '../panels'
import { gradeLabels, gradeTones } from '../state'

/** Each application: how far it is, every opinion handed in by seat, further rounds, the summary. */
export function PanelCases({ panel }: { panel: PanelDetail }) {
  return (
    <Section title="各申报的评审">
      {panel.cases.map((place) => (
        <div key={place.applicationId} className="mb-4 rounded border border-line p-4">
          <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <Link href={`/commerce/reviews/${place.applicationId}`}>{place.receiptNumber}</Link>
            <strong>{place.applicantName}</strong>
            <span>
              申请 <Amount value={place.requestedAmountCny} currency="CNY" />
            </span>
            {place.summary ? (
              <StatusMark kind={gradeTones[place.summary.grade]}>
                {gradeLabels[place.summary.grade]}
              </StatusMark>
            ) : (
              <StatusMark kind="progress">{progressWords(panel, place)}</StatusMark>
            )}
          </p>
          {panel.state === 'OPEN' &&
            place.progress.free + place.progress.undeclared < panel.minimumOpinions && (
              <NoticeBanner kind="warning" title="可评审的专家不足">
                回避后只有 {place.progress.free} 位专家可以评审，少于 {panel.minimumOpinions}{' '}
                份意见。请由经办增补专家。
              </NoticeBanner>
            )}
          <ul className="mt-2">
            {place.opinions.map((opinion) => (
              <li
                key={`${opinion.opinionRound}-${opinion.seat}`}
                className="flex flex-wrap gap-x-4 text-ink-2"
              >
                <span>
                  第 {opinion.seat} 席{opinion.opinionRound > 1 && '（复评）'}
                </span>
                <span>{opinion.total} 分</span>
                {opinion.grade && <span>{gradeLabels[opinion.grade]}</span>}
                <span>
                  建议 <Amount value={opinion.recommendedAmountCny} currency="CNY" />
                </span>
                <span className="basis-full">{opinion.opinion}</span>
              </li>
            ))}
          </ul>
          {place.furtherRounds.map((round) => (
            <p key={round.opinionRound} className="mt-2">
              退回复评（{round.lowest}—{round.highest} 分）：{round.reason}
            </p>
          ))}
          {place.summary && (
            <p className="mt-2">
              <strong>汇总意见：</strong>平均 {place.summary.average} 分，建议{' '}
              <Amount value={place.summary.recommendedAmountCny} currency="CNY" strong />。
              {place.summary.summary}
            </p>
          )}
        </div>
      ))}
    </Section>
  )
}

function progressWords(panel: PanelDetail, { progress }: PanelDetail['cases'][number]): string {
  if (panel.state !== 'OPEN') return '待启动'
  const { undeclared, free, handedIn, opinionRound } = progress
  return `${opinionRound > 1 ? '复评，' : ''}已提交 ${handedIn} / ${free} 份${undeclared > 0 ? `，${undeclared} 人未声明` : ''}`
}
