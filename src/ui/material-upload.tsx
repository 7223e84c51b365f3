'use client'

import { useRouter } from 'next/navigation'

import { UploadField } from './upload-field'

interface MaterialUploadProps {
  /** Where the application takes its files. */
  url: string
  requirementId: string
  requirementName: string
}

/** Files for one requirement, sent at once; a broken one is sent again. */
export function MaterialUpload({ url, requirementId, requirementName }: MaterialUploadProps) {
  const router = useRouter()
  return (
    <div className="mt-3">
      <UploadField
        name={`material-${requirementId}`}
        label={`上传${requirementName}`}
        hint="PDF、JPG、PNG 或 OFD，每个不超过 20 MB，可一次选择多个。"
        url={url}
        fields={{ requirementId }}
        accept=".pdf,.jpg,.jpeg,.png,.ofd"
        maxBytes={20 * 1024 * 1024}
        multiple
        onUploaded={() => router.refresh()}
      />
    </div>
  )
}
