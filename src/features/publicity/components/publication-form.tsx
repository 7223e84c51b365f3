import { ActionForm } from '@/ui/form'
import { DateField, TextField } from '@/ui/form-fields'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { startPublicityAction, startSupplementAction } from '../actions'
import type { PublicityOfList } from '../publicities'

interface PublicationFormProps {
  awardListId: string
  publicity: PublicityOfList
  title: string
  supplement?: boolean
}

/** 发布公示: what is printed, the first day and the minute; the content is frozen as it is sent. */
export function PublicationForm({ awardListId, publicity, title, supplement }: PublicationFormProps) {
  const { proposal } = publicity
  return (
    <Section title={title} boxed>
      <ActionForm action={supplement ? startSupplementAction : startPublicityAction}>
        <input type="hidden" name="awardListId" value={awardListId} />
        <p>
          公示 {proposal.workingDays} 个工作日，首日计入，末日按国家公布的放假调休安排计算。提交后内容即固定，
          到时由平台自动发布；发布前公众看不到，可以取消；发布后不能更改。
        </p>
        <TextField
          name="title"
          label="公示标题"
          required
          width="full"
          defaultValue={supplement ? `${proposal.title}（补充）` : proposal.title}
        />
        <DateField
          name="startsOn"
          label="公示首日"
          hint="今天或以后的工作日"
          required
          defaultValue={proposal.startsOn}
        />
        <TextField
          name="startsAt"
          type="time"
          label="发布时间"
          hint="北京时间，精确到分；首日为今天的，留空即刻发布"
          width="short"
        />
        <TextField name="office" label="受理异议的单位" required defaultValue="河南省商务厅" />
        <TextField name="telephone" label="办公电话" required defaultValue={proposal.telephone} />
        <TextField
          name="address"
          label="受理地址"
          required
          width="full"
          defaultValue="河南省郑州市文化路115号"
        />
        <SubmitButton>{supplement ? '发布补充公示' : '发布公示'}</SubmitButton>
      </ActionForm>
    </Section>
  )
}
