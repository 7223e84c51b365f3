import { one, type SearchParams } from '../address'
import { Amount } from '../amount'
import { Button } from '../button'
import { chosenColumns, ColumnChooser } from '../column-chooser'
import { DataTable, type Column } from '../data-table'
import { DaysLeft } from '../date'
import { ExportMenu } from '../export-menu'
import { FilterChips } from '../filter-chips'
import { sumAmounts } from '../grid-cells'
import { PageHeader } from '../page-header'
import { Pagination } from '../pagination'
import { Section } from '../section'
import { selectRows } from '../select-rows'
import { SelectionBar } from '../selectable-table'
import { StatusMark } from '../status'
import { TaskList } from '../task-list'
import { WorkFrame } from '../work-frame'
import { Workspace } from '../workspace'
import { ShowcaseTabs } from './elements'
import { SampleEvidence } from './evidence-sample'
import { SAMPLE_ROWS, type SampleRow } from './sample'

const COLUMNS: readonly Column<SampleRow>[] = [
  { key: 'receipt', header: '受理号', render: (row) => row.receipt, rowHeader: true, sort: 'receipt' },
  { key: 'enterprise', header: '企业名称', render: (row) => row.enterprise, sort: 'enterprise' },
  { key: 'division', header: '所属市', render: (row) => row.division },
  {
    key: 'requested',
    header: '申请金额（元）',
    align: 'right',
    sort: 'requested',
    render: (row) => <Amount value={row.requested} />,
  },
  {
    key: 'approved',
    header: '审定金额（元）',
    align: 'right',
    render: (row) => <Amount value={row.approved} />,
  },
  {
    key: 'state',
    header: '状态',
    render: (row) => <StatusMark kind={row.state}>{row.stateWords}</StatusMark>,
  },
  { key: 'left', header: '期限', render: (row) => <DaysLeft workingDays={row.left} days={row.left} /> },
]

/** The frame of work with a home, a list and a review workspace in it. */
export function WorkSample({ params }: { params: SearchParams }) {
  const path = '/ui/work'
  const wanted = one(params, 'state')
  const rows = SAMPLE_ROWS.filter((row) => !wanted || row.state === wanted)
  const sum = sumAmounts(rows.map((row) => row.requested))
  return (
    <WorkFrame
      places={[
        { href: '/ui/work', label: '待办', icon: 'tasks', badge: 12 },
        { href: '/ui/work/applications', label: '申报', icon: 'application' },
        { href: '/ui/work/rounds', label: '批次', icon: 'round' },
        { href: '/ui/work/lists', label: '名单', icon: 'list' },
        { href: '/ui/work/publicity', label: '公示', icon: 'publicity' },
        { href: '/ui/work/funds', label: '资金', icon: 'money' },
        { href: '/ui/work/notices', label: '通知', icon: 'bell', badge: 3 },
      ]}
      breadcrumb={[{ label: '工作台', href: '/ui' }, { label: '申报' }]}
      round="2026年下半年，还剩 8 个工作日"
      person="李敏（经办）"
      organisation="省商务厅"
      signOut={
        <Button variant="quiet" size="small" type="button">
          退出登录
        </Button>
      }
    >
      <ShowcaseTabs current="/ui/work" />
      <PageHeader
        title="申报"
        count={rows.length}
        countUnit="件"
        sum={sum}
        sumLabel="申请金额"
        actions={<Button variant="primary">形成拟支持名单</Button>}
      />
      <FilterChips
        path={path}
        params={params}
        search={{ label: '企业名称或受理号' }}
        filters={[
          {
            name: 'state',
            label: '状态',
            options: [
              { value: 'progress', label: '审核中', count: 2 },
              { value: 'warning', label: '待补正', count: 2 },
              { value: 'success', label: '通过', count: 4 },
            ],
          },
          {
            name: 'division',
            label: '所属市',
            multiple: true,
            options: [
              { value: '410100', label: '郑州市' },
              { value: '410300', label: '洛阳市' },
            ],
          },
        ]}
      >
        <ColumnChooser path={path} params={params} columns={COLUMNS} />
        <ExportMenu
          choices={[
            { label: 'Excel 文件（.xlsx）', href: '#xlsx' },
            { label: '文本文件（.csv）', href: '#csv' },
          ]}
        />
      </FilterChips>
      <form>
        <DataTable
          caption="申报"
          columns={chosenColumns(COLUMNS, params)}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `/ui/work?open=${row.id}`}
          rowTone={(row) => (row.left < 0 ? 'danger' : row.left < 1 ? 'warning' : undefined)}
          footer={{ receipt: '合计', requested: <Amount value={sum} /> }}
          leading={selectRows(
            (row: SampleRow) => row.id,
            (row: SampleRow) => row.receipt,
          )}
          path={path}
          params={params}
          empty="没有符合筛选条件的申报。请放宽条件，或清除筛选。"
        />
        <SelectionBar unit="件">
          <Button size="small" type="button">
            分派审核
          </Button>
          <Button size="small" type="button" variant="danger">
            退回补正
          </Button>
        </SelectionBar>
      </form>
      <Pagination
        path={path}
        params={params}
        page={Number(one(params, 'page')) || 1}
        pageSize={12}
        total={318}
      />
      <Section title="待办事项" className="mt-10">
        <TaskList
          tasks={[
            {
              id: '1',
              what: '补正申报材料',
              whose: '豫诚机械进出口有限公司，SB2026H2-00001',
              left: { workingDays: 1, days: 1 },
              href: '#1',
              action: '补正材料',
            },
            {
              id: '2',
              what: '复核审核意见',
              whose: '洛阳长柏轴承有限公司，SB2026H2-00003',
              left: { workingDays: 6, days: 8 },
              href: '#2',
              action: '开始复核',
            },
          ]}
        />
      </Section>
      <Section title="审核工作区">
        <Workspace
          head={null}
          lines={
            <DataTable
              caption="缴费明细"
              columns={COLUMNS.slice(0, 4)}
              rows={SAMPLE_ROWS.slice(0, 5)}
              rowKey={(row) => row.id}
              rowTone={(row) => (row.id === '2' ? 'changed' : undefined)}
              empty="没有明细。"
            />
          }
          evidence={<SampleEvidence />}
          decision={
            <>
              <span>
                审定金额 <Amount value="1234567.80" currency="CNY" strong />
              </span>
              <span className="ml-auto flex gap-2">
                <Button type="button" variant="danger">
                  退回补正
                </Button>
                <Button type="button" variant="primary">
                  提交复核
                </Button>
              </span>
            </>
          }
        />
      </Section>
    </WorkFrame>
  )
}
