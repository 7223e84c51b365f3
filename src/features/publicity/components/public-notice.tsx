import type { SearchParams } from '@/ui/address'
import { Amount } from '@/ui/amount'
import { LinkButton } from '@/ui/button'
import { DateText, DateTimeText } from '@/ui/date'
import { DocumentPage } from '@/ui/document-page'
import { EmptyState } from '@/ui/empty-state'
import { ExportMenu } from '@/ui/export-menu'
import { FilterChips } from '@/ui/filter-chips'
import { Link } from '@/ui/link'
import { NoticeBanner } from '@/ui/notice-banner'
import { Pagination } from '@/ui/pagination'
import { PrintButton } from '@/ui/print-button'

import type { PublicPage } from '../publicities'

/** A withdrawn publicity says so, and why; nothing of its list is left (its copy is kept by the department). */
function WithdrawnNotice({ publicity }: { publicity: PublicPage }) {
  const { content, withdrawal, publishedAt } = publicity
  const { reason, on, replacedBy } = withdrawal!
  return (
    <DocumentPage issuer={content.issuers.join('　')} title={content.title} number={content.number}>
      <NoticeBanner kind="warning" title="本公示已撤回">
        <p>
          本公示于 <DateTimeText at={publishedAt} /> 发布，
          <DateText date={on} /> 撤回。原因：{reason}
        </p>
        <p className="mt-1">
          {replacedBy ? (
            <>
              请以替代公示<Link href={`/publicity/${replacedBy.id}`}>{replacedBy.number}</Link>为准。
            </>
          ) : (
            '更正后将重新公示，公示期重新计算。'
          )}
        </p>
      </NoticeBanner>
      <p>
        对撤回有疑问的，请拨打 {content.objection.telephone}（{content.objection.office}）。
      </p>
      <Digest sha256={publicity.sha256} />
    </DocumentPage>
  )
}

/** The publicity as a document: its text, period, table (L6), how to object, digest. Prints as it stands. */
export function PublicNotice({ publicity, params }: { publicity: PublicPage; params: SearchParams }) {
  if (publicity.withdrawal) return <WithdrawnNotice publicity={publicity} />
  const { content, phase, id } = publicity
  const file = (format: string) => `/publicity/${id}/${format}`
  return (
    <DocumentPage
      issuer={content.issuers.join('　')}
      title={content.title}
      number={content.number}
      actions={
        <>
          {phase === 'RUNNING' && (
            <LinkButton href={`/publicity/${id}/object`} variant="primary">
              提出异议
            </LinkButton>
          )}
          <ExportMenu
            label="下载公示表"
            choices={[
              { label: 'Excel 表格（.xlsx）', href: file('xlsx') },
              { label: 'Word 文档（.docx）', href: file('docx') },
              { label: 'PDF 文档（.pdf）', href: file('pdf') },
            ]}
          />
          <PrintButton>打印</PrintButton>
        </>
      }
    >
      {phase === 'OVER' && (
        <div data-no-print>
          <NoticeBanner title="公示期已结束">
            本页作为档案保留，内容与公示时一致。 逾期提出的异议将登记为不予受理：
            <Link href={`/publicity/${id}/object`}>仍要提出</Link>。
          </NoticeBanner>
        </div>
      )}
      {content.body.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <p>
        公示期：
        <strong>
          <DateText date={content.publicityFrom} />至
          <DateText date={content.publicityUntil} />
        </strong>
        （末日 24:00 截止）。
      </p>
      <NoticeTable publicity={publicity} params={params} />
      <p>
        公示期内如有异议，请{content.objection.how}
        ，并署真实姓名、联系方式，附证明材料。对异议人的信息予以保密。
      </p>
      <p>
        受理单位：{content.objection.office}
        <br />
        办公电话：{content.objection.telephone}
        <br />
        受理地址：{content.objection.address}
      </p>
      <p className="mt-8 text-right">
        {content.issuers.map((issuer) => (
          <span key={issuer} className="block">
            {issuer}
          </span>
        ))}
        <DateText date={content.issuedOn} />
      </p>
      <p className="text-right text-ink-2">
        发布时间：
        <DateTimeText at={publicity.publishedAt} />
      </p>
      <Digest sha256={publicity.sha256} />
    </DocumentPage>
  )
}

function Digest({ sha256 }: { sha256: string }) {
  return (
    <p className="mt-8 border-t border-line pt-2 font-mono text-xs break-all text-ink-2">
      公示内容摘要（SHA-256）：{sha256}
    </p>
  )
}

const cell = 'border border-line-2 px-2 py-1'

/** Exactly the columns of ruling L6. */
function NoticeTable({ publicity, params }: { publicity: PublicPage; params: SearchParams }) {
  const { rows, ...paging } = publicity.lines
  const path = `/publicity/${publicity.id}`
  return (
    <>
      {(publicity.searched || paging.total > paging.pageSize) && (
        <FilterChips
          path={path}
          params={params}
          filters={[]}
          search={{ label: '查找企业（机构）名称或所属市', placeholder: '名称或所属市' }}
        />
      )}
      {publicity.lineCount > rows.length && (
        <p className="text-ink-2">
          本公示共 {publicity.lineCount.toLocaleString('zh-CN')}{' '}
          个条目，分页显示；打印或保存全表请下载公示表。
        </p>
      )}
      {rows.length === 0 ? (
        <EmptyState reason="没有符合条件的条目。请更换查找内容，或清除筛选后再看。" />
      ) : (
        <LineTable lines={rows} totalCny={publicity.searched ? null : publicity.totalCny} />
      )}
      <Pagination path={path} params={params} {...paging} />
    </>
  )
}

function LineTable({ lines, totalCny }: { lines: PublicPage['lines']['rows']; totalCny: string | null }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls on a phone
    <section aria-label="公示表" tabIndex={0} data-scroll className="my-6 overflow-x-auto">
      <table className="w-full border-collapse text-base">
        <caption className="sr-only">拟支持名单</caption>
        <thead>
          <tr className="bg-wash">
            {['序号', '企业（机构）名称', '所属市', '支持项目', '拟支持金额（元）', '备注'].map((head) => (
              <th key={head} scope="col" className={cell}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.position}>
              <td className={`${cell} text-center`}>{line.position}</td>
              <th scope="row" className={`${cell} min-w-40 text-left font-normal`}>
                {line.name}
              </th>
              <td className={`${cell} text-center whitespace-nowrap`}>{line.city}</td>
              <td className={cell}>{line.project}</td>
              <td className={`${cell} figures text-right whitespace-nowrap`}>
                <Amount value={line.amountCny} />
              </td>
              <td className={cell}>{line.note}</td>
            </tr>
          ))}
        </tbody>
        {totalCny !== null && (
          <tfoot>
            <tr className="font-bold">
              <th scope="row" colSpan={4} className={`${cell} text-center`}>
                合计
              </th>
              <td className={`${cell} figures text-right whitespace-nowrap`}>
                <Amount value={totalCny} />
              </td>
              <td className={`${cell} text-center`}>—</td>
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  )
}
