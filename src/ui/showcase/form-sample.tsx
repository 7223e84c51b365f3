'use client'

import { ComboBox } from '../combo-box'
import { ReasonDialog } from '../dialog'
import { ActionForm, type ActionState } from '../form'
import {
  AmountField,
  CheckboxField,
  DateField,
  FileField,
  RadioGroupField,
  SelectField,
  TextAreaField,
  TextField,
} from '../form-fields'
import { GridEntry } from '../grid-entry'
import { SavedAt } from '../saved-at'
import { SubmitButton } from '../submit-button'
import { UploadField } from '../upload-field'

/** Answers as a server action would, without a server: the amount decides. */
async function answer(_: ActionState, form: FormData): Promise<ActionState> {
  await new Promise((done) => setTimeout(done, 300))
  if (!form.get('requested'))
    return {
      status: 'invalid',
      fieldErrors: {
        requested: ['请填写申请金额。'],
        paidOn: ['付款日期不在 2026年上半年。请核对，或删除此行。'],
      },
    }
  if (form.get('requested') === '0')
    return {
      status: 'refused',
      message: '申报期已于 2026年9月30日 截止，不能再提交。',
      clause: '二(六)',
      reference: 'A1B2C3D4',
    }
  return { status: 'ok', message: '申报已保存。' }
}

const YES_NO = [
  { value: 'yes', label: '是', hint: '须同时上传授权书。' },
  { value: 'no', label: '否' },
]

export function FormSample() {
  return (
    <ActionForm action={answer}>
      <ComboBox
        name="enterprise"
        label="企业"
        hint="输入名称或统一社会信用代码的一部分。"
        required
        options={[
          { value: '1', label: '豫诚机械进出口有限公司', detail: '91410100MA9TE5T046 郑州市' },
          { value: '2', label: '洛阳长柏轴承有限公司', detail: '91410173MA9TE5T04X 洛阳市' },
        ]}
      />
      <TextField name="contact" label="联系人" autoComplete="name" required />
      <AmountField name="requested" label="申请金额" hint="留空或填 0，可看到出错的样子。" required />
      <DateField name="paidOn" label="付款日期" required />
      <SelectField
        name="insurer"
        label="保险机构"
        emptyLabel="请选择"
        required
        options={[
          { value: 'a', label: '甲保险公司' },
          { value: 'b', label: '乙保险公司' },
        ]}
      />
      <RadioGroupField name="agent" label="是否委托他人付款" options={YES_NO} required />
      <TextAreaField name="remark" label="说明" hint="不超过 500 字。" />
      <FileField
        name="licence"
        label="营业执照"
        hint="PDF、JPG、PNG 或 OFD，不超过 20 MB。"
        accept=".pdf,.jpg,.png,.ofd"
      />
      <UploadField
        name="invoice"
        label="发票"
        hint="可一次选择多份；中断的可以重新上传。"
        url="/nowhere"
        multiple
      />
      <CheckboxField name="undertaking" label="本单位承诺所报材料真实、完整。" required />
      <TextField name="fixed" label="统一社会信用代码" defaultValue="91410100MA9TE5T046" readOnly required />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton pendingText="正在提交…">提交申报</SubmitButton>
        <ReasonDialog
          trigger="退回补正"
          variant="danger"
          title="退回 3 件申报"
          consequence="3 件申报将退回企业补正，企业会收到通知；补正期限为 5 个工作日。"
          confirm="退回 3 件申报"
          action={answer}
        />
        <SavedAt state="saved" at="2026-09-12T06:32:00Z" />
        <SavedAt state="failed" />
      </div>
    </ActionForm>
  )
}

const COLUMNS = [
  { key: 'insurancePolicyNumber', header: '保单号', type: 'digits' as const, required: true, width: 10 },
  {
    key: 'coverType',
    header: '险种',
    type: 'select' as const,
    width: 9,
    options: [
      { value: 'short', label: '短期险' },
      { value: 'long', label: '中长期险' },
    ],
  },
  { key: 'invoiceNumber', header: '发票号码', type: 'digits' as const, required: true, width: 13 },
  { key: 'paidOn', header: '付款日期', type: 'date' as const, required: true, width: 8 },
  { key: 'paid', header: '实付金额（元）', type: 'amount' as const, required: true, width: 9 },
]

const ROWS = [
  {
    insurancePolicyNumber: 'HN2026001',
    coverType: 'short',
    invoiceNumber: '26410000000000000001',
    paidOn: '2026-03-05',
    paid: '1500000.00',
  },
  {
    insurancePolicyNumber: 'HN2026001',
    coverType: 'short',
    invoiceNumber: '26410000000000000002',
    paidOn: '2026年13月1日',
    paid: '969135.61',
  },
]

const ERRORS = [
  {
    row: 0,
    key: 'invoiceNumber',
    message: '已在 2025年下半年申报过（受理号 SB2025H2-00017）。请删除此行，或上传说明。',
  },
]

export function GridSample() {
  return (
    <GridEntry label="保险费缴纳明细" columns={COLUMNS} initialRows={ROWS} errors={ERRORS} totals={['paid']}>
      <SavedAt state="saving" />
    </GridEntry>
  )
}
