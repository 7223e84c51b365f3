// One stage of a round of many applications, through the real use cases; started by ../load.ts for each database.
// Arguments: the stage, the number of applications, the file that holds what earlier stages left.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

import { at, must } from '../../prisma/seed/general-rounds'
import { demoActor, insurers } from '../../prisma/seed/people'
import { concurAwardList, sendToFinance } from '../../src/features/award-lists/consult-finance'
import { createAwardList } from '../../src/features/award-lists/create-award-list'
import { startBulkJob } from '../../src/features/bulk-jobs'
import { approveOrder } from '../../src/features/disbursements/approve-order'
import { prepareOrder } from '../../src/features/disbursements/prepare-order'
import { recordPaid } from '../../src/features/disbursements/record-payment'
import { provideBudget } from '../../src/features/funds'
import { closeAwardList } from '../../src/features/publicity/close-list'
import { startPublicity } from '../../src/features/publicity/publish'
import { BULK_STEPS, previewBulkReview } from '../../src/features/reviews/preview-bulk'
import { systemActor } from '../../src/server/auth/actor'
import { asActor } from '../../src/server/db'
import { aPaymentRow, aSubmittedApplication } from '../../tests/factories/applications'
import { anEnterprise } from '../../tests/factories/enterprises'
import { aPerson } from '../../tests/factories/people'
import { aRound } from '../../tests/factories/rounds'
import { grow } from './grow'
import { work } from './workers'

const [stage, size, memory] = process.argv.slice(2) as [string, string, string]
const count = Number(size)
const known: Record<string, string> = existsSync(memory) ? JSON.parse(readFileSync(memory, 'utf8')) : {}
const remember = (facts: Record<string, string>) =>
  writeFileSync(memory, JSON.stringify(Object.assign(known, facts)))
const filter = () => ({ round: [known.roundId!] })

const preparer = demoActor('commerce-preparer')
const checker = demoActor('commerce-checker')
const LINES = 10

async function bulk(step: (typeof BULK_STEPS)[number], day: string): Promise<void> {
  const actor = step === 'approve' ? checker : preparer
  const { jobId } = must(await previewBulkReview(actor, { step, all: true, filter: filter() }, at(day)))
  const answers: Record<string, string> = step === 'prepare' ? { opinion: '材料齐全，同意支持。' } : {}
  must(await startBulkJob(actor, { jobId, answers }, at(day, '10:05')))
  await work(jobId)
}

const stages: Record<string, () => Promise<void>> = {
  async submitted() {
    const enterprise = await anEnterprise({ name: '河南负载000000进出口有限公司' })
    const approver = await aPerson('ENTERPRISE_APPROVER', { organisationId: enterprise.id })
    const round = await aRound({
      noticeNumber: '豫商财函〔2026〕99号',
      title: '关于组织申报2026年上半年保费支持资金的通知（负载）',
    })
    const rows = Array.from({ length: LINES }, (_, index) =>
      aPaymentRow(enterprise.name, {
        insurerName: insurers[0]!.name,
        invoiceAmount: `${1000 + index}.00`,
        paidAmount: `${1000 + index}.00`,
      }),
    )
    const { applicationId } = await aSubmittedApplication(approver, {
      roundId: round.id,
      requirementIds: round.requirementIds,
      rows,
    })
    await grow(
      process.env.DATABASE_URL!,
      { applicationId, enterpriseId: enterprise.id, bankAccountId: enterprise.bankAccountId },
      insurers[0]!.id,
      count - 1,
    )
    remember({ roundId: round.id })
  },
  take: () => bulk('take', '2026-10-20'),
  prepare: () => bulk('prepare', '2026-10-21'),
  approve: () => bulk('approve', '2026-10-22'),
  async list() {
    const title = '2026年上半年保费支持资金拟支持名单（负载）'
    const { awardListId } = must(
      await createAwardList(preparer, { roundId: known.roundId!, title }, at('2026-10-26')),
    )
    remember({ awardListId })
    must(await sendToFinance(preparer, { awardListId }, at('2026-10-26', '16:00')))
    await asActor(systemActor(), (tx) =>
      provideBudget(
        { tx, by: null, at: at('2026-10-26').now },
        { year: 2026, programme: 'GENERAL' },
        `${count * 6000}.00`,
        'load',
      ),
    )
    const documentNumber = '豫财贸函〔2026〕99号'
    must(
      await concurAwardList(
        demoActor('finance-checker'),
        { awardListId, documentNumber, remark: '' },
        at('2026-10-27'),
      ),
    )
  },
  async publish() {
    const awardListId = known.awardListId!
    const notice = {
      title: '2026年上半年保费支持资金公示（负载）',
      startsOn: '2026-10-28',
      office: '河南省商务厅对外贸易处',
      telephone: '0371-63576000',
      address: '郑州市金水区文化路115号',
    }
    must(await startPublicity(demoActor('commerce-approver'), { awardListId, ...notice }, at('2026-10-28')))
  },
  async close() {
    must(
      await closeAwardList(
        demoActor('commerce-approver'),
        { awardListId: known.awardListId! },
        at('2026-11-05'),
      ),
    )
  },
  async order() {
    const { orderId } = must(
      await prepareOrder(
        demoActor('finance-preparer'),
        { awardListId: known.awardListId!, fundDocument: '豫财贸〔2026〕8号', budgetHead: '2160699' },
        at('2026-11-09'),
      ),
    )
    remember({ orderId })
    must(await approveOrder(demoActor('finance-checker'), { orderId }, at('2026-11-10')))
  },
  async pay() {
    const orderId = known.orderId!
    const pending = await asActor(systemActor(), (tx) =>
      tx.disbursementLine.findMany({ where: { orderId, state: 'PENDING' }, select: { id: true } }),
    )
    for (let from = 0; from < pending.length; from += 5000)
      must(
        await recordPaid(
          demoActor('finance-preparer'),
          {
            orderId,
            lineIds: pending.slice(from, from + 5000).map(({ id }) => id),
            paidOn: '2026-11-12',
            bankReference: `LOAD${from}`,
          },
          at('2026-11-12'),
        ),
      )
  },
}

const started = Date.now()
await stages[stage]!()
console.log(JSON.stringify({ stage, count, seconds: (Date.now() - started) / 1000 }))
process.exit(0)
