import { dateToColumn } from '../../src/server/clock'
import { aBulkTake, aCorrectionToKeep, theInsurersInvoices } from './bulk'
import { anOfficialListThatDiffers, anOverlapFromAnArchive, theCases } from './cases'
import { demoToday } from './demo-accounts'
import { aRoundWithDivisionReview } from './division-reviews'
import { seedEnterprises, type DemoEnterprise } from './enterprises'
import { seedExperts, thePanel } from './expert-panels'
import {
  aBudget,
  aDraftRound,
  aFiledApplication,
  anApproval,
  anAwardListPaid,
  anAwardListWithFinance,
  anObjection,
  aPreparedReview,
  aPublishedAwardList,
  aRejection,
  aReleasedRound,
  aReturn,
} from './general-rounds'
import { seedInsurancePolicies } from './insurance-policies'
import { seedParityRates } from './parity-rates'
import { theListsToPay, theOrdersToApprove } from './payments'
import { seedAccounts, seedOrganisations } from './people'
import { anOpenPlatformRound, aPlatformRound, aPlatformRoundPaid, thePrepayments } from './platform-rounds'
import { seeding } from './seeding'
import { aSpotCheckUnderWay } from './spot-checks'

type Say = (line: string) => void

/** A believable Henan: departments, insurers, 400 enterprises, three years of policies, finished half-years, an open one. */
export async function seedDemo(say: Say): Promise<void> {
  await seedOrganisations()
  const enterprises = await seedEnterprises()
  await seedAccounts()
  await seedParityRates(demoToday)
  await seedInsurancePolicies(enterprises)
  say(`  机构、人员、${enterprises.length} 家企业、三年保单`)

  for (const year of [2025, 2026]) {
    await aBudget('30000000', 'MICRO', `豫财贸〔${year}〕9号`, year)
    await aBudget('30000000', 'MEDIUM', `豫财贸〔${year}〕10号`, year)
  }
  await aBudget('60000000', 'GENERAL', '豫财贸〔2026〕8号')
  await thePlatforms(say)
  const verified = enterprises.filter((each) => each.state === 'VERIFIED')
  await secondHalfOf2025(verified.slice(0, 20), say)
  await theListed(verified[30]!)
  await firstHalfOf2026(
    [verified[0]!, ...verified.slice(15, 38).filter((each) => each !== verified[30])],
    say,
  )
  await thePlatformsUnderWay(say)
  await aRoundWithDivisionReview(verified.slice(70))
  say('  2026年上半年补充申报：所属地初审，有逾期')
  await secondHalfOf2026(verified.slice(1, 12), verified.slice(40, 69), say)
  await underExperts(verified.slice(40, 44), say)
  await aSpotCheckUnderWay()
  say('  抽查：一个方案核查中')
  await anOfficialListThatDiffers(enterprises)
  await anOverlapFromAnArchive(enterprises)
  await theCases(verified.slice(300, 302))
  say('  官方出口名单一份，差异一项，重复投保线索一条；负面清单案件两件')
  await theBudgetsThatAreShort(verified[0]!, verified.slice(44, 50), say)
  await theListsToPay([verified[0]!, ...verified.slice(60, 62)])
  say('  2025年上半年补充申报：两份名单待编制拨付单')
}

/** Covers of 2024 awarded in 2025; half of that prepaid in 2026; covers of 2025 drawn from it. */
async function thePlatforms(say: Say): Promise<void> {
  for (const [index, programme] of (['MICRO', 'MEDIUM'] as const).entries())
    await aPlatformRoundPaid({
      programme,
      halfYear: '2024H2',
      noticeNumber: `豫商财函〔2025〕${11 + index}号`,
      fundDocument: `豫财贸〔2025〕${9 + index}号`,
      budgetYear: 2025,
      madeOn: '2025-02-20',
      opensOn: '2025-02-24',
      closesOn: '2025-03-31',
      filedOn: '2025-03-12',
      reviewedOn: '2025-04-10',
      listedOn: '2025-04-17',
      concurredOn: '2025-04-21',
      publicFrom: '2025-05-06',
      closedOn: '2025-05-13',
      orderedOn: '2025-05-19',
      paidOn: '2025-05-23',
    })
  await thePrepayments(2026, '2026-01-20', '2026-02-10')
  for (const [index, programme] of (['MICRO', 'MEDIUM'] as const).entries()) {
    const fundDocument = `豫财贸〔2026〕${9 + index}号`
    const round = await aPlatformRoundPaid(
      {
        programme,
        halfYear: '2025H2',
        noticeNumber: `豫商财函〔2026〕${11 + index}号`,
        fundDocument,
        budgetYear: 2026,
        madeOn: '2026-02-25',
        opensOn: '2026-03-02',
        closesOn: '2026-03-31',
        filedOn: '2026-03-18',
        reviewedOn: '2026-04-09',
        listedOn: '2026-04-16',
        concurredOn: '2026-04-20',
        publicFrom: '2026-04-27',
        closedOn: '2026-05-08',
        orderedOn: '2026-05-12',
        paidOn: '2026-05-20',
      },
      programme === 'MEDIUM' ? 2 : 0,
    )
    await theOrdersToApprove({ ...round, fundDocument })
  }
  say('  统保平台：两年申报、预拨、提取与结算')
}

