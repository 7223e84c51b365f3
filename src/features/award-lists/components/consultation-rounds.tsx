import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'
import { DateText } from '@/ui/date'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'

import type { AwardListDetail } from '../award-lists'

type Round = AwardListDetail['rounds'][number]

/** 会商记录: every round as it was, the newest first. */
export function ConsultationRounds({ list }: { list: AwardListDetail }) {
  const before = list.consultations.filter((one) => !one.inRound)
  if (list.rounds.length === 0 && before.length === 0) return null
  return (
    <Section title="会商记录" note={list.rounds.length > 0 ? `共 ${list.rounds.length} 轮` : undefined}>
      {list.rounds.toReversed().map((round, index) => (
        <RoundRecord key={round.id} round={round} open={index === 0} />
      ))}
      {before.map((one) => (
        <p key={one.id} className="flex flex-wrap gap-x-6 gap-y-1 border-b border-line py-2">
          <DateText date={one.decidedOn} />
          <Decision {...one} />
        </p>
      ))}
    </Section>
  )
}

function RoundRecord({ round, open }: { round: Round; open: boolean }) {
  return (
    <details open={open} className="mb-3 rounded border border-line">
      <summary className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
        <span className="font-medium">第 {round.sequence} 轮</span>
        {round.decision ? (
          <StatusMark kind={round.decision.decision === 'CONCUR' ? 'success' : 'warning'}>
            {round.decision.decision === 'CONCUR' ? '会商同意' : '退回商务'}
          </StatusMark>
        ) : (
          <StatusMark kind="progress">等待财政意见</StatusMark>
        )}
        <span className="text-ink-2">
          {round.itemCount} 个条目，
          <Amount value={round.totalCny} currency="CNY" />
        </span>
      </summary>
      <div className="space-y-2 border-t border-line p-4">
        <p>
          <DateText date={round.sentOn} />　{round.sentBy}（省商务厅）送会商
          {round.message && <span className="text-ink-2">：{round.message}</span>}
        </p>
        {round.decision && (
          <p>
            <DateText date={round.decision.decidedOn} /> <Decision {...round.decision} />
          </p>
        )}
        {round.remarks.length > 0 && (
          <DataTable
            caption={`第 ${round.sequence} 轮逐条意见`}
            rows={round.remarks}
            rowKey={(remark) => remark.id}
            rowTone={(remark) => (remark.flagged && !remark.answer ? 'warning' : undefined)}
            empty=""
            columns={[
              { key: 'position', header: '序号', align: 'right', render: (one) => one.position },
              {
                key: 'name',
                header: '企业（机构）名称',
                rowHeader: true,
                wrap: true,
                render: (one) => one.name,
              },
              {
                key: 'amount',
                header: '当轮金额（元）',
                align: 'right',
                render: (one) => <Amount value={one.amountCny} />,
              },
              {
                key: 'flag',
                header: '标记',
                render: (one) =>
                  one.flagged ? (
                    <StatusMark kind="warning">需调整</StatusMark>
                  ) : (
                    <StatusMark kind="draft">意见</StatusMark>
                  ),
              },
              {
                key: 'remark',
                header: '财政意见',
                wrap: true,
                render: (one) => `${one.remark}（${one.madeBy}）`,
              },
              {
                key: 'answer',
                header: '商务答复',
                wrap: true,
                render: (one) => (one.answer ? `${one.answer}（${one.answeredBy}）` : '—'),
              },
            ]}
          />
        )}
      </div>
    </details>
  )
}

const Decision = (one: { decidedBy: string; decision: string; documentNumber: string; remark: string }) => (
  <>
    {one.decidedBy}（省财政厅）{one.decision === 'CONCUR' ? '会商同意' : '退回商务'}
    {one.documentNumber && `　${one.documentNumber}`}
    {one.remark && <span className="text-ink-2">：{one.remark}</span>}
  </>
)
