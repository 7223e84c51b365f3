import { LinkButton } from '@/ui/button'
import { DateText, DateTimeText } from '@/ui/date'
import { DetailsList } from '@/ui/details-list'
import { ReasonDialog } from '@/ui/dialog'
import { DocumentPage } from '@/ui/document-page'

import { giveUpReservationAction } from '../actions'
import type { CheckDto } from '../check-dto'
import { Outcome } from './outcome'

/** 查重凭证 on screen: the answer, and what may be done with it. */
export function Certificate({ check, usable }: { check: CheckDto; usable: boolean }) {
  return (
    <DocumentPage
      issuer="河南省商务厅"
      title="统保平台信息查重凭证"
      number={check.certificateNumber}
      actions={
        <>
          <LinkButton
            href={`/insurer/duplicate-cover/${check.id}/pdf`}
            variant="secondary"
            icon="download"
            download
          >
            下载 PDF
          </LinkButton>
          {usable && (
            <ReasonDialog
              trigger="放弃预留"
              title="放弃预留"
              consequence="放弃后该企业可由其他机构承保；贵机构须隔一个工作日才能再次预留。"
              confirm="放弃预留"
              action={giveUpReservationAction}
              fields={{ checkId: check.id }}
              needsReason={false}
            />
          )}
          {usable && (
            <LinkButton href={`/insurer/policies/new?check=${check.id}`} variant="primary">
              登记保单
            </LinkButton>
          )}
        </>
      }
    >
      <p className="mb-5 text-lg font-semibold">{check.message}</p>
      <DetailsList
        items={[
          { label: '查询结果', value: <Outcome outcome={check.outcome} /> },
          { label: '查询机构', value: check.insurerName },
          { label: '企业名称', value: check.enterpriseName || '（未登记）' },
          { label: '信用代码', value: check.uscc },
          { label: '拟起保日', value: <DateText date={check.coverFrom} /> },
          ...(check.coveredUntil
            ? [
                { label: '已承保至', value: <DateText date={check.coveredUntil} /> },
                { label: '最早起保', value: <DateText date={check.earliestStart} /> },
              ]
            : [{ label: '预留至', value: <DateText date={check.reservedUntil} /> }]),
          { label: '查询时间', value: <DateTimeText at={check.checkedAt} /> },
        ]}
      />
      <p className="mt-6 text-base">
        依据豫商财〔2024〕15号第二条第（五）项出具。同一企业在同一时间段不得重复投保。
      </p>
    </DocumentPage>
  )
}