/** Covers of 2026 under way: one list in publicity with an objection to decide, one with finance, the next round a draft. */
async function thePlatformsUnderWay(say: Say): Promise<void> {
  const plan = {
    halfYear: '2026H1',
    budgetYear: 2026,
    madeOn: '2026-08-20',
    opensOn: '2026-08-24',
    closesOn: '2026-09-30',
    filedOn: '2026-09-10',
  }
  for (const [index, programme] of (['MICRO', 'MEDIUM'] as const).entries()) {
    const round = await aPlatformRound({
      ...plan,
      programme,
      noticeNumber: `豫商财函〔2026〕${41 + index}号`,
      fundDocument: `豫财贸〔2026〕${9 + index}号`,
    })
    for (const id of round.applicationIds) {
      await aPreparedReview(id, '2026-10-20')
      await anApproval(id, '2026-10-20')
    }
    const list = { roundId: round.roundId, title: `${round.title}拟支持名单`, madeOn: '2026-11-12' }
    if (programme === 'MEDIUM') await anAwardListWithFinance(list)
    else
      await anObjection(
        await aPublishedAwardList({ ...list, concurredOn: '2026-11-17', publicFrom: '2026-11-20' }),
        '2026-11-23',
        '1',
      )
  }
  await aDraftRound()
  await anOpenPlatformRound()
  say('  2026年上半年统保：一份名单公示中，一份会商中')
}

async function secondHalfOf2025(enterprises: DemoEnterprise[], say: Say): Promise<void> {
  const roundId = await aReleasedRound({
    halfYear: '2025H2',
    noticeNumber: '豫商财函〔2026〕6号',
    fundDocument: '豫财贸〔2026〕8号',
    madeOn: '2026-01-28',
    opensOn: '2026-02-02',
    closesOn: '2026-03-31',
  })
  for (const [index, enterprise] of enterprises.entries()) {
    const day = String((index % 20) + 5).padStart(2, '0')
    const id = await aFiledApplication(roundId, enterprise, '2025H2', `2026-03-${day}`)
    await aPreparedReview(id, '2026-04-13', index % 6 === 2)
    if (index === 9) await aRejection(id, '2026-04-14')
    else await anApproval(id, '2026-04-14')
  }
  await anAwardListPaid({
    roundId,
    title: '2025年下半年一般出口信用保险保费支持资金拟支持名单',
    madeOn: '2026-04-20',
    concurredOn: '2026-04-24',
    publicFrom: '2026-05-06',
    closedOn: '2026-05-14',
    orderedOn: '2026-05-18',
    paidOn: '2026-05-22',
    fundDocument: '豫财贸〔2026〕8号',
  })
  say('  2025年下半年：申报、审核、公示、拨付')
}

async function firstHalfOf2026(enterprises: DemoEnterprise[], say: Say): Promise<void> {
  const roundId = await aReleasedRound({
    halfYear: '2026H1',
    noticeNumber: '豫商财函〔2026〕31号',
    fundDocument: '豫财贸〔2026〕8号',
    madeOn: '2026-07-29',
    opensOn: '2026-08-03',
    closesOn: '2026-09-15',
  })
  for (const [index, enterprise] of enterprises.entries()) {
    const id = await aFiledApplication(
      roundId,
      enterprise,
      '2026H1',
      `2026-08-${String((index % 20) + 8).padStart(2, '0')}`,
    )
    await aPreparedReview(id, '2026-09-21', index % 7 === 3)
    await anApproval(id, '2026-09-22')
  }
  await anAwardListPaid({
    roundId,
    title: '2026年上半年一般出口信用保险保费支持资金拟支持名单',
    madeOn: '2026-09-28',
    concurredOn: '2026-09-30',
    publicFrom: '2026-10-12',
    objection: { on: '2026-10-14', decidedOn: '2026-10-16' },
    closedOn: '2026-10-19',
    orderedOn: '2026-10-26',
    paidOn: '2026-10-30',
    failure: { on: '2026-10-30', paidAgainOn: '2026-11-05' },
    fundDocument: '豫财贸〔2026〕8号',
  })
  say('  2026年上半年：申报、审核、公示、异议、拨付、退汇重拨')
}

