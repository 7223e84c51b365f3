import { Amount } from '@/ui/amount'
import { LinkButton } from '@/ui/button'
import { DateText } from '@/ui/date'
import { DetailsList } from '@/ui/details-list'
import { Link } from '@/ui/link'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'

import type { ObjectionDetail } from '../objections'
import { ObjectionDecision } from './objection-decision'
import { objectionTones } from './objection-queue'

const barLabels = { ANONYMOUS: '匿名', LATE: '逾期' } as const

/** One objection: what is said, with what evidence, and the decision. */
export function ObjectionPage({ objection, mayDecide }: { objection: ObjectionDetail; mayDecide: boolean }) {
  return (
    <>
      <PageHeader title={`异议：${objection.party}`}>
        {objection.number}
        <StatusMark kind={objectionTones[objection.state]}>{objection.stateLabel}</StatusMark>
      </PageHeader>
      <Section title="被异议的条目">
        <DetailsList
          items={[
            { label: '单位', value: objection.party },
            {
              label: '名单',
              value: (
                <Link href={`/commerce/award-lists/${objection.awardListId}`}>{objection.listNumber}</Link>
              ),
            },
            { label: '支持项目', value: objection.programmeName },
            { label: '受理号', value: objection.receiptNumber },
            { label: '拟支持金额', value: <Amount value={objection.amountCny} currency="CNY" /> },
            { label: '条目状态', value: objection.itemState },
          ]}
        />
      </Section>
      <Section title="异议内容" note="以下信息只用于核实，不得告知被异议的单位。">
        <DetailsList
          items={[
            { label: '异议人', value: objection.objectorName },
            { label: '联系方式', value: objection.objectorContact },
            {
              label: '收到时间',
              value: (
                <>
                  <DateText date={objection.receivedOn} /> {objection.receivedAt}
                </>
              ),
            },
            { label: '公示末日', value: <DateText date={objection.publicityEndsOn} /> },
            {
              label: '事项和理由',
              value: <span className="whitespace-pre-line">{objection.statement}</span>,
              wide: true,
            },
          ]}
        />
        {objection.evidenceName && (
          <LinkButton href={`/commerce/objections/${objection.id}/evidence`} icon="download" download>
            {`下载证明材料：${objection.evidenceName}`}
          </LinkButton>
        )}
      </Section>
      {objection.state === 'RECEIVED' ? (
        mayDecide && <ObjectionDecision objection={objection} />
      ) : (
        <Section title="处理结果">
          <DetailsList
            items={[
              {
                label: '结果',
                value: objection.bar
                  ? `${objection.stateLabel}（${barLabels[objection.bar]}，平台登记）`
                  : objection.stateLabel,
              },
              {
                label: '日期',
                value: objection.decidedOn ? <DateText date={objection.decidedOn} /> : '—',
              },
              ...(objection.newAmountCny
                ? [{ label: '调整后金额', value: <Amount value={objection.newAmountCny} currency="CNY" /> }]
                : []),
              {
                label: '答复意见',
                value: <span className="whitespace-pre-line">{objection.reply}</span>,
                wide: true,
              },
              ...(objection.replyDocument
                ? [
                    {
                      label: '答复书摘要（SHA-256）',
                      value: (
                        <span className="font-mono text-xs break-all">{objection.replyDocument.sha256}</span>
                      ),
                      wide: true,
                    },
                  ]
                : []),
            ]}
          />
          {objection.replyDocument && (
            <div className="flex flex-wrap gap-3">
              <LinkButton href={`/commerce/objections/${objection.id}/reply`} icon="download" download>
                {`下载${objection.replyDocument.name}`}
              </LinkButton>
              <LinkButton
                href={`/commerce/objections/${objection.id}/reply/docx`}
                variant="secondary"
                icon="download"
                download
              >
                下载 Word 版
              </LinkButton>
            </div>
          )}
        </Section>
      )}
    </>
  )
}
