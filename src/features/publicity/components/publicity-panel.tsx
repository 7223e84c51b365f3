import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'
import { DateText, DateTimeText } from '@/ui/date'
import { ReasonDialog } from '@/ui/dialog'
import { ActionForm } from '@/ui/form'
import { Link } from '@/ui/link'
import { NoticeBanner } from '@/ui/notice-banner'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'

import { cancelPublicityAction, closeAwardListAction } from '../actions'
import type { PublicityOfList } from '../publicities'
import { phaseLabels, phaseTones } from '../state'
import { PublicationForm } from './publication-form'
import { ProposeWithdrawal, Withdrawals } from './withdrawals'

interface PublicityPanelProps {
  awardListId: string
  publicity: PublicityOfList
}

/** On the list's page: what was published, and the approver's next step. */
export function PublicityPanel({ awardListId, publicity }: PublicityPanelProps) {
  const { publicities, may, obstacles, openObjections } = publicity
  const ahead = publicities.find(({ phase }) => phase === 'AHEAD')
  return (
    <>
      {may.start && (
        <PublicationForm awardListId={awardListId} publicity={publicity} title="下一步：发布公示" />
      )}
      {may.supplement && (
        <PublicationForm
          awardListId={awardListId}
          publicity={publicity}
          title={`下一步：补充公示 ${publicity.toSupplement} 个调整金额的条目`}
          supplement
        />
      )}
      {ahead && (
        <NoticeBanner
          title={`${ahead.number}待发布`}
          actions={
            may.cancel && (
              <ReasonDialog
                trigger="取消发布"
                title={`取消发布 ${ahead.number}`}
                consequence="公示不再发布，文号保留并注明原因；名单不变，可以重新安排发布。"
                confirm="取消发布"
                reasonLabel="取消原因"
                action={cancelPublicityAction}
                fields={{ publicityId: ahead.id }}
              />
            )
          }
        >
          定于 <DateTimeText at={ahead.publishAt} /> 由平台自动发布。此前公众看不到。公示期至
          <DateText date={ahead.endsOn} />
          。内容摘要 <span className="font-mono text-xs break-all">{ahead.sha256}</span>
        </NoticeBanner>
      )}
      <Withdrawals publicity={publicity} />
      {openObjections > 0 && (
        <NoticeBanner kind="warning" title={`有 ${openObjections} 件异议待处理`}>
          由复核人员在<Link href="/commerce/objections">异议</Link>中核实并作出决定。
        </NoticeBanner>
      )}
      {may.close && <Closing awardListId={awardListId} obstacles={obstacles} />}
      {publicities.length > 0 && (
        <Section title="公示" actions={<ProposeWithdrawal publicity={publicity} />}>
          <DataTable
            caption="公示"
            rows={publicities}
            rowKey={(one) => one.id}
            empty=""
            columns={[
              {
                key: 'number',
                header: '公示文号',
                rowHeader: true,
                render: (one) =>
                  one.phase === 'AHEAD' || one.phase === 'CANCELLED' ? (
                    one.number
                  ) : (
                    <Link href={`/publicity/${one.id}`}>{one.number}</Link>
                  ),
              },
              {
                key: 'title',
                header: '标题',
                wrap: true,
                render: (one) => (one.supplement ? `${one.title}（补充公示）` : one.title),
              },
              { key: 'from', header: '首日', render: (one) => <DateText date={one.startsOn} /> },
              { key: 'until', header: '末日', render: (one) => <DateText date={one.endsOn} /> },
              { key: 'lines', header: '条目', align: 'right', render: (one) => one.lineCount },
              {
                key: 'total',
                header: '公示金额（元）',
                align: 'right',
                render: (one) => <Amount value={one.totalCny} />,
              },
              {
                key: 'phase',
                header: '状态',
                render: (one) => (
                  <>
                    <StatusMark kind={phaseTones[one.phase]}>{phaseLabels[one.phase]}</StatusMark>
                    {one.endedReason && <span className="block text-ink-2">{one.endedReason}</span>}
                  </>
                ),
                wrap: true,
              },
              {
                key: 'versions',
                header: '版本',
                render: (one) => <Link href={`/versions/publicities/${one.id}`}>查看版本</Link>,
              },
            ]}
          />
        </Section>
      )}
    </>
  )
}

function Closing({ awardListId, obstacles }: { awardListId: string; obstacles: readonly string[] }) {
  if (obstacles.length > 0)
    return (
      <NoticeBanner title="名单还不能确定">
        <ul>
          {obstacles.map((obstacle) => (
            <li key={obstacle}>{obstacle}</li>
          ))}
        </ul>
      </NoticeBanner>
    )
  return (
    <Section title="下一步：确定名单" boxed>
      <p className="mb-3">
        公示期已满，没有未处理的异议。确定后各条目的支持金额不再变动，由省财政厅办理拨付。
      </p>
      <ActionForm action={closeAwardListAction}>
        <input type="hidden" name="awardListId" value={awardListId} />
        <SubmitButton>公示结束，确定名单</SubmitButton>
      </ActionForm>
    </Section>
  )
}
