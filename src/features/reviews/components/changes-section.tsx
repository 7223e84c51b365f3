import type { LineChange } from '@/features/applications'
import { NoticeBanner } from '@/ui/notice-banner'

import type { ReviewWorkspaceView } from '../workspace'

/** What was asked of the applicant the last time, beside what it changed; the changed cells are marked in their lines too. */
export function ChangesSection({
  view: { changes, history, application },
}: {
  view: Pick<ReviewWorkspaceView, 'changes' | 'history' | 'application'>
}) {
  if (!changes) return null
  const asked = history.returns.filter(
    ({ submissionSequence }) => submissionSequence === application.submissionSequence - 1,
  )
  const sentences = [
    ...changes.materialsAdded.map((name) => `新增材料：${name}`),
    ...changes.materialsRemoved.map((name) => `撤下材料：${name}`),
    ...changes.facts.map(({ label, before, after }) => `${label}：${before} → ${after}`),
  ]
  return (
    <NoticeBanner kind="warning" title="本次提交与上次相比">
      <div className="grid gap-x-10 gap-y-3 lg:grid-cols-2">
        {asked.length > 0 && (
          <section aria-labelledby="asked">
            <h3 id="asked" className="font-semibold">
              上次要求补正
            </h3>
            <ol className="list-decimal pl-5">
              {asked
                .flatMap(({ defects }) => defects)
                .map((defect) => (
                  <li key={defect}>{defect}</li>
                ))}
            </ol>
          </section>
        )}
        <section aria-labelledby="changed">
          <h3 id="changed" className="font-semibold">
            申报单位的改动
          </h3>
          {changes.lines.length + sentences.length === 0 && <p>内容没有变化。</p>}
          <ul className="list-disc pl-5">
            {changes.lines.map((line) => (
              <li key={line.lineId}>
                <ChangedLine line={line} />
              </li>
            ))}
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      </div>
    </NoticeBanner>
  )
}

const verbs = { ADDED: '新增', REMOVED: '已删除', CHANGED: '改动' } as const

/** A removed line has the number of its place in the submission before. */
function ChangedLine({ line: { kind, position, invoiceNumber, cells } }: { line: LineChange }) {
  return (
    <>
      {kind === 'REMOVED' ? `原第 ${position} 行` : `第 ${position} 行`}（发票 {invoiceNumber}）{verbs[kind]}
      {cells.map(({ column, label, before, after }, index) => (
        <span key={column}>
          {index === 0 ? '：' : '；'}
          {label} <del className="text-ink-2">{before ?? '（空）'}</del> →{' '}
          <ins className="font-semibold no-underline">{after ?? '（空）'}</ins>
        </span>
      ))}
    </>
  )
}
