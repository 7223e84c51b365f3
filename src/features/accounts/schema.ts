import { z } from 'zod'

/** Login names are compared without case and outer blanks. */
export const loginNameInput = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, '请填写登录名。')
  .max(40, '登录名最多 40 个字符。')

/** For a new account: what can be typed on any keyboard. */
export const newLoginNameInput = loginNameInput.regex(
  /^[a-z0-9][a-z0-9._-]{3,39}$/,
  '登录名须为 4 至 40 位小写字母、数字、点、横线或下划线，并以字母或数字开头。请修改登录名。',
)

export const displayNameInput = z.string().trim().min(2, '请填写姓名。').max(40, '姓名最多 40 个字符。')

export const phoneInput = z
  .string()
  .trim()
  .regex(
    /^(1\d{10}|0\d{2,3}-?\d{7,8}(-\d{1,6})?)$/,
    '请填写 11 位手机号码，或带区号的固定电话（如 0371-60000000）。',
  )

export const loginNameTaken = '这个登录名已有人使用。请换一个登录名。'
