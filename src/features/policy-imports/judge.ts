import type { ImportedValues, insurancePolicyList } from '@/documents'
import {
  decidingExports,
  type KnownExports,
  lastDayOfCover,
  ratedTerms,
  reasonsInWords,
} from '@/features/insurance-policies'
import {
  type CalculationSheet,
  dateInWords,
  daysBetween,
  Decimal,
  earliestInception,
  EXPORT_SOURCE_NAMES,
  grouped,
  type LawDate,
  platformTier,
  priorYearOf,
} from '@/policy-rules'
import type { DuplicateCoverOutcome, ExportSource } from '@/server/db'

/** A row of the 统保保单清单 as the import reads it. */
export type ListedPolicy = ImportedValues<typeof insurancePolicyList>

/** What the portal knows of the row's code, certificate and number, behind the walls of its insurer. */
export interface Facts {
  enterprise: { id: string; name: string; divisionCode: string } | null
  exports: KnownExports | null
  certificate: { id: string; uscc: string; outcome: DuplicateCoverOutcome; coverFrom: LawDate | null } | null
  /** One's own, that holds today (E8). */
  reservationId: string | null
  coveredUntil: LawDate | null
  listedUntil: LawDate | null
  /** One's own policy of that number. */
  registered: { uscc: string; inception: LawDate; expiry: LawDate; premiumUsd: string } | null
  /** Of the division that the row names; null for a name that is none. */
  divisionCode: string | null
}

export interface Circumstance {
  today: LawDate
  latestStart: LawDate
  /** Whether the import brings the certificates and letters behind its export amounts (E4). */
  hasEvidence: boolean
}

/** What is recorded of a good row. */
export interface PolicyToRecord {
  programme: 'MICRO' | 'MEDIUM'
  enterpriseId: string | null
  enterpriseName: string
  divisionCode: string | null
  exportYear: number
  priorYearExportsUsd: string
  exportSource: ExportSource
  exportRecordId: string | null
  /** Whether the amount is the insurer's own, and so stands on the evidence of the import. */
  byEvidence: boolean
  terms: Exclude<ReturnType<typeof ratedTerms>, { reasons: unknown }>['terms']
  sheet: () => CalculationSheet
  checkId: string
  reservationId: string
  state: 'IN_FORCE' | 'PENDING_SELF_PAYMENT'
  lateDays: number
}
export type Judgement =
  | { verdict: 'GOOD'; policy: PolicyToRecord }
  | { verdict: 'BAD' | 'SAME'; complaint: string }

/**
 * Whether a row may be recorded, by the rules of a single registration (二(三)–二(五), E1–E10), or all that is wrong with it and
 * what to do. A row that stands on the register already, with the same content, is neither.
 */
export function judge(row: ListedPolicy, facts: Facts, at: Circumstance): Judgement {
  const { registered } = facts
  if (registered) return judgeRegistered(row, registered)
  const complaints = [...periodComplaints(row, at), ...coverComplaints(row, facts)]
  const rated = rate(row, facts, at)
  if ('complaints' in rated) return bad([...complaints, ...rated.complaints])
  const enterpriseName = facts.enterprise?.name ?? row.enterpriseName
  if (!facts.enterprise && facts.divisionCode === null)
    complaints.push(`所属地“${row.division}”不是省辖市、济源示范区或航空港区的名称，请按模板填写。`)
  if (complaints.length > 0) return bad(complaints)
  const { programme } = rated
  return {
    verdict: 'GOOD',
    policy: {
      ...rated,
      enterpriseId: facts.enterprise?.id ?? null,
      enterpriseName,
      divisionCode: facts.enterprise?.divisionCode ?? facts.divisionCode,
      checkId: facts.certificate!.id,
      reservationId: facts.reservationId!,
      state: programme === 'MEDIUM' && row.selfPaidReceivedOn === null ? 'PENDING_SELF_PAYMENT' : 'IN_FORCE',
      lateDays: Math.max(daysBetween(row.inception, at.today), 0),
    },
  }
}

const bad = (complaints: readonly string[]): Judgement => ({ verdict: 'BAD', complaint: complaints.join('') })

function judgeRegistered(row: ListedPolicy, known: NonNullable<Facts['registered']>): Judgement {
  const same =
    known.uscc === row.uscc &&
    known.inception === row.inception &&
    known.expiry === row.expiry &&
    known.premiumUsd === row.premiumUsd
  return same
    ? { verdict: 'SAME', complaint: '已经登记，内容相同，不再登记。' }
    : bad([
        `保单号 ${row.insurancePolicyNumber} 已经登记过，内容不同。请核对保单号；要更改已登记的保单，请办理批单。`,
      ])
}

function periodComplaints({ inception, expiry }: ListedPolicy, { latestStart }: Circumstance): string[] {
  const start = inception
  const latest = lastDayOfCover(start)
  if (expiry < inception) return ['终保日早于起保日，请更正。']
  if (expiry > latest) return [`年度保单的保险期间不超过一年，终保日最晚为 ${dateInWords(latest)}，请更正。`]
  if (inception > latestStart) return [`起保日最晚为 ${dateInWords(latestStart)}，请临近起保时再登记。`]
  return []
}

