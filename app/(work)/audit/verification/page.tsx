import { verifyTrailAction } from '@/features/administration/actions'
import { actorWithRole } from '@/server/auth/session'
import { ActionForm } from '@/ui/form'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

export const metadata = { title: '审计核验' }

export default async function Page() {
  await actorWithRole(['AUDITOR', 'AUDIT_ADMIN'])
  return (
    <>
      <PageHeader title="审计核验">
        审计记录逐条相接并签名封存。改动一字、删去一条、调换两条或截去末尾，核验都会指出。
      </PageHeader>
      <Section title="核验审计链" note="从第一条核验到最近封存的一条，核验本身也会留痕" boxed>
        <ActionForm action={verifyTrailAction}>
          <SubmitButton pendingText="正在逐条核验…">开始核验</SubmitButton>
        </ActionForm>
        <p className="mt-4 text-ink-2">
          业务数据各版本的比对由运维人员以命令 npm run audit:verify 办理，结果请向系统管理员索取。
        </p>
      </Section>
    </>
  )
}
