import { LinkButton } from '@/ui/button'
import { FileList } from '@/ui/file-list'
import { ActionForm } from '@/ui/form'
import { MaterialUpload } from '@/ui/material-upload'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { removeMaterialAction } from '../actions'
import type { ApplicationDraft } from '../application-draft'
import { DraftFoot } from './draft-foot'

/** 材料: what the notice asks for, one section each. */
export function MaterialsStep({ data, nextHref }: { data: ApplicationDraft; nextHref: string }) {
  const { draft, round, materials } = data
  return (
    <>
      {round.requirements.map((requirement) => (
        <Section
          key={requirement.id}
          title={requirement.name}
          note={requirement.required ? '必需' : '如有请上传'}
          boxed
        >
          {requirement.hint && <p className="mb-3 text-ink-2">{requirement.hint}</p>}
          <FileList
            files={materials
              .filter((material) => material.requirementId === requirement.id)
              .map((material) => ({
                id: material.id,
                name: material.name,
                href: `/files/${material.fileId}`,
                sizeBytes: material.sizeBytes,
                uploadedAt: material.addedAt,
                action: (
                  <ActionForm action={removeMaterialAction}>
                    <input type="hidden" name="applicationId" value={draft.id} />
                    <input type="hidden" name="materialId" value={material.id} />
                    <SubmitButton variant="quiet" size="small">
                      删除文件
                    </SubmitButton>
                  </ActionForm>
                ),
              }))}
          />
          <MaterialUpload
            url={`/enterprise/applications/${draft.id}/materials`}
            requirementId={requirement.id}
            requirementName={requirement.name}
          />
        </Section>
      ))}
      {round.requirements.length === 0 && <p>本批次没有要求上传材料。</p>}
      <DraftFoot requestedAmountCny={draft.calculation.requestedAmountCny} saved={draft.savedAt}>
        <LinkButton href={nextHref} variant="primary">
          下一步：账户与承诺
        </LinkButton>
      </DraftFoot>
    </>
  )
}
