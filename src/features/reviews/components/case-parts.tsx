import { REDUCTION_REASON_NAMES, REDUCTION_REASONS } from '@/policy-rules'
import { EvidenceViewer, type EvidenceFile } from '@/ui/evidence-viewer'

import type { decideLineAction } from '../actions'
import type { ReviewWorkspaceView } from '../workspace'
import { LineReview } from './line-review'
import { lineViews } from './line-views'

/** The parts of a workspace that every stage of review shares: the lines to decide, the evidence beside them. */

interface CaseLinesProps {
  view: Pick<ReviewWorkspaceView, 'application' | 'lines' | 'findings' | 'changes'>
  editable: boolean
  nextHref: string | null
  decide?: typeof decideLineAction
}

export function CaseLines({ view, editable, nextHref, decide }: CaseLinesProps) {
  return (
    <LineReview
      key={view.application.id}
      applicationId={view.application.id}
      lines={lineViews(view)}
      reasons={REDUCTION_REASONS.map((value) => ({ value, label: REDUCTION_REASON_NAMES[value] }))}
      editable={editable}
      nextHref={nextHref}
      {...(decide ? { decide } : {})}
    />
  )
}

type Evident = Pick<ReviewWorkspaceView, 'application' | 'formFileId'>

export function CaseEvidence(view: Evident) {
  return <EvidenceViewer key={view.application.id} files={evidenceOf(view)} />
}

const kinds: Record<string, EvidenceFile['kind']> = {
  'application/pdf': 'pdf',
  'image/png': 'image',
  'image/jpeg': 'image',
}

function evidenceOf({ application, formFileId }: Evident): EvidenceFile[] {
  const form: EvidenceFile[] = formFileId
    ? [evidence(formFileId, `申请表 ${application.receiptNumber}`, 'application/pdf', '申请表')]
    : []
  return [
    ...form,
    ...application.materials.map(({ fileId, name, mediaType, requirementId }) =>
      evidence(
        fileId,
        name,
        mediaType,
        application.requirements.find(({ id }) => id === requirementId)?.name,
      ),
    ),
  ]
}

const evidence = (id: string, name: string, mediaType: string, about?: string): EvidenceFile => ({
  id,
  name,
  href: `/files/${id}?inline=1`,
  downloadHref: `/files/${id}`,
  kind: kinds[mediaType] ?? 'other',
  ...(about ? { about } : {}),
})