function coverComplaints(row: ListedPolicy, facts: Facts): string[] {
  const complaints: string[] = []
  const { certificate, coveredUntil, listedUntil } = facts
  if (coveredUntil !== null)
    complaints.push(`该企业已承保至 ${dateInWords(coveredUntil)}，请在现有保单到期后承保。`)
  else if (!certificate)
    complaints.push(`没有查重凭证 ${row.certificateNumber}，请先查重并预留，按凭证填写凭证号。`)
  else if (certificate.uscc !== row.uscc)
    complaints.push(`查重凭证 ${row.certificateNumber} 不是对该企业的查重，请核对凭证号。`)
  else if (certificate.outcome !== 'CLEAR')
    complaints.push(`查重凭证 ${row.certificateNumber} 的结果不是“可以承保”，请重新查重。`)
  else if (facts.reservationId === null)
    complaints.push(`查重凭证 ${row.certificateNumber} 的预留已经到期或已用于出单，请重新查重。`)
  else if (certificate.coverFrom !== null && row.inception < certificate.coverFrom)
    complaints.push(
      `起保日早于查重时填写的拟起保日 ${dateInWords(certificate.coverFrom)}，请更正或重新查重。`,
    )
  if (listedUntil !== null)
    complaints.push(
      `企业列入信用负面清单至 ${dateInWords(listedUntil)}，其保费财政不予支持，不能登记统保保单。`,
    )
  return complaints
}

type Rating = Pick<
  PolicyToRecord,
  | 'programme'
  | 'exportYear'
  | 'priorYearExportsUsd'
  | 'exportSource'
  | 'exportRecordId'
  | 'byEvidence'
  | 'terms'
  | 'sheet'
>

/** E1, E4, 一(一), 一(二): the amount that decides, its tier, and the terms that follow, held against those of the row. */
function rate(
  row: ListedPolicy,
  { exports: known }: Facts,
  at: Circumstance,
): Rating | { complaints: string[] } {
  const inception = row.inception
  const exportYear = priorYearOf(inception)
  const source = row.exportSource as ExportSource
  const brought: KnownExports[] =
    at.hasEvidence && source !== 'OFFICIAL'
      ? [
          {
            year: exportYear,
            source,
            amountUsd: row.priorYearExportsUsd,
            inForceFrom: inception,
            recordId: null,
          },
        ]
      : []
  const deciding = decidingExports([...(known ? [known] : []), ...brought], inception)
  if (!deciding)
    return {
      complaints: [
        source === 'OFFICIAL'
          ? `平台没有该企业 ${exportYear} 年的官方出口额，请更正数据来源并附证明材料。`
          : `平台没有该企业 ${exportYear} 年的出口额，请随清单上传证明材料。`,
      ],
    }
  if (deciding.amountUsd !== row.priorYearExportsUsd)
    return {
      complaints: [
        `上年出口额应为 ${grouped(new Decimal(deciding.amountUsd))} 美元（${EXPORT_SOURCE_NAMES[deciding.source]}），请更正。`,
      ],
    }
  const programme = platformTier(deciding.amountUsd, inception)
  if (programme === null)
    return { complaints: ['上年出口额超过中型企业统保的上限，或起保日不在政策执行期内，不能登记统保保单。'] }
  const rated = ratedTerms({
    programme,
    inception,
    priorYearExportsUsd: deciding.amountUsd,
    premiumRate: row.premiumRate,
    maximumLiabilityUsd: row.maximumLiabilityUsd,
  })
  if ('reasons' in rated) return { complaints: [reasonsInWords(rated.reasons)] }
  const complaints = [
    ...differing('投保金额', row.sumInsuredUsd, rated.terms.sumInsuredUsd),
    ...differing('年保费', row.premiumUsd, rated.terms.premiumUsd),
    ...differing('赔偿比例', row.insuredPercentage, rated.terms.insuredPercentage),
    ...differing('单一买方限额', row.buyerLimitUsd, rated.terms.buyerLimitUsd),
    ...selfPaidComplaints(row, programme, at.today),
  ]
  if (complaints.length > 0) return { complaints }
  return {
    programme,
    exportYear,
    priorYearExportsUsd: deciding.amountUsd,
    exportSource: deciding.source,
    exportRecordId: deciding.recordId,
    byEvidence: deciding.recordId === null && deciding.source !== 'OFFICIAL',
    ...rated,
  }
}

function differing(what: string, given: string, due: string): string[] {
  return new Decimal(given).equals(due) ? [] : [`${what}应为 ${grouped(new Decimal(due))}，请更正。`]
}

function selfPaidComplaints(
  { selfPaidReceivedOn: receivedOn, inception }: ListedPolicy,
  programme: 'MICRO' | 'MEDIUM',
  today: LawDate,
): string[] {
  if (receivedOn === null) return []
  if (programme === 'MICRO') return ['小微企业统保企业免缴，请清空自缴到账日。']
  if (receivedOn > today) return ['自缴到账日不能晚于今天，请按银行回单填写。']
  return earliestInception(programme, inception, receivedOn) === inception
    ? []
    : ['自缴到账日晚于起保日，保单自到账日起生效（口径 E10），请更正起保日和终保日。']
}
