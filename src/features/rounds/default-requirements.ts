import { PROGRAMME_APPLICANTS, type Programme } from '@/policy-rules'

interface Requirement {
  name: string
  hint: string
  required: boolean
}

const needed = (name: string, hint = ''): Requirement => ({ name, hint, required: true })

/** What notices usually ask an enterprise for; an official changes the list as the notice says. */
const OF_AN_ENTERPRISE = [
  needed('申请表', '在线填写后自动生成，打印签字盖章后上传扫描件。'),
  needed('营业执照', '副本扫描件，加盖公章。'),
  needed('保险费缴纳明细表', '与在线填写的明细一致，加盖公章。'),
  needed('保单或批单', '每张保单或批单的扫描件。'),
  needed('保费通知书', '与明细表逐笔对应。'),
  needed('保费发票', '数电票 PDF 或 OFD 原件，或发票扫描件。'),
  needed('银行付款凭证', '对公账户付款的回单，现金和个人账户付款不予支持。'),
  needed('承诺书', '法定代表人签字并加盖公章。'),
  { name: '其他材料', hint: '审核部门要求的其他说明。', required: false },
]
const OF_AN_INSURER = [
  needed('申请表', '加盖公章的扫描件。'),
  needed('统保保单清单', '与在线登记的保单一致，加盖公章。'),
  needed('保费发票'),
]
const OF_A_PROVIDER = [needed('申请表', '加盖公章的扫描件。'), needed('服务协议'), needed('服务费发票')]

export function defaultRequirements(programme: Programme): readonly Requirement[] {
  const lists = { ENTERPRISE: OF_AN_ENTERPRISE, INSURER: OF_AN_INSURER, PROVIDER: OF_A_PROVIDER }
  return lists[PROGRAMME_APPLICANTS[programme]]
}
