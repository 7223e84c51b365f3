import type { SubmissionDiff } from '@/features/applications'
import { NoticeBanner } from '@/ui/notice-banner'

/** What the applicant changed since the last time; the changed cells are marked in their lines too. */
export function ChangesSection({ changes }: { changes: SubmissionDiff | null }) {
  if (!changes) return null
  const sentences = [
    ...changes.lines.map(
      ({ kind, position, invoiceNumber, cells }) =>
        `第 ${position} 行（发票 ${invoiceNumber}）${kind === 'ADDED' ? '新增' : kind === 'REMOVED' ? '已删除' : `改动：${cells.map(({ label, before, after }) => `${label} ${before ?? '（空）'} → ${after ?? '（空）'}`).join('；')}`}`,
    ),
    ...changes.materialsAdded.map((name) => `新增材料：${name}`),
    ...changes.materialsRemoved.map((name) => `撤下材料：${name}`),
    ...changes.facts.map(({ label, before, after }) => `${label}：${before} → ${after}`),
  ]
  return (
    <NoticeBanner kind="warning" title="本次提交与上次相比">
      {sentences.length === 0 ? (
        '内容没有变化。'
      ) : (
        <ul className="list-disc pl-5">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </NoticeBanner>
  )
}
