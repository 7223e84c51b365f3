import { DateTimeText } from '@/ui/date'
import { DetailsList } from '@/ui/details-list'
import { ReasonDialog } from '@/ui/dialog'
import { ActionForm } from '@/ui/form'
import { CheckboxField, SelectField, TextAreaField } from '@/ui/form-fields'
import { NoticeBanner } from '@/ui/notice-banner'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { handInSheetAction, returnSheetAction, signSheetAction } from '../actions'
import type { SheetDetail } from '../sheets'
import { groundLabels } from '../state'
import { measuresInWords } from '../summary'

/** The conclusion: written by the checker, signed by a second person. */
export function SheetConclusion({ sheet }: { sheet: SheetDetail }) {
  if (sheet.may.check) return <HandIn sheet={sheet} />
  if (sheet.state !== 'HANDED_IN' && sheet.state !== 'SIGNED') return null
  return (
    <Section title="核查结论">
      <DetailsList
        items={[
          {
            label: '结论',
            value: <span className="whitespace-pre-line">{sheet.conclusion}</span>,
            wide: true,
          },
          { label: '处理意见', value: measuresInWords(sheet).join('；') || '各项相符，无须处理', wide: true },
          { label: '核查人', value: sheet.assignee },
          {
            label: '签署人',
            value: sheet.signedAt ? (
              <>
                {sheet.signedBy} <DateTimeText at={sheet.signedAt} />
              </>
            ) : (
              '尚未签署'
            ),
          },
        ]}
      />
      {sheet.may.sign && (
        <div className="mt-4 flex flex-wrap gap-3">
          <ActionForm action={signSheetAction} className="space-y-0">
            <input type="hidden" name="sheetId" value={sheet.id} />
            <SubmitButton>签署核查表</SubmitButton>
          </ActionForm>
          <ReasonDialog
            trigger="退回核查人"
            title="退回核查人"
            consequence="核查人补充后重新提交。"
            confirm="退回核查人"
            action={returnSheetAction}
            fields={{ sheetId: sheet.id }}
            reasonLabel="退回原因"
            needsReason
          />
        </div>
      )}
    </Section>
  )
}

function HandIn({ sheet }: { sheet: SheetDetail }) {
  return (
    <Section title="核查结论" boxed>
      {sheet.hindrances.length > 0 && (
        <NoticeBanner title="提交前还须完成">
          <ul className="list-disc pl-5">
            {sheet.hindrances.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </NoticeBanner>
      )}
      <ActionForm action={handInSheetAction} className="mt-4">
        <input type="hidden" name="sheetId" value={sheet.id} />
        <TextAreaField name="conclusion" label="结论" rows={3} defaultValue={sheet.conclusion} required />
        <TextAreaField
          name="correction"
          label="更正"
          hint="只需更正记录的，写明更正什么、为什么；其他情形不填"
          rows={2}
          defaultValue={sheet.correction}
        />
        <CheckboxField
          name="asksClawback"
          value="yes"
          label={`追回差错明细所列资金，合计 ${sheet.wrongCny} 元`}
          defaultChecked={sheet.asksClawback}
        />
        <SelectField
          name="caseGround"
          label="负面清单立案"
          emptyLabel="不立案"
          defaultValue={sheet.caseGround ?? ''}
          options={(['MISREPORTED_EXPORTS', 'DUPLICATE_COVER'] as const).map((value) => ({
            value,
            label: groundLabels[value],
          }))}
        />
        <SubmitButton>提交核查结论</SubmitButton>
      </ActionForm>
    </Section>
  )
}
