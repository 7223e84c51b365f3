'use client'

import { use } from 'react'

import { FormContext } from '@/ui/form-context'
import { CheckboxField, TextField } from '@/ui/form-fields'

/** The code, and E12's confirmation once the server has found its check character doubtful. */
export function UsccField({ value, doubtful = false }: { value?: string; doubtful?: boolean }) {
  const state = use(FormContext)?.state
  const asked = doubtful || state?.fieldErrors?.usccConfirmed || state?.values?.usccConfirmed
  return (
    <>
      <TextField
        name="uscc"
        label="统一社会信用代码"
        hint="18 位，与营业执照一致。"
        required
        defaultValue={value}
        autoComplete="off"
        maxLength={36}
      />
      {asked && (
        <CheckboxField
          name="usccConfirmed"
          label="校验码不符，但我已对照营业执照逐位核对，代码与执照完全一致"
          required
        />
      )}
    </>
  )
}
