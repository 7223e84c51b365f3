import { z } from 'zod'

import { CURRENCIES } from '@/documents'
import { isLawDate } from '@/policy-rules'

export const FOREIGN_CURRENCIES = CURRENCIES.filter(({ value }) => value !== 'CNY').map(({ value }) => value)

/** Powers of ten only: a rate for 100 yen becomes one for 1 yen by moving the point, exactly. */
export const RATE_UNITS = [1, 10, 100, 1000, 10000] as const
const STORED_DECIMALS = 8

const decimalsOf = (rate: string) => rate.split('.')[1]?.length ?? 0

/** One 中间价: CNY for `unit` units of `currency`, as published on `publishedOn`. */
export const rateSchema = z
  .strictObject({
    currency: z
      .string()
      .trim()
      .toUpperCase()
      .refine((value) => FOREIGN_CURRENCIES.includes(value), '请选择外币币种，人民币无需录入汇率。'),
    publishedOn: z.string().trim().refine(isLawDate, '请填写公布日期，例如 2026-03-05。'),
    rate: z
      .string()
      .trim()
      .regex(/^\d{1,8}(\.\d{1,8})?$/, '请填写大于 0 的中间价，例如 7.1234。')
      .refine((value) => /[1-9]/.test(value), '中间价应大于 0，请核对后填写。'),
    unit: z.coerce
      .number()
      .refine((value) => RATE_UNITS.some((unit) => unit === value), '单位请填 1、10、100、1000 或 10000。'),
    source: z
      .string()
      .trim()
      .min(1, '请填写来源，例如 中国外汇交易中心。')
      .max(100, '来源请不超过 100 个字。'),
  })
  .refine(({ rate, unit }) => decimalsOf(rate) + String(unit).length - 1 <= STORED_DECIMALS, {
    path: ['rate'],
    message: '折算到 1 单位外币后小数超过 8 位，请按公布的中间价填写。',
  })

export type RateInput = z.output<typeof rateSchema>
