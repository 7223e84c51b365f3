import { addressWith } from '@/ui/address'
import { ActionForm } from '@/ui/form'
import { DateField, RadioGroupField, TextAreaField, TextField } from '@/ui/form-fields'
import { SubmitButton } from '@/ui/submit-button'
import { Tabs } from '@/ui/tabs'

import { proposeAction } from '../actions'
import { changeableRulings, valuesInWords } from '../schema'

const address = (ruling: string) => addressWith('/commerce/settings/rulings', {}, { ruling })

/** One change: which ruling, which value, from when, why. */
export function ProposeForm({ chosen, today }: { chosen: string | null; today: string }) {
  const ruling = changeableRulings.find(({ id }) => id === chosen) ?? changeableRulings[0]!
  const { setting } = ruling
  return (
    <>
      <Tabs
        label="可调整的口径"
        current={address(ruling.id)}
        tabs={changeableRulings.map(({ id, title }) => ({ label: `${id} ${title}`, href: address(id) }))}
      />
      <p className="my-3 max-w-200">{ruling.text}</p>
      <ActionForm key={ruling.id} action={proposeAction}>
        <input type="hidden" name="rulingId" value={ruling.id} />
        {setting.choices.length > 0 ? (
          <RadioGroupField name="value" required label={setting.label} options={[...setting.choices]} />
        ) : (
          <TextField
            name="value"
            required
            label={setting.label}
            hint={valuesInWords(setting)}
            inputMode="decimal"
            width="short"
          />
        )}
        <DateField
          name="effectiveFrom"
          required
          label="生效日期"
          hint="今天或以后的日期，不溯及既往"
          defaultValue={today}
        />
        <TextAreaField
          name="reason"
          required
          label="调整理由"
          hint="依据的文件或会议，至少 4 个字"
          rows={3}
        />
        <SubmitButton>{`提出调整 ${ruling.id}`}</SubmitButton>
      </ActionForm>
    </>
  )
}
