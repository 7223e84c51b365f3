import { exportXlsx, insurancePolicyList, officialExportList } from '../../src/documents'
import { importCovers } from '../../src/features/cover-overlaps/import-covers'
import { decideCase, proposeDecision } from '../../src/features/negative-list/decide-case'
import { startHearing } from '../../src/features/negative-list/hear-enterprise'
import { openCase } from '../../src/features/negative-list/open-case'
import { confirmOfficialList, submitOfficialList } from '../../src/features/official-exports/confirm-list'
import { importOfficialList } from '../../src/features/official-exports/import-list'
import type { DemoEnterprise } from './enterprises'
import { at, evidence, must } from './general-rounds'
import { demoActor, insurers } from './people'

/** What supervision has before it: an official list of 2025 with one enterprise that differs, an overlap, a case at hearing, a listing. */

const preparer = demoActor('commerce-preparer')
const pdf = (name: string) => new File([evidence], name, { type: 'application/pdf' })

/** The one that differs insured as a small exporter; by the official figure it is a medium one. */
export async function anOfficialListThatDiffers(enterprises: readonly DemoEnterprise[]): Promise<void> {
  // Insured in 2026, and not on official figures (see `seedEnterprises` and `seedInsurancePolicies`).
  const insured = enterprises.filter(
    ({ state, exportsUsd }, index) =>
      state === 'VERIFIED' && index > 100 && index % 35 === 3 && exportsUsd[2025] !== undefined,
  )
  const differs = insured.find(({ exportsUsd }) => Number(exportsUsd[2025]) < 5_000_000)!
  const rows = insured.map((each, index) => ({
    position: index + 1,
    name: each.name,
    uscc: each.uscc,
    year: '2025',
    amountUsd: each === differs ? '5634210.55' : each.exportsUsd[2025]!,
  }))
  const bytes = await exportXlsx(officialExportList, rows)
  const { listId } = must(
    await importOfficialList(
      preparer,
      {
        year: '2025',
        issuer: '郑州海关',
        documentNumber: '郑关统函〔2026〕103号',
        obtainedOn: '2026-11-10',
        file: new File([bytes as Uint8Array<ArrayBuffer>], '2025年出口额核对名单.xlsx'),
        letter: pdf('郑关统函〔2026〕103号.pdf'),
      },
      at('2026-11-11'),
    ),
  )
  must(await submitOfficialList(preparer, { listId }, at('2026-11-11', '10:20')))
  must(await confirmOfficialList(demoActor('commerce-checker'), { listId }, at('2026-11-12')))
}

/** E9: an insurer's archive names a cover of an enterprise that another one insures. */
export async function anOverlapFromAnArchive(enterprises: readonly DemoEnterprise[]): Promise<void> {
  // Insured here since the first half of 2026 (see `seedInsurancePolicies`).
  const enterprise = enterprises.find(
    ({ state, exportsUsd }, index) =>
      state === 'VERIFIED' && index > 200 && index % 35 === 3 && Number(exportsUsd[2025]) < 10_000_000,
  )!
  const bytes = await exportXlsx(insurancePolicyList, [
    {
      position: 1,
      insurancePolicyNumber: 'DA2026XW00017',
      enterpriseName: enterprise.name,
      uscc: enterprise.uscc,
      division: enterprise.divisionName,
      priorYearExportsUsd: enterprise.exportsUsd[2025]!,
      exportSource: 'UNDERTAKING',
      sumInsuredUsd: enterprise.exportsUsd[2025]!,
      premiumRate: '0.0008',
      premiumUsd: '2000.00',
      insuredPercentage: '0.8',
      buyerLimitUsd: '100000.00',
      maximumLiabilityUsd: '120000.00',
      inception: '2026-06-28',
      expiry: '2027-06-27',
      certificateNumber: 'CC-2026-0628',
    },
  ])
  must(
    await importCovers(
      preparer,
      {
        insurerId: insurers.at(-1)!.id,
        source: '2026年上半年历史档案',
        file: new File([bytes as Uint8Array<ArrayBuffer>], '统保保单清单.xlsx'),
      },
      at('2026-11-16'),
    ),
  )
}

/** One is heard until 4 December; one was heard in September and is listed. */
export async function theCases([heard, listed]: readonly DemoEnterprise[]): Promise<void> {
  await aHearing(
    heard!,
    'DUPLICATE_COVER',
    '保险机构历史档案载明该企业 2025 年 11 月至 2026 年 10 月同时在两家机构投保。',
    {
      openedOn: '2026-11-13',
      until: '2026-12-04',
    },
  )
  const caseId = await aHearing(
    listed!,
    'MISREPORTED_EXPORTS',
    '企业承诺书载明 2024 年出口 4,900,000.00 美元，抽查的报关单合计 7,120,000.00 美元。',
    { openedOn: '2026-08-31', until: '2026-09-18' },
  )
  must(
    await proposeDecision(
      preparer,
      { caseId, outcome: 'LIST', words: '事实清楚，证据充分，企业在期限内没有提出陈述。' },
      at('2026-09-21'),
    ),
  )
  must(
    await decideCase(
      demoActor('commerce-approver'),
      {
        caseId,
        outcome: 'LIST',
        authority: '河南省商务厅、河南省财政厅',
        documentNumber: '豫商财〔2026〕58号',
        decisionDate: '2026-09-24',
        words: '未如实填报上年度出口金额，列入财政专项资金信用负面清单三年。',
      },
      at('2026-09-24'),
    ),
  )
}

async function aHearing(
  enterprise: DemoEnterprise,
  ground: 'DUPLICATE_COVER' | 'MISREPORTED_EXPORTS',
  facts: string,
  { openedOn, until }: { openedOn: string; until: string },
): Promise<string> {
  const { caseId } = must(
    await openCase(
      preparer,
      { uscc: enterprise.uscc, ground, facts, files: [pdf('核查材料.pdf')] },
      at(openedOn),
    ),
  )
  must(await startHearing(preparer, { caseId, hearUntil: until }, at(openedOn, '15:00')))
  return caseId
}
