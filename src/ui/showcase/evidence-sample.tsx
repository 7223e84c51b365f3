import { EvidenceViewer } from '../evidence-viewer'

/** The viewer with a picture and a file that cannot be shown. */
export function SampleEvidence() {
  return (
    <EvidenceViewer
      files={[
        { id: '1', name: '发票-2641000000.svg', href: '/icon.svg', kind: 'image', about: '发票' },
        { id: '2', name: '保单-HN2026-001.ofd', href: '/icon.svg', kind: 'other', about: '保单' },
      ]}
    />
  )
}
