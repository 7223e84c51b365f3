import { FormSteps } from '@/ui/form-steps'
import { PageHeader } from '@/ui/page-header'
import { PublicFrame } from '@/ui/public-frame'
import { Section } from '@/ui/section'
import { ShowcaseTabs } from '@/ui/showcase/elements'
import { FormSample, GridSample } from '@/ui/showcase/form-sample'
import { showcaseOnly } from '@/ui/showcase/guard'

export const metadata = { title: '组件：表单' }

export default function Page() {
  showcaseOnly()
  return (
    <PublicFrame>
      <ShowcaseTabs current="/ui/form" />
      <PageHeader title="组件：表单" />
      <Section title="明细表">
        <GridSample />
      </Section>
      <FormSteps
        current={1}
        steps={[
          { label: '企业信息', href: '/ui/form?step=1', state: 'success' },
          { label: '缴费明细', state: 'progress', note: '2 行' },
          { label: '申报材料', href: '/ui/form?step=3', state: 'warning', note: '缺银行付款凭证' },
          { label: '收款账户', href: '/ui/form?step=4', state: 'refused', note: '账户名与企业名称不一致' },
          { label: '核对提交', state: 'draft' },
        ]}
      >
        <FormSample />
      </FormSteps>
    </PublicFrame>
  )
}
