import { assignSheets } from '../../src/features/spot-checks/assign-sheets'
import { saveAnswers } from '../../src/features/spot-checks/check-sheet'
import { planDetail } from '../../src/features/spot-checks/plans'
import { preparePlan } from '../../src/features/spot-checks/prepare-plan'
import { releasePlan } from '../../src/features/spot-checks/release-plan'
import { at, must } from './general-rounds'
import { demoActor } from './people'

const preparer = demoActor('commerce-preparer')
const approver = demoActor('commerce-approver')

/** A spot check under way: what was paid for 2025H2, outside the division of the demo's own enterprise, with the head of office. */
export async function aSpotCheckUnderWay(): Promise<void> {
  const { planId } = must(
    await preparePlan(
      preparer,
      {
        title: '2025年下半年一般险保费支持资金抽查',
        reason: '年度例行抽查，核实发票、付款凭证和出口数据。',
        period: '2025H2',
        programmes: ['GENERAL'],
        divisionCodes: ['410200', '410300', '410400', '410500', '410600'],
        bandsCny: '50000、200000',
        sizeKind: 'SHARE',
        size: '10',
        minimum: '1',
      },
      at('2026-11-10'),
    ),
  )
  must(await releasePlan(approver, { planId }, at('2026-11-11')))
  const { sheets } = must(await planDetail(preparer, { planId }, at('2026-11-11')))
  const given = sheets.slice(0, 3).map(({ id }) => id)
  must(
    await assignSheets(
      preparer,
      { planId, selected: given, assigneeId: approver.accountId!, dueOn: '2026-12-18' },
      at('2026-11-12'),
    ),
  )
  must(
    await saveAnswers(
      approver,
      {
        sheetId: given[0]!,
        answers: [
          { check: 'invoice', finding: 'CONFORMS', facts: '数电票已在税务平台查验，未红冲。' },
          { check: 'payment', finding: 'CONFORMS', facts: '与银行回单一致。' },
        ],
      },
      at('2026-11-19'),
    ),
  )
}
