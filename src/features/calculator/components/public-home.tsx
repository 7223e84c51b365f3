import { PROGRAMME_NAMES, PROGRAMMES, type Programme } from '@/policy-rules'
import { LinkButton } from '@/ui/button'
import { Link } from '@/ui/link'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'

const who: Record<Programme, string> = {
  MICRO: '上年出口较小的外贸企业，企业免缴保费，由保险机构办理。',
  MEDIUM: '上年出口中等规模的外贸企业，企业自缴一部分，由保险机构办理。',
  GENERAL: '自行缴费投保的企业，先缴后补，每半年申报一次。',
  OVERSEAS: '海外投资、海外工程承包和成套设备出口项目。',
  ECOMMERCE: '通过规定的海关监管方式报关出口的跨境电商业务。',
  CREDIT_INFORMATION: '在河南省进出口企业服务平台提供的专业海外资信服务。',
}

/** What the portal is for, who may use which programme, and where to begin. */
export function PublicHome() {
  return (
    <>
      <PageHeader
        title="出口信用保险保费扶持"
        actions={
          <>
            <LinkButton href="/register" variant="primary">
              企业注册
            </LinkButton>
            <LinkButton href="/sign-in">登录办理</LinkButton>
          </>
        }
      >
        依据豫商财〔2024〕15号，企业每半年在此申报，审核、公示、拨付全程可查。
      </PageHeader>
      <Section title="六项支持政策">
        <ul className="border-t border-line">
          {PROGRAMMES.map((programme) => (
            <li
              key={programme}
              className="grid gap-x-4 gap-y-1 border-b border-line py-3 md:grid-cols-[12em_minmax(0,1fr)_6em]"
            >
              <span className="font-semibold">{PROGRAMME_NAMES[programme]}</span>
              <span>{who[programme]}</span>
              <Link href={`/calculator?programme=${programme}`}>算一算</Link>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="查询">
        <ul className="grid gap-x-8 gap-y-2 md:grid-cols-2">
          <li>
            <Link href="/calculator#fits">哪项政策适合我的企业</Link>
          </li>
          <li>
            <Link href="/notices">正在受理的申报通知</Link>
          </li>
          <li>
            <Link href="/publicity">拟支持名单公示</Link>
          </li>
          <li>
            <Link href="/cover-statements">查验投保情况证明</Link>（银行）
          </li>
          <li>
            <Link href="/policy">政策原文</Link>与<Link href="/rulings">口径说明</Link>
          </li>
        </ul>
      </Section>
    </>
  )
}
