import { FileList } from '@/ui/file-list'
import { ActionForm } from '@/ui/form'
import { MaterialUpload } from '@/ui/material-upload'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { removeMaterialAction } from '../actions'
import type { InsurerApplicationDto } from '../application-dto'

/** 材料: what the notice asks the insurer for, one section each; the operator uploads while the application is open. */
export function Materials({
  application,
  changeable,
}: {
  application: InsurerApplicationDto
  changeable: boolean
}) {
  return application.requirements.map(({ id, name, hint, required, materials }) => (
    <Section key={id} title={name} note={required ? '必需' : '如有请上传'} boxed>
      {hint && <p className="mb-3 text-ink-2">{hint}</p>}
      <FileList
        files={materials.map((material) => ({
          id: material.id,
          name: material.name,
          href: `/files/${material.fileId}`,
          sizeBytes: material.sizeBytes,
          uploadedAt: material.addedAt,
          action: changeable && (
            <ActionForm action={removeMaterialAction}>
              <input type="hidden" name="applicationId" value={application.id} />
              <input type="hidden" name="materialId" value={material.id} />
              <SubmitButton variant="quiet" size="small">
                删除文件
              </SubmitButton>
            </ActionForm>
          ),
        }))}
      />
      {changeable && (
        <MaterialUpload
          url={`/insurer/applications/${application.id}/materials`}
          requirementId={id}
          requirementName={name}
        />
      )}
    </Section>
  ))
}
