import { DateTimeText } from '@/ui/date'
import { DetailsList } from '@/ui/details-list'
import { FigureTiles } from '@/ui/figure-tiles'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'

import type { PlatformHealth } from '../health'

/** How the platform stands: what waits, what runs, what is switched on. */
export function HealthPage({ health }: { health: PlatformHealth }) {
  return (
    <>
      <PageHeader title="运行状况">只显示数量和开关，不显示业务内容。</PageHeader>
      {health.sealerLate && (
        <NoticeBanner kind="danger" title="审计记录没有按时封存。">
          请检查后台任务是否在运行。
        </NoticeBanner>
      )}
      {health.jobsStopped > 0 && (
        <NoticeBanner kind="warning" title={`有 ${health.jobsStopped} 项批量任务中止。`}>
          请查看运行日志，并告知办理部门。
        </NoticeBanner>
      )}
      <FigureTiles
        tiles={[
          { label: '在线登录', value: String(health.liveSessions), unit: '个' },
          { label: '进行中的批量任务', value: String(health.jobsRunning), unit: '项' },
          { label: '待发送的通知', value: String(health.mailWaiting), unit: '条' },
          { label: '待封存的审计记录', value: String(health.entriesUnsealed), unit: '条' },
        ]}
      />
      <Section title="后台与数据库">
        <DetailsList
          items={[
            {
              label: '最近封存审计',
              value: health.lastSealedAt ? <DateTimeText at={health.lastSealedAt} /> : '还没有封存',
            },
            { label: '数据库结构', value: `已应用 ${health.migrations} 次更新` },
            { label: '最近一次更新', value: health.lastMigration ?? '无' },
          ]}
        />
      </Section>
      <Section title="设置" note="由运维人员在环境变量中设置">
        <DetailsList items={health.settings} />
      </Section>
    </>
  )
}
