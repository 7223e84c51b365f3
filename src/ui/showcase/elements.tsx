import { Amount, AmountWan } from '../amount'
import { Button, LinkButton } from '../button'
import { CalculationSheet } from '../calculation-sheet'
import { DateText, DateTimeText, DaysLeft } from '../date'
import { DetailsList } from '../details-list'
import { Dialog } from '../dialog'
import { EmptyState } from '../empty-state'
import { FigureTiles } from '../figure-tiles'
import { FileList } from '../file-list'
import { MoneyTrail } from '../money-trail'
import { NoticeBanner } from '../notice-banner'
import { PageHeader } from '../page-header'
import { JobProgress } from '../progress'
import { Section } from '../section'
import { StatusMark } from '../status'
import { Tabs } from '../tabs'
import { Timeline } from '../timeline'
import { SAMPLE_STEPS, sampleClause } from './sample'

const PAGES = [
  { label: '元素', href: '/ui' },
  { label: '列表与首页', href: '/ui/work' },
  { label: '表单', href: '/ui/form' },
  { label: '公文', href: '/ui/document' },
  { label: '图表', href: '/ui/charts' },
]

/** The tabs between the pages of components. */
export function ShowcaseTabs({ current }: { current: string }) {
  return <Tabs label="组件页" tabs={PAGES} current={current} />
}

/** Everything that only shows, in each of its states. */
export function Elements() {
  return (
    <>
      <ShowcaseTabs current="/ui" />
      <PageHeader title="组件：元素" />
      <Section title="按钮">
        <div className="flex flex-wrap items-center gap-3">
          <Button variant="primary">提交申报</Button>
          <Button>保存草稿</Button>
          <Button variant="danger">退回补正</Button>
          <Button variant="quiet" icon="download">
            下载模板
          </Button>
          <Button size="small">查看</Button>
          <Button disabled>提交申报</Button>
          <LinkButton href="/ui/form" icon="right">
            去填写
          </LinkButton>
          <Dialog trigger="打开对话框" title="这是一个对话框">
            <p>按 Esc 键关闭，焦点回到按钮。</p>
          </Dialog>
        </div>
      </Section>
      <Section title="状态" note="词、形、色一起出现">
        <div className="flex flex-wrap gap-6">
          <StatusMark kind="draft">草稿</StatusMark>
          <StatusMark kind="progress">审核中</StatusMark>
          <StatusMark kind="warning">待补正</StatusMark>
          <StatusMark kind="success">已拨付</StatusMark>
          <StatusMark kind="refused">不予支持</StatusMark>
          <DaysLeft workingDays={5} days={7} />
          <DaysLeft workingDays={1} days={1} />
          <DaysLeft workingDays={0} days={1} />
          <DaysLeft workingDays={-2} days={-2} />
          <DaysLeft workingDays={null} days={69} />
        </div>
      </Section>
      <Section title="金额与日期">
        <DetailsList
          columns={2}
          items={[
            { label: '金额', value: <Amount value="1234567.80" currency="CNY" /> },
            { label: '万元', value: <AmountWan value="1234567.80" /> },
            { label: '负数', value: <Amount value="-88020.00" currency="CNY" /> },
            { label: '变动', value: <Amount value="6007.14" currency="USD" signed /> },
            { label: '没有', value: <Amount value={null} /> },
            { label: '日期', value: <DateText date="2026-03-05" /> },
            { label: '时刻', value: <DateTimeText at="2026-03-05T06:32:00Z" /> },
            { label: '空值', value: null },
          ]}
        />
      </Section>
      <Section title="提示">
        <NoticeBanner title="申报期还剩 3 个工作日">
          2026年下半年申报于 2026年9月30日 24:00 截止，请尽快提交。
        </NoticeBanner>
        <NoticeBanner kind="success">申报已提交，受理号 SB2026H2-00001。</NoticeBanner>
        <NoticeBanner kind="warning" title="缺少汇率" actions={<Button size="small">登记中间价</Button>}>
          第 17 行付款日 2026年7月5日 没有人民币汇率中间价，该行暂不计算。
        </NoticeBanner>
        <NoticeBanner kind="danger" title="该企业已列入信用负面清单">
          至 2027年8月10日 止不得申报财政补助资金（豫商财〔2024〕15号 二(三)）。
        </NoticeBanner>
      </Section>
      <Section title="计算书">
        <CalculationSheet
          steps={SAMPLE_STEPS}
          clauseText={sampleClause}
          result={{ label: '拟支持金额', value: <Amount value="1234567.80" currency="CNY" /> }}
          caps={[
            {
              label: '一般出口信用保险，2026年上半年，每家企业',
              cap: '2000000.00',
              usedBefore: '600000.00',
              thisTime: '1234567.80',
              left: '165432.20',
            },
          ]}
          footnote="规则版本 2024-15/1，计算于 2026年9月12日 14:32"
        />
      </Section>
      <Section title="资金进度">
        <MoneyTrail
          steps={[
            { label: '提交申报', date: '2026-08-20', amount: '1250000.00', state: 'success' },
            {
              label: '省商务厅审核',
              date: '2026-09-12',
              amount: '1234567.80',
              note: '核减 15,432.20 元：第 4 行付款凭证不全。',
              state: 'success',
            },
            { label: '公示', date: '2026-09-18', note: '公示中，还剩 2 个工作日。', state: 'progress' },
            { label: '资金拨付', date: '2026-10-20', note: '公示无异议后由省财政厅办理。', state: 'draft' },
          ]}
        />
      </Section>
      <Section title="经过">
        <Timeline
          events={[
            {
              id: '2',
              at: '2026-09-12T06:32:00Z',
              who: '李敏（省商务厅经办）',
              what: '提出审核意见',
              detail: '核减 1 行，15,432.20 元。',
            },
            { id: '1', at: '2026-08-20T01:05:00Z', who: '王强（企业负责人）', what: '提交申报' },
          ]}
        />
      </Section>
      <Section title="数字、文件与长任务">
        <FigureTiles
          tiles={[
            { label: '待审核申报', value: '38', unit: '件', note: '截至今天', href: '/ui/work' },
            {
              label: '申请金额',
              value: '4,216.37',
              unit: '万元',
              note: '42,163,700.12 元',
              href: '/ui/work',
            },
            { label: '预算执行率', value: '61.2', unit: '%', href: '/ui/work' },
            { label: '公示中名单', value: '1', unit: '份', href: '/ui/work' },
          ]}
        />
        <div className="mt-5 grid gap-5 md:grid-cols-2">
          <FileList
            files={[
              {
                id: '1',
                name: '发票-2641000000.pdf',
                href: '#file',
                sizeBytes: 482_133,
                uploadedAt: '2026-08-20T01:05:00Z',
                digest: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
              },
            ]}
          />
          <JobProgress
            label="导入保险费缴纳明细表"
            state="progress"
            stateWords="进行中"
            done={1234}
            total={2000}
            failed={3}
            result={{ label: '下载有误的行', href: '#errors' }}
          />
        </div>
        <div className="mt-5">
          <EmptyState reason="没有符合筛选条件的申报。">请放宽条件，或清除筛选。</EmptyState>
        </div>
      </Section>
    </>
  )
}
