import { createPanel } from '../../src/features/expert-panels/create-panel'
import { declareInterest } from '../../src/features/expert-panels/declare'
import { appointChair, drawPanel } from '../../src/features/expert-panels/draw-panel'
import { openPanel } from '../../src/features/expert-panels/move'
import { writeOpinion } from '../../src/features/expert-panels/opinion'
import { addExpert } from '../../src/features/expert-panels/pool'
import { demoAccounts, demoPassword } from './demo-accounts'
import { at, must } from './general-rounds'
import { demoActor } from './people'
import { idOf } from './random'
import { seeding } from './seeding'

const preparer = demoActor('commerce-preparer')
const checker = demoActor('commerce-checker')

/** Only the three who can sign in are of the field that the demo's panels are drawn from. */
const others = [
  ['褚明远', '财务审计', '河南天衡会计师事务所'],
  ['蒋素琴', '财务审计、绩效评价', '河南财经学院'],
  ['沈立新', '海关监管', '中原海关学会'],
  ['韩春梅', '海关监管、国际贸易', '河南国际贸易研究会'],
  ['杨振华', '国际贸易', '黄河大学经济学院'],
  ['朱丽娜', '法律合规', '河南中原律师事务所'],
] as const
const employers = ['中原大学保险系', '河南省保险学会', '嵩山金融研究院']

/** 专家库: nine, three of them the demo's own people. */
export async function seedExperts(): Promise<void> {
  const now = at('2026-11-09').now
  const experts = demoAccounts.filter(({ role }) => role === 'EXPERT')
  await seeding('expert-panels', (tx) =>
    tx.expert.createMany({
      data: experts.map(({ loginName, displayName }, index) => ({
        id: idOf('expert-of-pool', loginName),
        accountId: idOf('account', loginName),
        name: displayName,
        fields: ['出口信用保险', '国际贸易'],
        employer: employers[index]!,
        phone: `1380000100${index}`,
        changedById: preparer.accountId!,
        changedAt: now,
      })),
    }),
  )
  for (const [index, [name, fields, employer]] of others.entries())
    must(
      await addExpert(
        preparer,
        {
          name,
          fields,
          employer,
          loginName: `expert-${index + 4}`,
          password: demoPassword,
          phone: `1380000200${index}`,
        },
        { now },
      ),
    )
}

/** Drawn, opened; one application with two of three opinions in, the other not yet declared by all. */
export async function thePanel(roundId: string, applicationIds: string[]): Promise<void> {
  const { panelId } = must(
    await createPanel(
      preparer,
      {
        roundId,
        title: '补充申报专家评审组',
        applicationIds,
        strata: [{ field: '出口信用保险', size: 3 }],
        onePerEmployer: true,
        criteria: [
          { label: '贸易与保险真实性', weight: 40 },
          { label: '材料完整与一致', weight: 30 },
          { label: '支持的必要性与效果', weight: 30 },
        ],
        spreadThreshold: '20',
        minimumOpinions: 2,
      },
      at('2026-11-18'),
    ),
  )
  must(await drawPanel(preparer, { panelId }, at('2026-11-18', '10:30')))
  const places = await seeding('expert-panels', async (tx) => ({
    members: await tx.panelMember.findMany({ where: { panelId } }),
    applications: await tx.panelApplication.findMany({
      where: { panelId },
      orderBy: { position: 'asc' },
      include: { application: true },
    }),
  }))
  const chair = places.members.find(({ expertId }) => expertId === idOf('expert-of-pool', 'expert-a'))!
  must(await appointChair(preparer, { panelId, memberId: chair.id }, at('2026-11-18', '11:00')))
  must(await openPanel(checker, { panelId }, at('2026-11-19')))
  const [first, second] = places.applications
  for (const [name, points] of [
    ['expert-a', '88'],
    ['expert-b', '82'],
    ['expert-c', null],
  ] as const) {
    const expert = demoActor(name)
    const declare = (applicationId: string) =>
      declareInterest(expert, { panelId, applicationId, interest: 'no' }, at('2026-11-19', '14:00'))
    must(await declare(first!.applicationId))
    if (points === null) continue
    must(await declare(second!.applicationId))
    must(
      await writeOpinion(
        expert,
        {
          step: 'hand-in',
          panelId,
          applicationId: first!.applicationId,
          scores: { C1: points, C2: points, C3: points },
          grade: 'SUPPORT',
          recommendedAmountCny: first!.application.requestedAmountCny!.toFixed(2),
          opinion: '保单、发票与付款凭证相互一致，同意支持。',
        },
        at('2026-11-20'),
      ),
    )
  }
}
