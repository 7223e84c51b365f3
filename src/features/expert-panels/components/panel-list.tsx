import { Amount } from '@/ui/amount'
import { LinkButton } from '@/ui/button'
import { DataTable } from '@/ui/data-table'
import { ReasonDialog } from '@/ui/dialog'
import { Link } from '@/ui/link'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'

import { confirmFirmOpinionAction, sendBackFirmOpinionAction } from '../actions'
import type { PanelOverview } from '../panels'
import { firmStateLabels, firmStateTones, gradeLabels, stateLabels, stateTones } from '../state'

/** 专家评审: the panels, then the firms' opinions that stand in a panel's place. */
export function PanelList({ overview }: { overview: PanelOverview }) {
  return (
    <>
      <PageHeader
        title="专家评审"
        count={overview.panels.length}
        countUnit="个评审组"
        actions={
          <>
            <LinkButton href="/commerce/reviews/panels/pool">专家库</LinkButton>
            {overview.mayPrepare && (
              <>
                <LinkButton href="/commerce/reviews/panels/firm">登记第三方机构意见</LinkButton>
                <LinkButton href="/commerce/reviews/panels/new" variant="primary" icon="plus">
                  组建评审组
                </LinkButton>
              </>
            )}
          </>
        }
      />
      <DataTable
        caption="评审组"
        rows={overview.panels}
        rowKey={({ id }) => id}
        empty="还没有评审组。通知要求专家评审的批次进入审核后，请由经办组建评审组。"
        columns={[
          {
            key: 'number',
            header: '编号',
            rowHeader: true,
            render: ({ id, number }) => <Link href={`/commerce/reviews/panels/${id}`}>{number}</Link>,
          },
          { key: 'title', header: '名称', wrap: true, render: ({ title }) => title },
          { key: 'round', header: '批次', wrap: true, render: ({ roundTitle }) => roundTitle },
          {
            key: 'state',
            header: '状态',
            render: ({ state }) => <StatusMark kind={stateTones[state]}>{stateLabels[state]}</StatusMark>,
          },
          { key: 'members', header: '专家', align: 'right', render: ({ members }) => `${members} 人` },
          {
            key: 'progress',
            header: '已汇总',
            align: 'right',
            render: ({ summarised, applications }) => `${summarised} / ${applications} 件`,
          },
        ]}
      />
      <Section title="第三方机构意见" id="firms">
        {overview.firms.length === 0 && (
          <p className="text-ink-2">还没有登记。委托第三方机构评审的，请由经办登记其意见，由复核确认。</p>
        )}
        {overview.firms.map((firm) => (
          <FirmOpinion key={firm.id} firm={firm} />
        ))}
      </Section>
    </>
  )
}

function FirmOpinion({ firm }: { firm: PanelOverview['firms'][number] }) {
  return (
    <div className="mb-4 rounded border border-line p-4">
      <p className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1">
        <strong>{firm.firmName}</strong>
        <span>{firm.documentNumber}</span>
        <span>{firm.issuedOn}</span>
        <StatusMark kind={firmStateTones[firm.state]}>{firmStateLabels[firm.state]}</StatusMark>
        <Link href={`/files/${firm.fileId}`}>意见文件</Link>
      </p>
      {firm.remark && <p className="text-ink-2">退回理由：{firm.remark}</p>}
      <DataTable
        caption={`${firm.documentNumber} 的评审结果`}
        rows={firm.results}
        rowKey={({ receiptNumber }) => receiptNumber}
        empty="没有结果。"
        columns={[
          { key: 'receipt', header: '受理号', rowHeader: true, render: (row) => row.receiptNumber },
          { key: 'applicant', header: '申报单位', wrap: true, render: (row) => row.applicantName },
          { key: 'grade', header: '结论', render: (row) => gradeLabels[row.grade] },
          {
            key: 'amount',
            header: '建议金额（元）',
            align: 'right',
            render: (row) => <Amount value={row.recommendedAmountCny} />,
          },
          { key: 'remark', header: '说明', wrap: true, render: (row) => row.remark },
        ]}
      />
      {firm.mayCheck && (
        <p className="mt-3 flex flex-wrap gap-2">
          <ReasonDialog
            trigger="确认意见"
            variant="primary"
            title="确认第三方机构意见"
            consequence="确认后，这些申报视为已经专家评审，可以办理复核；意见不能再更改。"
            confirm="确认意见"
            action={confirmFirmOpinionAction}
            fields={{ firmOpinionId: firm.id }}
            reasonName="none"
            needsReason={false}
          />
          <ReasonDialog
            trigger="退回登记人"
            title="退回登记人"
            consequence="登记的内容与文件不符时退回，由经办重新登记。"
            confirm="退回登记人"
            action={sendBackFirmOpinionAction}
            fields={{ firmOpinionId: firm.id }}
            reasonName="remark"
          />
        </p>
      )}
    </div>
  )
}
