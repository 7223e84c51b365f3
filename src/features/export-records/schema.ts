import { z } from 'zod'

import { fileInput, optionalFileInput } from '@/features/enterprises'
import { isLawDate } from '@/policy-rules'

const years = { earliest: 2020, latest: 2100 }

/** As typed: grouping commas and full-width digits are typing; at most two decimals, compared exactly (M1). */
const usdInput = z
  .string()
  .transform((text) => text.normalize('NFKC').replace(/[,\s]/g, ''))
  .pipe(
    z
      .string()
      .regex(
        /^\d{1,14}(\.\d{1,2})?$/,
        '请填写以美元计的出口额，数字最多两位小数，如 4850000.00；没有出口的填 0。',
      ),
  )

const fields = {
  year: z.coerce
    .number('请填写年份。')
    .int('请填写四位年份。')
    .min(years.earliest, `请填写 ${years.earliest} 年及以后的年份。`)
    .max(years.latest, '请填写四位年份。'),
  amountUsd: usdInput,
  obtainedOn: z.string().refine(isLawDate, '请填写取得日期，格式如 2026-01-20。'),
  note: z.string().trim().max(200, '备注最多 200 字。请精简。').default(''),
}

/** An enterprise's own statement always comes with its proof. */
export const ownRecordInput = z.strictObject({
  ...fields,
  source: z.enum(['SINGLE_WINDOW', 'UNDERTAKING'], '请选择来源。'),
  evidence: fileInput('请上传证明文件：单一窗口授权证明，或加盖公章的承诺函。'),
})

export const officialRecordInput = z.strictObject({
  ...fields,
  enterpriseId: z.uuid('没有找到这家企业。请返回列表核对。'),
  note: z.string().trim().min(4, '请写明名单的文号或来源。').max(200, '最多 200 字。请精简。'),
  evidence: optionalFileInput,
})
