import { DataTable } from '@/ui/data-table'
import { DateText, DateTimeText } from '@/ui/date'
import { ReasonDialog } from '@/ui/dialog'
import { ActionForm } from '@/ui/form'
import { Link } from '@/ui/link'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'

import { confirmAction, refuseAction } from '../actions'
import type { ChangeRecord, RulingSettingsOverview } from '../read-ruling-settings'
import { canDecide, proposers, stateLabels, stateTones } from '../state'
import { ProposeForm } from './propose-form'

interface RulingSettingsPageProps {
  overview: RulingSettingsOverview
  viewer: { role: string; accountId: string | null }
  /** The ruling picked in the address, to be changed. */
  chosen: string | null
}

/** The ⚙ rulings: what holds today and since when, what waits for a second official, and everything that was changed. */
export function RulingSettingsPage({ overview, viewer, chosen }: RulingSettingsPageProps) {
  const { present, history, day } = overview
  const waiting = history.filter(({ state }) => state === 'PROPOSED')
  const mayPropose = proposers.some((role) => role === viewer.role)
  return (
    <>
      <PageHeader title="可调整口径">
        调整须写明理由和生效日期，由另一位人员确认；不溯及既往，已作出的决定沿用当时的口径。各项口径的全文见
        <Link href="/rulings">口径说明</Link>。
      </PageHeader>
      {waiting.map((change) => (
        <Waiting key={change.id} change={change} viewer={viewer} />
      ))}
      <Section title="现行口径">
        <DataTable
          caption="现行口径"
          rows={present}
          rowKey={({ rulingId }) => rulingId}
          empty="没有可调整的口径。"
          columns={[
            {
              key: 'ruling',
              header: '口径',
              rowHeader: true,
              wrap: true,
              render: (row) => (
                <Link href={`/rulings#${row.rulingId}`}>{`${row.rulingId} ${row.title}`}</Link>
              ),
            },
            { key: 'label', header: '内容', wrap: true, render: (row) => row.label },
            { key: 'words', header: `${day} 的读法`, wrap: true, render: (row) => row.words },
            {
              key: 'since',
              header: '起自',
              render: (row) => (row.since ? <DateText date={row.since} /> : '政策执行之日'),
            },
            ...(mayPropose
              ? [
                  {
                    key: 'change',
                    header: '调整',
                    render: ({ rulingId }: { rulingId: string }) => (
                      <Link href={`?ruling=${rulingId}#propose`}>{`调整 ${rulingId}`}</Link>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Section>
      {mayPropose && (
        <Section title="提出调整" id="propose">
          <ProposeForm chosen={chosen} today={day} />
        </Section>
      )}
      <Section title="调整记录">
        <DataTable
          caption="调整记录"
          rows={history}
          rowKey={({ id }) => id}
          empty="还没有调整过口径，各项均按政策执行之日起的读法。"
          columns={[
            { key: 'ruling', header: '口径', rowHeader: true, render: (row) => row.rulingId },
            { key: 'words', header: '调整为', wrap: true, render: (row) => row.words },
            { key: 'from', header: '生效日期', render: (row) => <DateText date={row.effectiveFrom} /> },
            { key: 'reason', header: '理由', wrap: true, render: (row) => row.reason },
            {
              key: 'by',
              header: '提出',
              render: (row) => (
                <>
                  {row.proposedBy} <DateTimeText at={row.proposedAt} />
                </>
              ),
            },
            {
              key: 'state',
              header: '状态',
              render: ({ state }) => <StatusMark kind={stateTones[state]}>{stateLabels[state]}</StatusMark>,
            },
            {
              key: 'decided',
              header: '办理',
              wrap: true,
              render: (row) =>
                row.decidedAt && (
                  <>
                    {row.decidedBy} <DateTimeText at={row.decidedAt} /> {row.remark}
                  </>
                ),
            },
          ]}
        />
      </Section>
    </>
  )
}

function Waiting({ change, viewer }: { change: ChangeRecord; viewer: RulingSettingsPageProps['viewer'] }) {
  const own = change.proposedById === viewer.accountId
  return (
    <NoticeBanner kind="warning" title={`口径 ${change.rulingId} 的调整待确认：${change.words}`}>
      <p>
        自 <DateText date={change.effectiveFrom} /> 起，{change.proposedBy}提出。理由：{change.reason}
      </p>
      {canDecide(viewer.role, change.state) && !own && (
        <div className="mt-2 flex flex-wrap items-end gap-2">
          <ActionForm action={confirmAction}>
            <input type="hidden" name="id" value={change.id} />
            <SubmitButton>{`确认调整 ${change.rulingId}`}</SubmitButton>
          </ActionForm>
          <ReasonDialog
            trigger={`退回调整 ${change.rulingId}`}
            title={`退回口径 ${change.rulingId} 的调整`}
            consequence="现行口径不变，提出的人员可以重新提出。"
            confirm="退回调整"
            reasonLabel="退回理由"
            action={refuseAction}
            fields={{ id: change.id }}
          />
        </div>
      )}
      {own && <p className="mt-1">由您提出，须由另一位复核或审批人员确认。</p>}
    </NoticeBanner>
  )
}
