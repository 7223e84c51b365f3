import { checkUscc } from '@/policy-rules'
import type { Tx, UsccCheck } from '@/server/db'
import { refuse } from '@/server/use-case'

import { isDivision } from './store'

/** A refusal beside one field. */
export function wrong(field: string, message: string): never {
  return refuse('INVALID', '有内容需要更正，请按提示修改后再提交。', { fieldErrors: { [field]: [message] } })
}

/**
 * E12: a code that is no code is refused; one that fails only its check character is a warning, which a person confirms
 * with the licence and the division office confirms again.
 */
export async function checkIdentity(
  tx: Tx,
  input: { uscc: string; usccConfirmed: boolean; divisionCode: string },
): Promise<UsccCheck> {
  const result = checkUscc(input.uscc)
  if (result === 'MALFORMED')
    return wrong(
      'uscc',
      '统一社会信用代码须为 18 位数字或大写字母（不含 I、O、S、V、Z）。请对照营业执照重新填写。',
    )
  if (result === 'CHECK_CHARACTER_MISMATCH' && !input.usccConfirmed)
    return wrong(
      'usccConfirmed',
      '统一社会信用代码的最后一位校验码不符，可能有一位填错。请对照营业执照逐位核对；确认与执照完全一致的，请勾选后继续，由商务主管部门凭执照核实。',
    )
  if (!(await isDivision(tx, input.divisionCode))) wrong('divisionCode', '请选择所在地。')
  return result
}

export function alreadyRegistered(): never {
  return refuse(
    'CONFLICT',
    '该统一社会信用代码已经注册。请使用已有账号登录；如不清楚由谁注册，请联系本单位负责人或所在地商务局。',
  )
}
