import { BarChart } from '@/ui/charts/bar-chart'
import { LineChart } from '@/ui/charts/line-chart'
import { TileMap } from '@/ui/charts/tile-map'
import { PageHeader } from '@/ui/page-header'
import { PublicFrame } from '@/ui/public-frame'
import { ShowcaseTabs } from '@/ui/showcase/elements'
import { showcaseOnly } from '@/ui/showcase/guard'

export const metadata = { title: '组件：图表' }

export default function Page() {
  showcaseOnly()
  return (
    <PublicFrame>
      <ShowcaseTabs current="/ui/charts" />
      <PageHeader title="组件：图表" />
      <BarChart
        title="各项目拟支持金额"
        unit="万元"
        asOf="2026年9月18日"
        data={[
          { label: '小微企业统保', value: '1268.40', href: '/ui/work' },
          { label: '中型企业统保', value: '402.15' },
          { label: '一般出口信用保险', value: '2233.06' },
          { label: '“走出去”统保', value: '861.00' },
          { label: '跨境电商统保', value: '0.00' },
        ]}
      />
      <LineChart
        title="支持企业家数"
        unit="家"
        decimals={0}
        points={['2024H2', '2025H1', '2025H2', '2026H1']}
        series={[
          { label: '小微企业统保', values: ['1205', '1388', '1512', '1730'] },
          { label: '一般出口信用保险', values: ['310', '342', '401', '396'] },
        ]}
      />
      <TileMap
        title="各地支持企业家数"
        unit="家"
        data={[
          { division: '410100', value: '512', href: '/ui/work' },
          { division: '410173', value: '96' },
          { division: '410300', value: '231' },
          { division: '411300', value: '188' },
          { division: '411000', value: '305' },
          { division: '411100', value: '61' },
          { division: '411500', value: '74' },
        ]}
      />
    </PublicFrame>
  )
}
