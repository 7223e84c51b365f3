import { PROGRAMME_NAMES, programmesFor, type FitStatus } from '@/policy-rules'
import { Button } from '@/ui/button'
import { AmountField } from '@/ui/field'
import { Link } from '@/ui/link'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'

import { one, type Search } from '../form'

const words: Record<FitStatus, { label: string; kind: 'success' | 'progress' | 'warning' | 'draft' }> = {
  FITS: { label: '适用', kind: 'success' },
  DEPENDS: { label: '视业务而定', kind: 'progress' },
  NEEDS_EXPORTS: { label: '待补充出口额', kind: 'warning' },
  DOES_NOT_FIT: { label: '不适用', kind: 'draft' },
}

/** Which programme fits me? One amount answers, over all six programmes. */
export function Fits({ search, today }: { search: Search; today: string }) {
  const typed = one(search, 'exports').normalize('NFKC').replaceAll(/[,\s]/g, '')
  const wrong = typed !== '' && !/^\d{1,15}(\.\d{1,2})?$/.test(typed)
  const fits = programmesFor({ priorYearExportsUsd: typed && !wrong ? typed : null, date: today })
  return (
    <Section title="哪项政策适合我" id="fits">
      <form
        action="/calculator"
        method="get"
        className="mb-4 flex max-w-160 flex-wrap items-end gap-3"
        data-no-print
      >
        <div className="min-w-60 flex-1">
          <AmountField
            name="exports"
            label="企业上年出口金额"
            unit="美元"
            required
            defaultValue={one(search, 'exports')}
            errors={wrong ? ['请填写非负金额，最多两位小数，例如 3500000.00。'] : []}
          />
        </div>
        <Button variant="secondary">查看适用政策</Button>
      </form>
      <ul className="border-t border-line">
        {fits.map((fit) => (
          <li
            key={fit.programme}
            className="grid gap-x-4 gap-y-1 border-b border-line py-3 md:grid-cols-[12em_8em_minmax(0,1fr)]"
          >
            <Link
              href={`/calculator?programme=${fit.programme}${typed && !wrong && ['MICRO', 'MEDIUM'].includes(fit.programme) ? `&priorYearExportsUsd=${typed}` : ''}`}
            >
              {PROGRAMME_NAMES[fit.programme]}
            </Link>
            <StatusMark kind={words[fit.status].kind}>{words[fit.status].label}</StatusMark>
            <span>{fit.message}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
