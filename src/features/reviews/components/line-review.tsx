'use client'

import { useRouter } from 'next/navigation'
import { startTransition, useActionState, useEffect, useRef, useState } from 'react'

import { Amount } from '@/ui/amount'
import { cx } from '@/ui/cx'
import { StatusMark } from '@/ui/status'

import { decideLineAction } from '../actions'
import { LineEditor } from './line-editor'
import type { LineView } from './line-view'

interface LineReviewProps {
  applicationId: string
  lines: readonly LineView[]
  reasons: readonly { value: string; label: string }[]
  /** The one who has the case in hand; the others look. */
  editable: boolean
  nextHref: string | null
  /** How a line is decided; another room's workspace brings its own. */
  decide?: typeof decideLineAction
}

/**
 * The lines with amount in → amount out, decided in place. Keys: j / k next and previous line, a accept, c cut, n next
 * application. What is chosen stays chosen when the page is read again after a step.
 */
export function LineReview(props: LineReviewProps) {
  const { applicationId, lines, reasons, editable, nextHref, decide: action = decideLineAction } = props
  const router = useRouter()
  const [chosen, setChosen] = useState(() =>
    Math.max(
      0,
      lines.findIndex(({ decided }) => !decided),
    ),
  )
  const [state, dispatch, pending] = useActionState(action, { status: 'idle' })
  const [asked, setAsked] = useState('')
  const table = useRef<HTMLTableElement>(null)
  const line = lines[chosen]

  const decide = (values: { amountOut: string; reason: string; note: string }) => {
    if (!line || pending || !editable) return
    const form = new FormData()
    for (const [name, value] of Object.entries({ applicationId, lineId: line.id, ...values }))
      form.set(name, value)
    setAsked(line.id)
    startTransition(() => dispatch(form))
  }
  const go = (to: number) => {
    if (to < 0 || to >= lines.length) return
    setChosen(to)
    table.current?.querySelectorAll('tbody [data-line]')[to]?.scrollIntoView({ block: 'nearest' })
  }

  // Once an answer is in, the next line is at hand.
  useEffect(() => {
    if (state.status === 'ok') setChosen((at) => Math.min(at + 1, lines.length - 1))
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once per answer, whatever else changed
  }, [state])

  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if ((event.target as HTMLElement).closest('input, textarea, select, dialog')) return
      if (event.key === 'j') go(chosen + 1)
      else if (event.key === 'k') go(chosen - 1)
      else if (event.key === 'n' && nextHref) router.push(nextHref)
      else if (event.key === 'a' && line) decide({ amountOut: line.amountIn, reason: '', note: '' })
      else if (event.key === 'c' && editable) {
        event.preventDefault()
        table.current?.querySelector<HTMLInputElement>('input[name="amountOut"]')?.select()
      }
    }
    document.addEventListener('keydown', keys)
    return () => document.removeEventListener('keydown', keys)
  })

  return (
    <div>
      <p data-no-print className="mb-2 text-sm text-ink-2">
        键盘：J 下一行，K 上一行{editable && '，A 按申报金额通过，C 核减'}，[ 和 ] 切换材料
        {nextHref && '，N 下一件'}。
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls */}
      <section aria-label="申报明细" tabIndex={0} className="overflow-x-auto rounded border border-line">
        <table ref={table} className="w-full border-collapse">
          <caption className="sr-only">申报明细及逐行核定</caption>
          <thead>
            <tr className="bg-wash-2 text-sm">
              <Head>行</Head>
              <Head>保险机构、保单</Head>
              <Head>凭据</Head>
              <Head right>申报（元）</Head>
              <Head right>核定（元）</Head>
              <Head>原因</Head>
            </tr>
          </thead>
          <tbody>
            {lines.map((each, index) => (
              <Row
                key={each.id}
                line={each}
                current={index === chosen}
                onChoose={() => setChosen(index)}
                reason={reasons.find(({ value }) => value === each.reason)?.label ?? ''}
              >
                {index === chosen && (
                  <LineEditor
                    key={`${each.id}:${each.amountOut ?? ''}`}
                    line={each}
                    reasons={reasons}
                    editable={editable}
                    pending={pending}
                    answer={asked === each.id ? state : { status: 'idle' }}
                    onDecide={decide}
                  />
                )}
              </Row>
            ))}
          </tbody>
        </table>
      </section>
      <p aria-live="polite" className="mt-1 min-h-6 text-sm text-green">
        {state.status === 'ok' && state.message}
      </p>
    </div>
  )
}

const Head = ({ right, children }: { right?: boolean; children: string }) => (
  <th
    scope="col"
    className={cx('h-9 px-3 py-1 font-semibold whitespace-nowrap', right ? 'text-right' : 'text-left')}
  >
    {children}
  </th>
)

interface RowProps {
  line: LineView
  current: boolean
  reason: string
  onChoose: () => void
  children: React.ReactNode
}

function Row({ line, current, reason, onChoose, children }: RowProps) {
  return (
    <>
      <tr data-line className={cx('border-t border-line align-top', current && 'bg-accent-wash')}>
        <th scope="row" className="px-3 py-1.5 text-left font-normal">
          <button
            type="button"
            onClick={onChoose}
            aria-expanded={current}
            className="link min-h-6 whitespace-nowrap"
            aria-label={`查看第 ${line.position} 行`}
          >
            {line.position}
          </button>
          {line.change && (
            <StatusMark kind="warning">{line.change === 'ADDED' ? '新增' : '有改动'}</StatusMark>
          )}
        </th>
        <td className="px-3 py-1.5">
          {line.title}
          <span className="block text-sm text-ink-2">{line.subtitle}</span>
        </td>
        <td className="px-3 py-1.5">
          {line.evidence}
          <span className="figures block text-sm text-ink-2">{line.day}</span>
          {line.openFindings > 0 && <StatusMark kind="warning">{`提示 ${line.openFindings} 条`}</StatusMark>}
        </td>
        <td className="figures px-3 py-1.5 text-right">
          <Amount value={line.amountIn} />
        </td>
        <td className="figures px-3 py-1.5 text-right">
          {line.decided ? (
            <Amount value={line.amountOut} strong={line.amountOut !== line.amountIn} />
          ) : (
            <span className="text-ink-2">未核定</span>
          )}
        </td>
        <td className="px-3 py-1.5">
          {reason}
          {line.note && <span className="block text-sm text-ink-2">{line.note}</span>}
        </td>
      </tr>
      {current && (
        <tr className="bg-accent-wash">
          <td colSpan={6} className="px-3 pb-3">
            {children}
          </td>
        </tr>
      )}
    </>
  )
}
