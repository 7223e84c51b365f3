import { LinkButton } from '@/ui/button'
import { DataTable } from '@/ui/data-table'
import { DateText, DateTimeText } from '@/ui/date'
import { DetailsList } from '@/ui/details-list'
import { ReasonDialog } from '@/ui/dialog'
import { Link } from '@/ui/link'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'

import { explainOverlapAction, reopenOverlapAction, upholdOverlapAction } from '../actions'
import type { OverlapDetail } from '../overlaps'
import { stateTones } from '../state'

/** One overlap: both covers with who checked and who recorded them, and what a person makes of it. */
export function OverlapPage({ of }: { of: OverlapDetail }) {
  return (
    <>
      <PageHeader title={of.enterpriseName}>
        重复投保线索
        <StatusMark kind={stateTones[of.state]}>{of.stateLabel}</StatusMark>
      </PageHeader>
      <Section title="线索">
        <DetailsList
          items={[
            { label: '统一社会信用代码', value: of.uscc },
            {
              label: '重叠期间',
              value: (
                <>
                  <DateText date={of.overlapFrom} /> 至 <DateText date={of.overlapUntil} />
                  ，共 {of.days} 天
                </>
              ),
            },
            {
              label: '发现',
              value: (
                <>
                  {of.foundBy}，<DateTimeText at={of.foundAt} />
                </>
              ),
            },
            ...(of.reason
              ? [
                  {
                    label: '处理',
                    wide: true,
                    value: (
                      <>
                        {of.reason}
                        {of.settledBy && of.settledAt && (
                          <span className="ml-2 text-ink-2">
                            {of.settledBy}，<DateTimeText at={of.settledAt} />
                          </span>
                        )}
                      </>
                    ),
                  },
                ]
              : []),
            ...(of.cases.length > 0
              ? [
                  {
                    label: '案件',
                    value: of.cases.map((one) => (
                      <Link key={one.id} href={`/commerce/negative-list/${one.id}`}>
                        {one.number}
                      </Link>
                    )),
                  },
                ]
              : []),
          ]}
        />
      </Section>
      <Section title="两份保单">
        <DataTable
          caption="两份保单"
          rows={of.sides}
          rowKey={(side) => String(side.position)}
          empty="没有保单。"
          columns={[
            {
              key: 'insurer',
              header: '保险机构',
              rowHeader: true,
              wrap: true,
              render: (side) => side.insurerName,
            },
            { key: 'number', header: '保单号', render: (side) => side.insurancePolicyNumber },
            {
              key: 'period',
              header: '保险期间',
              wrap: true,
              render: (side) => (
                <>
                  <DateText date={side.inception} /> 至 <DateText date={side.expiry} />
                </>
              ),
            },
            {
              key: 'checked',
              header: '查重',
              wrap: true,
              className: 'min-w-48',
              render: (side) =>
                side.checkedAt ? (
                  <>
                    {side.certificateNumber}，{side.checkedBy}，<DateTimeText at={side.checkedAt} />
                  </>
                ) : side.certificateNumber ? (
                  `凭证 ${side.certificateNumber} 在平台没有记录`
                ) : (
                  '没有查重凭证'
                ),
            },
            {
              key: 'recorded',
              header: '录入',
              wrap: true,
              className: 'min-w-48',
              render: (side) => (
                <>
                  {side.recordedBy}，<DateTimeText at={side.recordedAt} />
                </>
              ),
            },
            { key: 'source', header: '来源', wrap: true, render: (side) => side.source },
          ]}
        />
      </Section>
      <Steps of={of} />
    </>
  )
}

function Steps({ of }: { of: OverlapDetail }) {
  const { may } = of
  const fields = { id: of.id }
  const openCase = of.mayOpenCase && of.cases.length === 0
  if (!may.uphold && !may.reopen && !openCase) return null
  return (
    <Section title="处理" boxed>
      <div className="flex flex-wrap gap-3">
        {may.uphold && (
          <>
            <ReasonDialog
              trigger="认定重复投保，立案"
              variant="primary"
              title="认定重复投保"
              consequence="认定后转到立案页面，事实已经填好。现有保单不因此注销；是否列入负面清单，须听取企业陈述后由负责人决定。"
              confirm="认定并转立案"
              action={upholdOverlapAction}
              fields={fields}
            />
            <ReasonDialog
              trigger="记录说明"
              title="记录说明"
              consequence="说明后本条线索了结；理由留存，复核岗可以退回重新处理。"
              confirm="记录说明"
              action={explainOverlapAction}
              fields={fields}
            />
          </>
        )}
        {may.reopen && (
          <ReasonDialog
            trigger="退回重新处理"
            title="退回重新处理"
            consequence="说明不成立的，退回经办重新处理。"
            confirm="退回重新处理"
            action={reopenOverlapAction}
            fields={fields}
          />
        )}
        {openCase && (
          <LinkButton href={`/commerce/negative-list/new?overlap=${of.id}`} variant="primary">
            据此立案
          </LinkButton>
        )}
      </div>
    </Section>
  )
}
