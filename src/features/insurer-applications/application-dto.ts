import { transitions } from '@/features/applications'
import { sumOfAmounts } from '@/policy-rules'
import { dateFromColumn } from '@/server/clock'
import type { ApplicationState, Programme } from '@/server/db'

import type { ApplicationRow } from './store'

/** A policy whose advanced premium is applied for. Money as decimal strings. */
export interface PolicyLineDto {
  id: string
  position: number
  insurancePolicyId: string
  insurancePolicyNumber: string
  uscc: string
  enterpriseName: string
  premiumUsd: string
  fiscalShareUsd: string
  exchangeRate: string
  exchangeRateDate: string
  exchangeRateSource: string
  premiumCny: string
  fiscalShareCny: string
}

export interface InsurerApplicationSummary {
  id: string
  receiptNumber: string | null
  roundTitle: string
  noticeNumber: string
  programme: Programme
  halfYear: string
  state: ApplicationState
  lineCount: number
  /** As submitted, or the draft's sum so far. CNY. */
  requestedAmountCny: string
  approvedAmountCny: string | null
}

/** 材料: what the notice asks for, with what was uploaded. */
export interface RequirementDto {
  id: string
  name: string
  hint: string
  required: boolean
  materials: MaterialDto[]
}

export interface MaterialDto {
  id: string
  fileId: string
  name: string
  sizeBytes: number
  sha256: string
  addedAt: string
}

export interface InsurerApplicationDto extends InsurerApplicationSummary {
  closesOn: string
  heldReason: string | null
  correctBy: string | null
  /** The defects of the last return, all of them, in words. */
  defects: string[]
  lines: PolicyLineDto[]
  requirements: RequirementDto[]
  /** 资金进度: each step with its date and the amount as it then stood. */
  events: { label: string; at: string; amountCny: string | null; note: string }[]
}

export function policyLineDto(line: ApplicationRow['policyLines'][number]): PolicyLineDto {
  return {
    id: line.id,
    position: line.position,
    insurancePolicyId: line.insurancePolicyId,
    insurancePolicyNumber: line.insurancePolicy.insurancePolicyNumber,
    uscc: line.insurancePolicy.uscc,
    enterpriseName: line.insurancePolicy.enterpriseName,
    premiumUsd: line.premiumUsd.toFixed(2),
    fiscalShareUsd: line.fiscalShareUsd.toFixed(2),
    exchangeRate: line.exchangeRate.toFixed(),
    exchangeRateDate: dateFromColumn(line.exchangeRateDate),
    exchangeRateSource: line.exchangeRateSource,
    premiumCny: line.premiumCny.toFixed(2),
    fiscalShareCny: line.fiscalShareCny.toFixed(2),
  }
}

export function applicationSummary(row: ApplicationRow): InsurerApplicationSummary {
  return {
    id: row.id,
    receiptNumber: row.receiptNumber,
    roundTitle: row.round.title,
    noticeNumber: row.round.noticeNumber,
    programme: row.programme,
    halfYear: row.halfYear,
    state: row.state,
    lineCount: row.policyLines.length,
    requestedAmountCny:
      row.requestedAmountCny?.toFixed(2) ??
      sumOfAmounts(row.policyLines.map((line) => line.fiscalShareCny.toFixed(2))),
    approvedAmountCny: row.approvedAmountCny?.toFixed(2) ?? null,
  }
}

export function applicationDto(row: ApplicationRow): InsurerApplicationDto {
  return {
    ...applicationSummary(row),
    closesOn: dateFromColumn(row.round.closesOn),
    heldReason: row.heldReason,
    correctBy: row.correctBy && dateFromColumn(row.correctBy),
    defects: row.state === 'RETURNED' ? defectsInWords(row.returns[0]?.defects) : [],
    lines: row.policyLines.map(policyLineDto),
    requirements: requirementsOf(row),
    events: row.events.map((event) => ({
      label: transitions.find((row) => row.verb === event.verb)?.label ?? event.verb,
      at: event.at.toISOString(),
      amountCny: event.amountCny?.toFixed(2) ?? null,
      note: event.note,
    })),
  }
}

export const requirementsOf = (row: ApplicationRow): RequirementDto[] =>
  row.round.requirements.map(({ id, name, hint, required }) => ({
    id,
    name,
    hint,
    required,
    materials: row.materials
      .filter(({ requirementId }) => requirementId === id)
      .map(({ file, ...material }) => ({
        id: material.id,
        fileId: file.id,
        name: file.displayName,
        sizeBytes: file.sizeBytes,
        sha256: file.sha256,
        addedAt: material.addedAt.toISOString(),
      })),
  }))

/** The reviews room writes each defect as an object with its sentence. */
const defectsInWords = (defects: unknown): string[] =>
  Array.isArray(defects) ? defects.map((defect: { message: string }) => defect.message) : []
