import { z } from 'zod'

export const bankAccountFields = {
  accountName: z
    .string()
    .trim()
    .min(2, '请填写开户名称，应与单位名称一致。')
    .max(100, '开户名称最多 100 个字符。'),
  bankName: z
    .string()
    .trim()
    .min(4, '请填写开户银行全称，精确到支行。')
    .max(100, '开户银行名称最多 100 个字符。'),
  bankCode: z
    .string()
    .trim()
    .regex(/^\d{12}$/, '支付系统行号为 12 位数字。请向开户银行核实后填写。'),
  accountNumber: z
    .string()
    .transform((text) => text.replace(/[\s-]/g, ''))
    .pipe(z.string().regex(/^\d{8,32}$/, '银行账号应为 8 至 32 位数字。请核对后填写。')),
}

const words = (what: string) =>
  z.string().trim().min(4, `请写明${what}。`).max(500, `${what}最多 500 字。请精简。`)

export const sentBackReason = words('退回原因')

export const accountId = z.uuid('没有找到这个账户。请返回列表核对。')
export const verifyInput = z.strictObject({ accountId, note: words('核验依据，如核对了哪份盖章材料') })
export const sendBackInput = z.strictObject({ accountId, reason: sentBackReason })
