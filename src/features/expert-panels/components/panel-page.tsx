import type { ReactNode } from 'react'

import { LinkButton } from '@/ui/button'
import { DateTimeText } from '@/ui/date'
import { DetailsList } from '@/ui/details-list'
import { ReasonDialog } from '@/ui/dialog'
import { ActionForm } from '@/ui/form'
import { SelectField } from '@/ui/form-fields'
import { Link } from '@/ui/link'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'

import {
  addSeatAction,
  appointChairAction,
  concludePanelAction,
  drawPanelAction,
  openPanelAction,
  replaceMemberAction,
} from '../actions'
import type { PanelDetail } from '../panels'
import { stateLabels, stateTones } from '../state'
import { PanelCases } from './panel-cases'

const kinds = { FIRST: '首次抽取', REPLACEMENT: '补抽', ADDITION: '增补' } as const

interface PanelPageProps {
  panel: PanelDetail
  /** What drawing again has shown, of one draw. */
  again: { sequence: number; differences: string[] } | null
}

/** One panel: its step, members, draws with their seeds, and each application's opinions. */
export function PanelPage({ panel, again }: PanelPageProps) {
  return (
    <>
      <PageHeader
        title={panel.title}
        count={panel.cases.length}
        countUnit="件申报"
        actions={
          <>
            <LinkButton href={`/commerce/reviews/panels/${panel.id}/pdf`} icon="download" download>
              下载汇总表
            </LinkButton>
            <NextStep panel={panel} />
          </>
        }
      >
        <span>{panel.number}</span>
        <StatusMark kind={stateTones[panel.state]}>{stateLabels[panel.state]}</StatusMark>
        <span>{panel.roundTitle}</span>
      </PageHeader>
      <Section title="组成与评分办法">
        <DetailsList
          items={[
            {
              label: '抽取分组',
              value: panel.strata.map(({ name, size }) => `${name} ${size} 人`).join('，'),
            },
            { label: '同一单位', value: panel.onePerEmployer ? '最多一人' : '不限' },
            {
              label: '指标与权重',
              value: panel.criteria.map(({ label, weight }) => `${label} ${weight}%`).join('，'),
              wide: true,
            },
            { label: '分差上限', value: `${panel.spreadThreshold} 分` },
            { label: '每件至少意见', value: `${panel.minimumOpinions} 份` },
            { label: '组建', value: panel.preparedBy },
            { label: '启动', value: panel.openedBy ?? '尚未启动' },
          ]}
        />
      </Section>
      <Members panel={panel} />
      <Draws panel={panel} again={again} />
      <PanelCases panel={panel} />
    </>
  )
}

function NextStep({ panel }: { panel: PanelDetail }): ReactNode {
  const step = (action: typeof drawPanelAction, label: string) => (
    <ActionForm action={action} className="space-y-0">
      <input type="hidden" name="panelId" value={panel.id} />
      <SubmitButton>{label}</SubmitButton>
    </ActionForm>
  )
  if (panel.may.draw) return step(drawPanelAction, '抽取专家')
  if (panel.may.open) return step(openPanelAction, '启动评审')
  if (panel.may.addSeat)
    return (
      <ReasonDialog
        trigger="增补专家"
        title="增补专家"
        consequence="回避后意见份数不足时，增加一席，从专家库随机抽取，抽取记录保存。"
        confirm="增补专家"
        action={addSeatAction}
        fields={{ panelId: panel.id }}
        reasonLabel="增补的原因"
      >
        <SelectField
          name="stratum"
          label="抽取分组"
          required
          options={panel.strata.map(({ key, name }) => ({ value: key, label: name }))}
        />
      </ReasonDialog>
    )
  if (panel.may.conclude) return step(concludePanelAction, '结束评审')
  return null
}

function Members({ panel }: { panel: PanelDetail }) {
  return (
    <Section title="专家" note="组长和专家的姓名不向申报单位公开">
      {panel.members.length === 0 && (
        <p className="text-ink-2">尚未抽取。请由经办点“抽取专家”，系统从专家库随机抽取并记录。</p>
      )}
      <ol className="border-t border-line">
        {panel.members.map((member) => (
          <li
            key={member.id}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2"
          >
            <span>第 {member.seat} 席</span>
            <strong>{member.name}</strong>
            {member.isChair && <StatusMark kind="success">组长</StatusMark>}
            <span>{member.employer}</span>
            <span className="text-ink-2">{member.fields.join('、')}</span>
            {member.releaseReason ? (
              <StatusMark kind="refused">{`已更换：${member.releaseReason}`}</StatusMark>
            ) : (
              <span className="text-ink-2">
                已声明 {member.declared} / {panel.cases.length} 件
                {member.interests.length > 0 && `，回避 ${member.interests.length} 件`}
              </span>
            )}
            {!member.releaseReason && panel.may.appointChair && !member.isChair && (
              <ActionForm action={appointChairAction} className="space-y-0">
                <input type="hidden" name="panelId" value={panel.id} />
                <input type="hidden" name="memberId" value={member.id} />
                <SubmitButton variant="secondary" size="small">{`指定${member.name}为组长`}</SubmitButton>
              </ActionForm>
            )}
            {!member.releaseReason && panel.may.replace && (
              <ReasonDialog
                trigger={`更换${member.name}`}
                title={`更换${member.name}`}
                consequence="该席位从专家库重新随机抽取一人，抽取记录保存。"
                confirm="补抽专家"
                action={replaceMemberAction}
                fields={{ panelId: panel.id, memberId: member.id }}
                reasonLabel="不能参加的原因"
              />
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Draws({ panel, again }: PanelPageProps) {
  if (panel.draws.length === 0) return null
  return (
    <Section title="抽取记录" note="用同一种子和名库快照可重新抽取，结果应完全一致" id="draws">
      {again &&
        (again.differences.length === 0 ? (
          <NoticeBanner kind="success" title="重新抽取结果一致">
            第 {again.sequence} 次抽取按保存的种子和名库重新抽取，逐席相同。
          </NoticeBanner>
        ) : (
          <NoticeBanner kind="danger" title="重新抽取结果不一致">
            <ul className="list-disc pl-5">
              {again.differences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </NoticeBanner>
        ))}
      {panel.draws.map((draw) => (
        <div key={draw.id} className="mb-3 rounded border border-line p-4">
          <p className="mb-2 flex flex-wrap items-center gap-x-4">
            <strong>
              第 {draw.sequence} 次，{kinds[draw.kind]}
            </strong>
            <DateTimeText at={draw.drawnAt} />
            <span>{draw.drawnBy}</span>
            <Link href={`/commerce/reviews/panels/${panel.id}?again=${draw.id}#draws`}>
              {`重新抽取第 ${draw.sequence} 次并比对`}
            </Link>
          </p>
          <DetailsList
            items={[
              { label: '结果', value: draw.drawn.join('、'), wide: true },
              { label: '种子', value: <span className="font-mono break-all">{draw.seed}</span>, wide: true },
              { label: '算法', value: draw.algorithm },
              { label: '名库', value: `${draw.poolSize} 人` },
              {
                label: '名库摘要',
                value: <span className="font-mono break-all">{draw.poolSha256}</span>,
                wide: true,
              },
              ...(draw.excluded.length > 0
                ? [{ label: '回避未抽', value: draw.excluded.join('、'), wide: true }]
                : []),
              ...(draw.reason ? [{ label: '补抽原因', value: draw.reason, wide: true }] : []),
            ]}
          />
        </div>
      ))}
    </Section>
  )
}
