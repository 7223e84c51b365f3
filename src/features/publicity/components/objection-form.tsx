import { formatAmount, formatPeriod } from '@/documents/format'
import type { SearchParams } from '@/ui/address'
import { EmptyState } from '@/ui/empty-state'
import { FilterChips } from '@/ui/filter-chips'
import { ActionForm } from '@/ui/form'
import { FileField, RadioGroupField, SelectField, TextAreaField, TextField } from '@/ui/form-fields'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { Pagination } from '@/ui/pagination'
import { SubmitButton } from '@/ui/submit-button'

import { fileObjectionAction } from '../actions'
import type { PublicPage } from '../publicities'

/** 提出异议: by anybody, without signing in. */
export function ObjectionForm({ publicity, params }: { publicity: PublicPage; params: SearchParams }) {
  const { content, lines } = publicity
  const path = `/publicity/${publicity.id}/object`
  const long = publicity.searched || lines.total > lines.pageSize
  return (
    <>
      <PageHeader title="提出异议">
        {content.title}（{content.number}），公示期：
        {formatPeriod(content.publicityFrom, content.publicityUntil)}，末日 24:00 截止。
      </PageHeader>
      {publicity.withdrawal ? (
        <NoticeBanner kind="warning" title="本公示已撤回，不再受理异议">
          重新公示后如仍有异议，请在新的公示中提出。电话：{content.objection.telephone}（
          {content.objection.office}）。
        </NoticeBanner>
      ) : (
        <>
          {long && (
            <section aria-label="查找条目" className="mb-4 max-w-2xl">
              <p className="mb-2">
                公示共 {publicity.lineCount.toLocaleString('zh-CN')}{' '}
                个条目。请先查找有异议的单位，再在下面选择条目、填写异议。
              </p>
              <FilterChips
                path={path}
                params={params}
                filters={[]}
                search={{ label: '查找企业（机构）名称或所属市', placeholder: '名称或所属市' }}
              />
              {lines.total === 0 && <EmptyState reason="没有符合条件的条目。请更换查找内容后再找。" />}
              <Pagination path={path} params={params} {...lines} />
            </section>
          )}
          <ActionForm action={fileObjectionAction} className="max-w-2xl">
            <input type="hidden" name="publicityId" value={publicity.id} />
            {publicity.phase === 'OVER' && (
              <NoticeBanner kind="warning" title="公示期已结束">
                现在提出的异议将登记为不予受理，并书面告知。如发现违规问题，请拨打{' '}
                {content.objection.telephone}（{content.objection.office}）反映。
              </NoticeBanner>
            )}
            <NoticeBanner title="您的信息受到保护">
              姓名、联系方式和材料只用于核实，不会告知被异议的单位。提交后会得到受理号和查询码，凭此查询办理结果。
            </NoticeBanner>
            <SelectField
              name="line"
              label="有异议的条目"
              required
              width="full"
              emptyLabel="请选择"
              options={lines.rows.map((line) => ({
                value: String(line.position),
                label: `${line.position}. ${line.name}　${formatAmount(line.amountCny)} 元`,
              }))}
            />
            <TextAreaField
              name="statement"
              label="异议事项和理由"
              hint="写明事实和依据，不少于 10 个字"
              required
              rows={6}
            />
            <FileField
              name="evidence"
              label="证明材料"
              hint="一个文件，PDF、JPG、PNG 或 OFD，不超过 20 MB"
              accept=".pdf,.jpg,.jpeg,.png,.ofd"
              required
            />
            <RadioGroupField
              name="signed"
              label="署名"
              required
              defaultValue="YES"
              options={[
                { value: 'YES', label: '署名提出', hint: '核实后书面答复' },
                { value: 'NO', label: '匿名提出', hint: '无法核实，将登记为不予受理；下面两项不用填写' },
              ]}
            />
            <TextField
              name="objectorName"
              label="您的姓名或单位名称"
              hint="署名的须填写真实姓名"
              autoComplete="name"
            />
            <TextField
              name="objectorContact"
              label="联系方式"
              hint="署名的须填写电话或电子邮箱"
              autoComplete="tel"
            />
            <SubmitButton>提交异议</SubmitButton>
          </ActionForm>
        </>
      )}
    </>
  )
}
