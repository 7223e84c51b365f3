import { PROGRAMME_NAMES, PROGRAMMES, type Programme } from '@/policy-rules'
import { Button } from '@/ui/button'
import { AmountField, DateField, SelectField, TextField } from '@/ui/field'
import { Tabs } from '@/ui/tabs'

import { formFields, one, paymentRows, type FormField, type Search } from '../form'

interface Props {
  programme: Programme
  search: Search
  today: string
  errorsOf: (path: string) => string[]
}

/** A GET form: the answer is an address that can be kept, printed and shared, and it works without JavaScript. */
export function QuestionForm({ programme, search, today, errorsOf }: Props) {
  return (
    <>
      <Tabs
        label="项目"
        current={`/calculator?programme=${programme}`}
        tabs={PROGRAMMES.map((each) => ({
          label: PROGRAMME_NAMES[each],
          href: `/calculator?programme=${each}`,
        }))}
      />
      <form action="/calculator" method="get" className="grid max-w-160 gap-5" data-no-print>
        <input type="hidden" name="programme" value={programme} />
        <input type="hidden" name="ask" value="1" />
        {formFields[programme].map((field) => (
          <Field
            key={field.name}
            field={field}
            value={one(search, field.name) || (one(search, 'ask') ? '' : (field.initial?.(today) ?? ''))}
            errors={errorsOf(field.name)}
          />
        ))}
        {programme === 'GENERAL' && <Payments search={search} errorsOf={errorsOf} />}
        <div>
          <Button variant="primary">计算</Button>
        </div>
      </form>
    </>
  )
}

function Field({ field, value, errors }: { field: FormField; value: string; errors: string[] }) {
  const props = {
    name: field.name,
    label: field.label,
    hint: field.hint,
    errors,
    required: !field.optional,
    defaultValue: value,
  }
  if (field.kind === 'date') return <DateField {...props} />
  if (field.kind === 'choice') return <SelectField {...props} options={field.choices ?? []} />
  if (field.kind === 'amount') return <AmountField {...props} unit={field.unit} />
  return <TextField {...props} />
}

/** Six payments; what is empty does not count. */
function Payments({ search, errorsOf }: Pick<Props, 'search' | 'errorsOf'>) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium">实际缴纳的保费</legend>
      <p className="mb-2 text-sm text-ink-2">
        一行一笔。外币付款请填币种（如 USD）和付款日的人民币汇率中间价；人民币付款两项留空。
      </p>
      <div className="grid gap-3">
        {Array.from({ length: paymentRows }, (_, row) => (
          <div key={row} className="grid grid-cols-2 gap-2 md:grid-cols-4">
            <DateField
              name={`paidOn${row}`}
              label={`第 ${row + 1} 笔付款日期`}
              hideLabel={row > 0}
              defaultValue={one(search, `paidOn${row}`)}
              errors={errorsOf(`payments[${row}].paidOn`)}
            />
            <AmountField
              name={`amount${row}`}
              label={`第 ${row + 1} 笔金额`}
              hideLabel={row > 0}
              defaultValue={one(search, `amount${row}`)}
              errors={[...errorsOf(`payments[${row}].amountCny`), ...errorsOf(`payments[${row}].amount`)]}
            />
            <TextField
              name={`currency${row}`}
              label={`第 ${row + 1} 笔币种`}
              hideLabel={row > 0}
              defaultValue={one(search, `currency${row}`)}
              errors={errorsOf(`payments[${row}].currency`)}
            />
            <TextField
              name={`rate${row}`}
              label={`第 ${row + 1} 笔汇率`}
              hideLabel={row > 0}
              defaultValue={one(search, `rate${row}`)}
              errors={errorsOf(`payments[${row}].exchangeRate`)}
            />
          </div>
        ))}
      </div>
    </fieldset>
  )
}
