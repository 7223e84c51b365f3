import { Button, LinkButton } from '@/ui/button'
import { DateText } from '@/ui/date'
import { DetailsList } from '@/ui/details-list'
import { TextField } from '@/ui/field'
import { Link } from '@/ui/link'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { StatusMark } from '@/ui/status'

import type { FollowedObjection } from '../file-objection'

const tones = {
  RECEIVED: 'progress',
  UPHELD: 'success',
  DISMISSED: 'refused',
  NOT_ACCEPTED: 'refused',
} as const

/** Where an objection stands, for whoever has its number and code. */
export function FollowedObjectionPage({
  objection,
  code,
  justFiled,
}: {
  objection: FollowedObjection
  /** What the page was opened with; the reply's document is fetched with it. */
  code: string
  /** Right after filing the code is shown, to be noted down. */
  justFiled: boolean
}) {
  return (
    <>
      <PageHeader title="异议办理进度">{objection.number}</PageHeader>
      {justFiled && (
        <NoticeBanner
          kind={objection.state === 'NOT_ACCEPTED' ? 'warning' : 'success'}
          title={objection.state === 'NOT_ACCEPTED' ? '异议已登记为不予受理' : '异议已收到'}
        >
          受理号 <strong>{objection.number}</strong>，查询码 <strong>{code}</strong>
          。请现在记下，查询码不会再次显示。
        </NoticeBanner>
      )}
      <DetailsList
        items={[
          {
            label: '状态',
            value: <StatusMark kind={tones[objection.state]}>{objection.stateLabel}</StatusMark>,
          },
          {
            label: '公示',
            value: <Link href={`/publicity/${objection.publicityId}`}>{objection.publicityTitle}</Link>,
          },
          {
            label: '收到时间',
            value: (
              <>
                <DateText date={objection.receivedOn} /> {objection.receivedAt}
              </>
            ),
          },
          {
            label: '办结日期',
            value: objection.decidedOn ? <DateText date={objection.decidedOn} /> : '尚未办结',
          },
          {
            label: '答复意见',
            value: <span className="whitespace-pre-line">{objection.reply || '核实后将在这里答复。'}</span>,
            wide: true,
          },
          ...(objection.replyDocument
            ? [
                {
                  label: '答复书摘要（SHA-256）',
                  value: (
                    <span className="font-mono text-xs break-all">{objection.replyDocument.sha256}</span>
                  ),
                  wide: true,
                },
              ]
            : []),
        ]}
      />
      {objection.replyDocument && (
        <LinkButton
          href={`/publicity/objections/${encodeURIComponent(objection.number)}/reply?code=${encodeURIComponent(code)}`}
          icon="download"
          download
        >
          下载答复书（PDF）
        </LinkButton>
      )}
    </>
  )
}

/** Asks for number and code; a plain GET form. */
export function FollowObjectionForm({ number, problem }: { number?: string; problem?: string }) {
  return (
    <>
      <PageHeader title="查询异议办理进度">填写提交异议时显示的受理号和查询码。</PageHeader>
      {problem && (
        <NoticeBanner kind="danger" title="没有查到">
          {problem}
        </NoticeBanner>
      )}
      <form action="/publicity/objections" className="max-w-md space-y-4">
        <TextField
          name="number"
          label="受理号"
          hint="如 豫信保异〔2026〕000001号"
          required
          defaultValue={number ?? ''}
        />
        <TextField name="code" label="查询码" hint="12 位字母和数字" required autoComplete="off" />
        <Button variant="primary">查询</Button>
      </form>
    </>
  )
}
