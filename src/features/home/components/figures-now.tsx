import type { Figure } from '@/server/task'
import { Amount } from '@/ui/amount'
import { groupAmount } from '@/ui/amount-format'
import { FigureTiles } from '@/ui/figure-tiles'
import { Section } from '@/ui/section'

/** Where things stand now; each figure opens to the rows that it counts. */
export function FiguresNow({ figures }: { figures: readonly Figure[] }) {
  if (figures.length === 0) return null
  return (
    <Section title="目前情况">
      <FigureTiles
        tiles={figures.map(({ label, value, unit, amount, href }) => ({
          label,
          value: unit === '元' ? groupAmount(value) : value,
          unit,
          href,
          note: amount && (
            <>
              {amount.label} <Amount value={amount.cny} currency="CNY" />
            </>
          ),
        }))}
      />
    </Section>
  )
}
