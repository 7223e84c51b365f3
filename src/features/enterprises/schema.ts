import { z } from 'zod'

import { displayNameInput, newLoginNameInput, phoneInput } from '@/features/accounts'
import { bankAccountFields } from '@/features/bank-accounts'

/** Full-width letters and blanks are typing, not another code. */
export const usccInput = z
  .string()
  .transform((text) => text.normalize('NFKC').replace(/\s/g, '').toUpperCase())
  .pipe(z.string().min(1, '请填写统一社会信用代码。'))

/** A checkbox as a form posts it: absent or `on`. */
const ticked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on')

const optionalText = (schema: z.ZodType<string, string>) =>
  z
    .string()
    .trim()
    .optional()
    .transform((text) => text || null)
    .pipe(z.nullable(schema))

export const fileInput = (message: string) =>
  z.instanceof(File, { error: message }).refine((file) => file.size > 0, message)

/** An empty file field posts an empty file. */
export const optionalFileInput = z
  .instanceof(File)
  .optional()
  .transform((file) => (file && file.size > 0 ? file : null))

export const contactFields = {
  contactName: z.string().trim().min(2, '请填写联系人姓名。').max(40, '联系人姓名最多 40 个字符。'),
  contactPhone: phoneInput,
  contactEmail: optionalText(z.email('电子邮箱格式不正确，请填写如 name@example.com 的地址，或留空。')),
}

const identityFields = {
  uscc: usccInput,
  /** E12: a person has compared the code that fails its check character with the licence. */
  usccConfirmed: ticked,
  name: z.string().trim().min(4, '请填写企业全称，与营业执照一致。').max(100, '企业名称最多 100 个字符。'),
  divisionCode: z.string().regex(/^\d{6}$/, '请选择所在地。'),
  customsCode: optionalText(
    z.string().regex(/^[0-9A-Z]{10}$/, '海关编码为 10 位数字或大写字母。请核对，或留空。'),
  ),
}

export const registrationInput = z.strictObject({
  ...identityFields,
  ...contactFields,
  ...bankAccountFields,
  licence: fileInput('请上传营业执照。'),
  displayName: displayNameInput,
  loginName: newLoginNameInput,
  password: z.string().max(500),
  passwordAgain: z.string(),
})

export const correctionInput = z.strictObject({
  ...identityFields,
  ...contactFields,
  ...bankAccountFields,
  licence: optionalFileInput,
})

export const defectFields = {
  uscc: '统一社会信用代码',
  name: '企业名称',
  division: '所在地',
  licence: '营业执照',
  contact: '联系人',
  bankAccount: '银行账户',
  other: '其他',
} as const
export type DefectField = keyof typeof defectFields

export interface Defect {
  field: DefectField
  message: string
}

const defectText = z.string().trim().max(500, '每项问题最多 500 字。请精简。').default('')

/** One text a field; those left empty have no defect. */
export const returnInput = z.strictObject({
  enterpriseId: z.uuid('没有找到这家企业。请返回列表核对。'),
  version: z.coerce.number().int(),
  uscc: defectText,
  name: defectText,
  division: defectText,
  licence: defectText,
  contact: defectText,
  bankAccount: defectText,
  other: defectText,
})

export const verificationInput = z.strictObject({
  enterpriseId: z.uuid('没有找到这家企业。请返回列表核对。'),
  version: z.coerce.number().int(),
  usccConfirmed: ticked,
  remark: z.string().trim().max(500, '备注最多 500 字。请精简。').default(''),
})
