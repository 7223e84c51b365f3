import { closeAwardList } from '../../src/features/publicity/close-list'
import type { DemoEnterprise } from './enterprises'
import {
  aFiledApplication,
  anApproval,
  anOrder,
  aPreparedReview,
  aPublishedAwardList,
  aReleasedRound,
  at,
  must,
} from './general-rounds'
import { demoActor } from './people'

/** Money on its way. Of each kind there are two, so that a journey that went wrong half-way finds another to begin with. */

const published = { madeOn: '2026-11-02', concurredOn: '2026-11-04', publicFrom: '2026-11-09' }
const closedOn = '2026-11-16'

/** Supplementary rounds of 2025H1, closed: finance makes their orders next. */
export async function theListsToPay(enterprises: readonly DemoEnterprise[]): Promise<void> {
  for (const [index, batch] of ['第一批', '第二批'].entries()) {
    const roundId = await aReleasedRound({
      halfYear: '2025H1',
      noticeNumber: `豫商财函〔2026〕${46 + index}号`,
      fundDocument: '豫财贸〔2026〕8号',
      madeOn: '2026-09-14',
      opensOn: '2026-09-16',
      closesOn: '2026-09-30',
      title: `关于组织2025年上半年一般出口信用保险保费支持资金${batch}补充申报的通知`,
    })
    for (const enterprise of enterprises) {
      const id = await aFiledApplication(roundId, enterprise, '2025H1', '2026-09-22', batch)
      await aPreparedReview(id, '2026-10-12')
      await anApproval(id, '2026-10-13')
    }
    await aClosedList(roundId, `2025年上半年一般出口信用保险保费支持资金${batch}补充拟支持名单`)
  }
}

interface WaitingInsurers {
  roundId: string
  title: string
  waiting: readonly string[]
  fundDocument: string
}

/** An order an insurer that waits for its approval: the approval draws the prepayment, the rest is settled. */
export async function theOrdersToApprove({
  roundId,
  title,
  waiting,
  fundDocument,
}: WaitingInsurers): Promise<void> {
  for (const [index, applicationId] of waiting.entries()) {
    await aPreparedReview(applicationId, '2026-10-20')
    await anApproval(applicationId, '2026-10-20')
    const batch = `第${'二三四五'[index]}批`
    const awardListId = await aClosedList(roundId, `${title}${batch}拟支持名单`, [applicationId])
    await anOrder(awardListId, { fundDocument, orderedOn: '2026-11-20' })
  }
}

async function aClosedList(roundId: string, title: string, applicationIds?: string[]): Promise<string> {
  const awardListId = await aPublishedAwardList({
    roundId,
    title,
    ...published,
    ...(applicationIds ? { applicationIds } : {}),
  })
  must(await closeAwardList(demoActor('commerce-approver'), { awardListId }, at(closedOn)))
  return awardListId
}
