import { Amount } from '@/ui/amount'
import { LinkButton } from '@/ui/button'
import { DataTable } from '@/ui/data-table'
import { DateText } from '@/ui/date'
import { DetailsList } from '@/ui/details-list'
import { FileList } from '@/ui/file-list'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'

import { flagLabels } from '../checks'
import type { SheetDetail } from '../sheets'
import { sheetLabels, sheetTones } from '../state'
import { SheetChecks } from './sheet-checks'
import { SheetConclusion } from './sheet-conclusion'
import { SheetRequest } from './sheet-request'
import { WrongLines } from './wrong-lines'

/** One check sheet: the award, its named checks, what is wrong and by how much, what the enterprise says, what follows. */
export function SheetPage({ sheet, today }: { sheet: SheetDetail; today: string }) {
  return (
    <>
      <PageHeader title={`核查表：${sheet.partyName}`}>
        <span>
          {sheet.planNumber} 第 {sheet.position} 号
        </span>
        <StatusMark kind={sheetTones[sheet.state]}>{sheetLabels[sheet.state]}</StatusMark>
        {sheet.dueOn && (
          <span>
            期限 <DateText date={sheet.dueOn} />
            {sheet.late && <span className="ml-2 text-vermilion">已逾期</span>}
          </span>
        )}
      </PageHeader>
      {sheet.returnReason && sheet.state === 'ASSIGNED' && (
        <NoticeBanner kind="warning" title="已退回，请补充后重新提交。">
          {sheet.returnReason}
        </NoticeBanner>
      )}
      <FollowUp sheet={sheet} />
      <Section title="已拨付的资金">
        <DetailsList
          items={[
            { label: '单位', value: sheet.partyName },
            { label: '统一社会信用代码', value: sheet.uscc },
            { label: '申报受理号', value: sheet.receiptNumber },
            { label: '支持项目', value: `${sheet.programme}，${sheet.halfYear}` },
            { label: '名单', value: sheet.listNumber },
            { label: '已拨付', value: <Amount value={sheet.paidCny} currency="CNY" strong /> },
            { label: '分组', value: sheet.stratum },
            {
              label: '抽取方式',
              value: [
                ...(sheet.byLot ? ['随机'] : []),
                ...sheet.flags.map((flag) => flagLabels[flag] ?? flag),
              ].join('、'),
            },
            { label: '核查人', value: sheet.assignee || '未分派' },
          ]}
        />
      </Section>
      <SheetChecks sheet={sheet} />
      <WrongLines sheet={sheet} />
      <SheetRequest sheet={sheet} today={today} />
      <SheetConclusion sheet={sheet} />
      <Section title="申报明细">
        <DataTable
          caption="申报明细"
          rows={sheet.lines}
          rowKey={({ position }) => String(position)}
          empty="这件申报没有明细。"
          columns={[
            { key: 'position', header: '行号', align: 'right', render: ({ position }) => position },
            { key: 'name', header: '发票或保单', rowHeader: true, render: ({ name }) => name },
            { key: 'about', header: '单位', wrap: true, render: ({ about }) => about },
            {
              key: 'amount',
              header: '金额（元）',
              align: 'right',
              render: ({ amountCny }) => <Amount value={amountCny} />,
            },
          ]}
        />
      </Section>
      <Section title="申报材料">
        <FileList
          files={sheet.materials.map((file) => ({ ...file, href: `/files/${file.id}` }))}
          empty="这件申报没有上传材料。"
        />
      </Section>
    </>
  )
}

/** Where a signed sheet leads: opened, or to be opened with everything filled in. */
function FollowUp({ sheet }: { sheet: SheetDetail }) {
  if (!sheet.followUp) return null
  const { clawback, case: found } = sheet.followUp
  const links = [
    { of: clawback, what: '追回通知', start: '编制追回通知' },
    { of: found, what: '负面清单案件', start: '立案' },
  ]
  return (
    <Section title="后续办理" boxed>
      <ul className="grid gap-3">
        {links.map(
          ({ of, what, start }) =>
            of && (
              <li key={what} className="flex flex-wrap items-center gap-3">
                {'newHref' in of ? (
                  sheet.may.followUp ? (
                    <LinkButton href={of.newHref} variant="primary">
                      {start}
                    </LinkButton>
                  ) : (
                    <span>{what}：尚未办理，请省商务厅经办办理。</span>
                  )
                ) : (
                  <LinkButton href={of.href}>{`${what} ${of.number}：${of.state}`}</LinkButton>
                )}
              </li>
            ),
        )}
      </ul>
    </Section>
  )
}
