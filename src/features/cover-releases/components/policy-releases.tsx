import { DateText, DateTimeText } from '@/ui/date'
import { DetailsList } from '@/ui/details-list'
import { ReasonDialog } from '@/ui/dialog'
import { DateField, TextField } from '@/ui/form-fields'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'

import { confirmReleaseAction, proposeReleaseAction, refuseReleaseAction } from '../actions'
import type { ReleasesOfPolicy } from '../releases'
import { stateTones } from '../state'

/** On a policy's page: the cover ended earlier by the province, proposed by one and confirmed by another. */
export function PolicyReleases({
  of,
  policy,
  today,
}: {
  of: ReleasesOfPolicy
  policy: { id: string; state: string; expiry: string }
  today: string
}) {
  const may = of.mayPropose && policy.state === 'IN_FORCE' && policy.expiry > today
  if (!may && of.releases.length === 0) return null
  return (
    <Section
      title="提前解除承保"
      note="解除后，其他机构可自次日起承保"
      actions={
        may && (
          <ReasonDialog
            trigger="提出提前解除"
            title="提出提前解除承保"
            consequence="企业须在现有保单到期后才能转投其他机构（二(五)）。确需提前解除的，写明依据和理由，经另一位同事确认后生效。保费和已申报的金额不因此改变。"
            confirm="提出解除"
            action={proposeReleaseAction}
            fields={{ insurancePolicyId: policy.id }}
          >
            <DateField
              name="lastDay"
              label="保险期间最后一日"
              hint="含当日，不早于今天"
              required
              min={today}
              max={policy.expiry}
              defaultValue={today}
            />
            <TextField name="documentNumber" label="依据的文件或来文" required />
          </ReasonDialog>
        )
      }
    >
      {of.releases.map((release) => (
        <Release key={release.id} release={release} />
      ))}
    </Section>
  )
}

function Release({ release }: { release: ReleasesOfPolicy['releases'][number] }) {
  return (
    <div className="mb-4 rounded border border-line px-4 py-3">
      <DetailsList
        columns={2}
        items={[
          {
            label: '状态',
            value: <StatusMark kind={stateTones[release.state]}>{release.stateLabel}</StatusMark>,
          },
          {
            label: '保险期间最后一日',
            value: (
              <>
                <DateText date={release.lastDay} />
                <span className="ml-2 text-ink-2">
                  原为 <DateText date={release.expiryBefore} />
                </span>
              </>
            ),
          },
          { label: '依据', value: release.documentNumber },
          { label: '理由', value: release.reason },
          {
            label: '提出',
            value: (
              <>
                {release.proposedBy}，<DateTimeText at={release.proposedAt} />
              </>
            ),
          },
          ...(release.decidedAt
            ? [
                {
                  label: '复核',
                  value: (
                    <>
                      {release.decidedBy}，<DateTimeText at={release.decidedAt} />
                      {release.remark && <span className="ml-2 text-ink-2">{release.remark}</span>}
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      {release.mayDecide && (
        <div className="mt-3 flex flex-wrap gap-2">
          <ReasonDialog
            trigger="确认解除"
            variant="primary"
            title="确认解除"
            consequence="确认后保险期间在上述日期结束，保险机构会收到通知；不能撤回。"
            confirm="确认解除"
            action={confirmReleaseAction}
            fields={{ id: release.id }}
            needsReason={false}
          />
          <ReasonDialog
            trigger="不同意解除"
            title="不同意解除"
            consequence="保单不变，经办可以重新提出。"
            confirm="不同意解除"
            action={refuseReleaseAction}
            fields={{ id: release.id }}
          />
        </div>
      )}
    </div>
  )
}
