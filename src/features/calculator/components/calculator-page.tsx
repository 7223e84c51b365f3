import type { RuleSettings } from '@/policy-rules'
import { ErrorSummary } from '@/ui/error-summary'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'

import { answerQuestion } from '../answer'
import { programmeOf, questionOf, type Search } from '../form'
import { Fits } from './fits'
import { QuestionForm } from './question-form'
import { Result } from './result'

/** Where a problem's path leads on the page: `payments[2].amountCny` is the third row's amount. */
function byField(problems: { path: string; message: string }[]): Record<string, string[]> {
  const fields: Record<string, string[]> = {}
  const typedAs: Record<string, string> = { amountCny: 'amount', exchangeRate: 'rate' }
  for (const { path, message } of problems) {
    const [, row, part] = /^payments\[(\d+)\]\.(\w+)$/.exec(path) ?? []
    const name = part ? `${typedAs[part] ?? part}${row}` : path === 'payments' ? 'paidOn0' : path
    ;(fields[name] ??= []).push(message)
  }
  return fields
}

/** Which programme fits me, what does it cost, what does the province pay, and why: one page, one address. */
export function CalculatorPage({
  search,
  today,
  settings,
}: {
  search: Search
  today: string
  /** The ⚙ rulings of the day. */
  settings: RuleSettings
}) {
  const question = questionOf(search)
  const answered = question ? answerQuestion(question, settings) : null
  const problems = answered && !answered.ok ? answered.errors : []
  const errorsOf = (path: string) =>
    problems.filter((problem) => problem.path === path).map((problem) => problem.message)
  return (
    <>
      <PageHeader title="政策计算器">
        依据豫商财〔2024〕15号测算，结果供参考，以审核认定为准。本页不保存您填写的内容，地址栏中的网址可收藏或转发。
      </PageHeader>
      {answered?.ok && <Result answer={answered.answer} settings={settings} />}
      {problems.length > 0 && <ErrorSummary fieldErrors={byField(problems)} />}
      <Section title="测算一项支持" id="ask">
        <QuestionForm programme={programmeOf(search)} search={search} today={today} errorsOf={errorsOf} />
      </Section>
      <Fits search={search} today={today} />
    </>
  )
}
