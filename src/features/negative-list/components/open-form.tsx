import { ActionForm } from '@/ui/form'
import { FileField, SelectField, TextAreaField, TextField } from '@/ui/form-fields'
import { SubmitButton } from '@/ui/submit-button'

import { openCaseAction } from '../actions'
import { groundClauses, groundLabels } from '../state'

interface Proposed {
  uscc?: string
  ground?: string
  facts?: string
  /** `KIND:id` of what the portal found. */
  origin?: string
}

/** 立案, from nothing or from what the system found; an official completes it and answers for it (L1). */
export function OpenForm({ proposed }: { proposed: Proposed }) {
  return (
    <ActionForm action={openCaseAction}>
      {proposed.origin && <input type="hidden" name="origin" value={proposed.origin} />}
      <TextField name="uscc" label="统一社会信用代码" defaultValue={proposed.uscc} required />
      <SelectField
        name="ground"
        label="事由"
        defaultValue={proposed.ground}
        emptyLabel="请选择"
        required
        options={(['MISREPORTED_EXPORTS', 'DUPLICATE_COVER'] as const).map((value) => ({
          value,
          label: `${groundLabels[value]}（${groundClauses[value]}）`,
        }))}
      />
      <TextAreaField
        name="facts"
        label="查明的事实"
        hint="写明来源、日期和金额；告知后企业可以看到"
        rows={6}
        defaultValue={proposed.facts}
        required
      />
      <FileField
        name="files"
        label="证据文件"
        accept=".pdf,.jpg,.png,.ofd"
        hint="PDF、图片或 OFD；立案后可继续补充"
      />
      <p>立案后，该企业在办的申报暂缓；是否列入清单，须听取企业陈述后由负责人决定。</p>
      <SubmitButton>立案</SubmitButton>
    </ActionForm>
  )
}
