import type { SearchParams } from '@/ui/address'
import { Amount } from '@/ui/amount'
import { groupAmount } from '@/ui/amount-format'
import { DataTable, type Column } from '@/ui/data-table'
import { ReasonDialog } from '@/ui/dialog'
import { FilterChips } from '@/ui/filter-chips'
import { AmountField } from '@/ui/form-fields'
import { Link } from '@/ui/link'
import { Pagination } from '@/ui/pagination'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'

import { amendItemAction, unlistItemAction } from '../actions'
import type { AwardListDetail } from '../award-lists'
import { itemStateLabels } from '../state'
import { AnswerRemark, RemarkRow, SaidOfRow } from './row-remarks'

type Item = AwardListDetail['items'][number]

const tones = { LISTED: 'progress', REMOVED: 'refused', AWARDED: 'success' } as const

interface AwardListItemsProps {
  list: AwardListDetail
  /** The list's page and its parameters: search and page live in the address. */
  path: string
  params: SearchParams
}

/** The items with their amounts as they were approved and as they stand. The preparer changes them in place. */
export function AwardListItems({ list, path, params }: AwardListItemsProps) {
  const { paging } = list
  const columns: Column<Item>[] = [
    { key: 'position', header: '序号', align: 'right', render: (item) => item.position },
    { key: 'name', header: '企业（机构）名称', rowHeader: true, wrap: true, render: (item) => item.name },
    {
      key: 'uscc',
      header: '统一社会信用代码、受理号',
      render: (item) => (
        <>
          {item.uscc}
          <span className="block text-sm text-ink-2">{item.receiptNumber}</span>
        </>
      ),
    },
    { key: 'city', header: '所属市', render: (item) => item.city },
    {
      key: 'trail',
      header: '资金轨迹',
      render: (item) => (
        <Link href={`/trails?q=${encodeURIComponent(item.receiptNumber || item.applicationId)}`}>
          查看轨迹
        </Link>
      ),
    },
    {
      key: 'requested',
      header: '申报金额（元）',
      align: 'right',
      render: (item) => <Amount value={item.requestedCny} />,
    },
    {
      key: 'amount',
      header: '拟支持金额（元）',
      align: 'right',
      render: (item) => (
        <>
          {item.amountCny !== item.originalCny && (
            <del className="mr-2 text-ink-2">
              <Amount value={item.originalCny} />
            </del>
          )}
          <Amount value={item.amountCny} strong />
        </>
      ),
    },
    {
      key: 'state',
      header: '状态',
      render: (item) => <StatusMark kind={tones[item.state]}>{itemStateLabels[item.state]}</StatusMark>,
    },
    { key: 'remark', header: '备注', wrap: true, render: (item) => item.remark },
  ]
  if (list.may.remark || list.items.some((item) => item.said))
    columns.push({
      key: 'said',
      header: '财政意见',
      wrap: true,
      render: (item) => <Said item={item} list={list} />,
    })
  if (list.may.edit) columns.push({ key: 'change', header: '调整', render: (item) => <Change item={item} /> })
  return (
    <Section title="名单条目" id="items">
      {(paging.narrowed || paging.total > paging.pageSize || list.flagged > 0) && (
        <FilterChips
          path={path}
          params={params}
          search={{ label: '查找企业名称、统一社会信用代码或受理号', placeholder: '企业名称、代码、受理号' }}
          filters={list.flagged > 0 ? [markedFilter(list)] : []}
        />
      )}
      <DataTable
        caption="名单条目"
        rows={list.items}
        rowKey={(item) => item.id}
        rowTone={(item) =>
          item.said?.flagged && !item.said.answer
            ? 'warning'
            : item.amountCny === item.originalCny
              ? undefined
              : 'changed'
        }
        empty={
          paging.narrowed
            ? '没有符合条件的条目。请更换查找内容，或清除筛选后再看。'
            : '名单中没有条目。请先列入审核通过的申报。'
        }
        columns={columns}
        {...(paging.narrowed
          ? {}
          : { footer: { name: '全部合计（不含已移出）', amount: <Amount value={list.totalCny} /> } })}
      />
      <Pagination path={path} params={params} hash="#items" {...paging} />
    </Section>
  )
}

const markedFilter = ({ flagged, unanswered }: AwardListDetail) => ({
  name: 'marked',
  label: '财政意见',
  options: [
    { value: 'flagged', label: '标记为需调整', count: flagged },
    { value: 'unanswered', label: '尚未答复', count: unanswered },
  ],
})

/** What finance said of the row, and what this person may say to it now. */
function Said({ item, list }: { item: Item; list: AwardListDetail }) {
  return (
    <>
      <SaidOfRow said={item.said} />
      {list.may.remark && item.state === 'LISTED' && (
        <RemarkRow itemId={item.id} name={item.name} said={item.said} />
      )}
      {list.may.answer && item.said?.remark && <AnswerRemark name={item.name} said={item.said} />}
    </>
  )
}

function Change({ item }: { item: Item }) {
  if (item.state !== 'LISTED') return null
  return (
    // A new key with each amount: the dialog is closed when the page comes back.
    <span key={item.amountCny} className="flex gap-2">
      <ReasonDialog
        trigger="核减"
        size="small"
        title={`核减 ${item.name}`}
        consequence="核减的部分退回该企业的支持上限，企业可以看到调整后的金额和原因。"
        confirm="核减金额"
        action={amendItemAction}
        fields={{ itemId: item.id }}
        reasonLabel="核减原因"
      >
        <AmountField
          name="amountCny"
          label="核减后金额"
          hint={`须小于 ${groupAmount(item.amountCny)} 元`}
          unit="元"
          required
        />
      </ReasonDialog>
      <ReasonDialog
        trigger="移出"
        size="small"
        variant="danger"
        title={`移出 ${item.name}`}
        consequence="移出后该申报回到“审核通过”，可以列入以后的名单。"
        confirm="移出 1 个条目"
        action={unlistItemAction}
        fields={{ itemId: item.id }}
        reasonLabel="移出原因"
      />
    </span>
  )
}