/** The open round, with something in each stage of the review; the late ones came with their insurers' lists and wait to be taken. */
async function secondHalfOf2026(
  enterprises: DemoEnterprise[],
  late: DemoEnterprise[],
  say: Say,
): Promise<void> {
  const roundId = await aReleasedRound({
    halfYear: '2026H2',
    noticeNumber: '豫商财函〔2026〕52号',
    fundDocument: '豫财贸〔2026〕8号',
    madeOn: '2026-10-29',
    opensOn: '2026-11-02',
    closesOn: '2027-01-31',
  })
  const approved: string[] = []
  for (const [index, enterprise] of enterprises.entries()) {
    const id = await aFiledApplication(
      roundId,
      enterprise,
      '2026H2',
      `2026-11-${String(index + 9).padStart(2, '0')}`,
    )
    if (index < 2) {
      await aPreparedReview(id, '2026-11-20')
      await anApproval(id, '2026-11-23')
      approved.push(id)
    } else if (index < 4) await aPreparedReview(id, '2026-11-23', index === 3)
    else if (index === 4) await aReturn(id, '2026-11-23', '2026-12-04')
  }
  const waiting: string[] = []
  for (const enterprise of late)
    waiting.push(await aFiledApplication(roundId, enterprise, '2026H2', '2026-11-20'))
  await theInsurersInvoices([...approved, ...waiting.slice(2)], '2026-11-23')
  await aCorrectionToKeep(approved, '2026-11-23')
  await aBulkTake(waiting.slice(0, 2), '2026-11-23')
  say('  2026年下半年：正在受理，各审核环节均有申报')
}

/** A supplementary round that asks for experts: one panel at work on two, two more waiting for theirs. */
async function underExperts(enterprises: DemoEnterprise[], say: Say): Promise<void> {
  const roundId = await aReleasedRound({
    halfYear: '2026H1',
    noticeNumber: '豫商财函〔2026〕50号',
    fundDocument: '豫财贸〔2026〕8号',
    madeOn: '2026-10-19',
    opensOn: '2026-10-21',
    closesOn: '2026-11-06',
    title: '关于组织2026年上半年一般出口信用保险保费支持资金补充申报（专家评审）的通知',
    expertReview: true,
  })
  const applicationIds: string[] = []
  for (const enterprise of enterprises) {
    const id = await aFiledApplication(roundId, enterprise, '2026H1', '2026-11-04')
    await aPreparedReview(id, '2026-11-16')
    applicationIds.push(id)
  }
  await seedExperts()
  await thePanel(roundId, applicationIds.slice(0, 2))
  say('  专家库与一个评审中的专家组')
}

/** Supplementary rounds out of what 2025 and 2024 left over: approved, and more than there is, so that a list needs a factor (M5). */
async function theBudgetsThatAreShort(
  own: DemoEnterprise,
  others: DemoEnterprise[],
  say: Say,
): Promise<void> {
  for (const [index, budgetYear] of [2025, 2024].entries()) {
    const fundDocument = `豫财贸〔${budgetYear}〕21号`
    await aBudget('1000000', 'GENERAL', fundDocument, budgetYear)
    const roundId = await aReleasedRound({
      halfYear: '2026H1',
      noticeNumber: `豫商财函〔2026〕${53 + index}号`,
      fundDocument,
      madeOn: '2026-10-15',
      opensOn: '2026-10-19',
      closesOn: '2026-11-06',
      budgetYear,
      title: `关于组织2026年上半年一般出口信用保险保费支持资金补充申报（${budgetYear}年结余资金）的通知`,
    })
    for (const enterprise of [own, ...others.slice(index * 3, index * 3 + 3)]) {
      const id = await aFiledApplication(roundId, enterprise, '2026H1', '2026-11-02', `${budgetYear}年结余`)
      await aPreparedReview(id, '2026-11-17')
      await anApproval(id, '2026-11-18')
    }
  }
  say('  2026年上半年补充申报（结余资金）：审核通过，预算不足')
}

/** L1, L2: listed by decision for three years, the last day included. */
async function theListed(enterprise: DemoEnterprise): Promise<void> {
  await seeding('demo', (tx) =>
    tx.negativeListEntry.create({
      data: {
        uscc: enterprise.uscc,
        name: enterprise.name,
        authority: '河南省商务厅、河南省财政厅',
        documentNumber: '豫商财〔2026〕19号',
        decisionDate: dateToColumn('2026-06-15'),
        untilDate: dateToColumn('2029-06-15'),
        reason: '未如实填报上年度出口金额',
        recordedAt: new Date('2026-06-15T08:00:00Z'),
      },
    }),
  )
}
