import type { ReactNode } from 'react'

import { DateText } from '@/ui/date'
import { DetailsList } from '@/ui/details-list'
import { FileList } from '@/ui/file-list'
import { Link } from '@/ui/link'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'
import { Timeline } from '@/ui/timeline'

import type { CaseDetail } from '../cases'
import { stateTones } from '../state'

/** One case: facts, evidence, what may be done now, and everything that was done. */
export function CasePage({ of, children }: { of: CaseDetail; children: ReactNode }) {
  const text = (value: string) => <span className="whitespace-pre-line">{value}</span>
  return (
    <>
      <PageHeader title={of.name}>
        {of.number}
        <StatusMark kind={stateTones[of.state]}>{of.stateLabel}</StatusMark>
      </PageHeader>
      <Section title="案件">
        <DetailsList
          items={[
            { label: '统一社会信用代码', value: of.uscc },
            { label: '事由', value: `${of.ground}（${of.clause}）` },
            { label: '立案日期', value: <DateText date={of.openedOn} /> },
            {
              label: '陈述期限',
              value: of.hearUntil ? (
                <>
                  <DateText date={of.hearUntil} /> 24:00
                </>
              ) : (
                '尚未告知企业'
              ),
            },
            ...(of.origin
              ? [{ label: '线索来源', value: <Link href={of.origin.href}>{of.origin.words}</Link> }]
              : []),
            { label: '查明的事实', value: text(of.facts), wide: true },
            ...(of.proposal
              ? [
                  {
                    label: '处理建议',
                    value: text(`${of.proposesToList ? '列入' : '不列入'}：${of.proposal}`),
                    wide: true,
                  },
                ]
              : []),
            ...(of.decisionDate
              ? [
                  {
                    label: '决定',
                    value: text(`${of.authority}，${of.documentNumber}\n${of.decision}`),
                    wide: true,
                  },
                  { label: '决定日期', value: <DateText date={of.decisionDate} /> },
                ]
              : []),
          ]}
        />
      </Section>
      <Section title="证据和材料">
        <FileList
          files={of.files.map((file) => ({ ...file, href: `/files/${file.id}?inline=1` }))}
          empty="还没有材料。"
        />
      </Section>
      {children}
      <Section title="办理记录">
        <Timeline events={of.events.toReversed()} />
      </Section>
    </>
  )
}
