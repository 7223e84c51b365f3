import { EmptyState } from '@/ui/empty-state'
import { ActionForm } from '@/ui/form'
import { DateField, FileField, SelectField, TextField } from '@/ui/form-fields'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { recordFirmOpinionAction } from '../actions'
import type { PanelCandidates } from '../create-panel'
import { FirmResultsGrid } from './panel-grids'

/** A firm's opinion, as its document says it. */
export function FirmForm({ candidates }: { candidates: PanelCandidates }) {
  const { rounds, round, applications } = candidates
  return (
    <>
      <PageHeader title="登记第三方机构意见">
        <p>按机构出具的意见文件登记，由另一位同事确认后生效。</p>
      </PageHeader>
      {!round ? (
        <EmptyState reason="没有审核中的申报。">请先在审核队列中受理申报。</EmptyState>
      ) : (
        <ActionForm action={recordFirmOpinionAction}>
          <div className="grid gap-4 sm:grid-cols-2">
            <SelectField
              name="roundId"
              label="批次"
              required
              defaultValue={round.id}
              options={rounds.map(({ id, title }) => ({ value: id, label: title }))}
            />
            <TextField name="firmName" label="机构名称" required />
            <TextField name="firmUscc" label="统一社会信用代码" required maxLength={18} />
            <TextField name="documentNumber" label="报告编号" required />
            <DateField name="issuedOn" label="出具日期" required />
            <FileField name="file" label="意见文件" hint="PDF 或 OFD" required accept=".pdf,.ofd" />
          </div>
          <Section title="各申报的评审结果" note="不在意见文件内的申报请删去该行">
            <FirmResultsGrid
              rows={applications
                .filter(({ panel }) => panel === null)
                .map(({ receiptNumber, requestedAmountCny }) => ({
                  receiptNumber,
                  grade: 'SUPPORT',
                  recommendedAmountCny: requestedAmountCny ?? '',
                  remark: '',
                }))}
            />
          </Section>
          <SubmitButton>登记意见</SubmitButton>
        </ActionForm>
      )}
    </>
  )
}
