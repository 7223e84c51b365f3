import { DataTable } from '@/ui/data-table'
import { DateTimeText } from '@/ui/date'
import { ReasonDialog } from '@/ui/dialog'
import { ActionForm } from '@/ui/form'
import { TextAreaField, TextField } from '@/ui/form-fields'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'

import { confirmYearAction, enterYearAction, refuseYearAction } from '../actions'
import type { CalendarYears } from '../read-years'
import { canDecide, entrants, stateLabels, stateTones } from '../state'
import { DaysOfYear } from './days-of-year'

interface CalendarPageProps {
  view: CalendarYears
  viewer: { role: string; accountId: string | null }
}

type Entered = CalendarYears['history'][number]

const sources = {
  ENTERED: { words: '已录入并确认', tone: 'success' },
  PORTAL: { words: '平台自带', tone: 'success' },
  UNKNOWN: { words: '尚未录入', tone: 'warning' },
} as const

/** 工作日历: which years are known, one that waits for a second official, a new one from the notice's text, the history. */
export function CalendarPage({ view, viewer }: CalendarPageProps) {
  const { years, history } = view
  const missing = years.find(({ source }) => source === 'UNKNOWN')
  const mayEnter = entrants.some((role) => role === viewer.role)
  return (
    <>
      <PageHeader title="工作日历">
        公示期和办理时限按国务院办公厅公布的放假调休安排计算工作日。每年安排公布后在此录入，由另一人核对确认。
      </PageHeader>
      {history
        .filter(({ state }) => state === 'PROPOSED')
        .map((entered) => (
          <Waiting key={entered.id} entered={entered} viewer={viewer} />
        ))}
      <Section title="各年度">
        <DataTable
          caption="各年度"
          rows={years}
          rowKey={({ year }) => String(year)}
          rowTone={({ source }) => (source === 'UNKNOWN' ? 'warning' : undefined)}
          empty=""
          columns={[
            { key: 'year', header: '年度', rowHeader: true, render: ({ year }) => `${year} 年` },
            {
              key: 'source',
              header: '状态',
              render: ({ source }) => (
                <StatusMark kind={sources[source].tone}>{sources[source].words}</StatusMark>
              ),
            },
            { key: 'document', header: '依据', render: ({ documentNumber }) => documentNumber ?? '—' },
            { key: 'by', header: '确认人', render: ({ confirmedBy }) => confirmedBy ?? '—' },
          ]}
        />
      </Section>
      {mayEnter && (
        <Section title="录入年度安排" boxed>
          <ActionForm action={enterYearAction}>
            <TextField
              name="year"
              label="年度"
              width="short"
              inputMode="numeric"
              required
              defaultValue={missing ? String(missing.year) : ''}
            />
            <TextField name="documentNumber" label="通知文号" hint="如 国办发明电〔2026〕1号" required />
            <TextAreaField
              name="text"
              label="放假和调休上班的内容"
              hint="粘贴通知原文，如“元旦：1月1日（周五）至3日（周日）放假，共3天。”；也可每行一天，如“2027-01-01 放假 元旦”“2027-01-31 上班”。"
              rows={8}
              required
            />
            <SubmitButton>录入，送另一人确认</SubmitButton>
          </ActionForm>
        </Section>
      )}
      <Section title="录入记录" note="只增不改，同一年度以最近确认的为准">
        <DataTable
          caption="录入记录"
          rows={history}
          rowKey={({ id }) => id}
          empty="还没有录入过年度安排。现有年度按平台自带的安排计算。"
          columns={[
            { key: 'year', header: '年度', rowHeader: true, render: ({ year }) => `${year} 年` },
            { key: 'document', header: '依据', wrap: true, render: ({ documentNumber }) => documentNumber },
            {
              key: 'entered',
              header: '录入',
              wrap: true,
              render: ({ enteredBy, enteredAt }) => (
                <>
                  {enteredBy} <DateTimeText at={enteredAt} />
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
              render: ({ decidedBy, decidedAt, remark }) =>
                decidedAt && (
                  <>
                    {decidedBy} <DateTimeText at={decidedAt} /> {remark}
                  </>
                ),
            },
          ]}
        />
      </Section>
      {history
        .filter(({ state }) => state === 'CONFIRMED')
        .slice(0, 1)
        .map((entered) => (
          <Section
            key={entered.id}
            title={`${entered.year} 年的日期`}
            note={`依据 ${entered.documentNumber}`}
          >
            <DaysOfYear days={entered.days} caption={`${entered.year} 年的日期`} />
          </Section>
        ))}
    </>
  )
}

function Waiting({ entered, viewer }: { entered: Entered; viewer: CalendarPageProps['viewer'] }) {
  const own = entered.enteredById === viewer.accountId
  return (
    <Section title={`待确认：${entered.year} 年放假调休安排`} boxed>
      <p className="mb-3">
        {entered.enteredBy} <DateTimeText at={entered.enteredAt} /> 录入，依据 {entered.documentNumber}
        。请对照通知原文核对下列日期。
      </p>
      <DaysOfYear days={entered.days} caption={`待确认的 ${entered.year} 年日期`} />
      {own && (
        <NoticeBanner title="等待另一人确认">由您录入，须由另一位复核或审批人员核对确认。</NoticeBanner>
      )}
      {canDecide(viewer.role, entered.state) && !own && (
        <div className="mt-4 flex flex-wrap items-end gap-3">
          <ActionForm action={confirmYearAction}>
            <input type="hidden" name="id" value={entered.id} />
            <SubmitButton>{`确认 ${entered.year} 年安排`}</SubmitButton>
          </ActionForm>
          <ReasonDialog
            trigger="退回安排"
            title={`退回 ${entered.year} 年的安排`}
            consequence="该年度仍按原有安排计算，录入人员可以重新录入。"
            confirm="退回安排"
            reasonLabel="退回理由"
            action={refuseYearAction}
            fields={{ id: entered.id }}
          />
        </div>
      )}
    </Section>
  )
}
