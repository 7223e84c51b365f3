import { Button } from '@/ui/button'
import { DocumentPage } from '@/ui/document-page'
import { PrintButton } from '@/ui/print-button'
import { PublicFrame } from '@/ui/public-frame'
import { showcaseOnly } from '@/ui/showcase/guard'

export const metadata = { title: '组件：公文' }

export default function Page() {
  showcaseOnly()
  return (
    <PublicFrame>
      <DocumentPage
        issuer="河南省商务厅　河南省财政厅"
        number="豫商财示〔2026〕1号"
        title="关于2026年上半年一般出口信用保险拟支持名单的公示"
        date="2026-09-18"
        digest="66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
        actions={
          <>
            <PrintButton />
            <Button type="button" icon="download">
              下载 Word 文件
            </Button>
          </>
        }
      >
        <p className="indent-[2em]">
          根据《关于优化出口信用保险支持政策的通知》（豫商财〔2024〕15号），经组织项目审核及专家评审，现将拟支持名单予以公示。
        </p>
      </DocumentPage>
    </PublicFrame>
  )
}
