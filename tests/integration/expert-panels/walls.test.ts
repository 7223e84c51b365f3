import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import { declareInterest } from '@/features/expert-panels/declare'
import { expertWorkspace, myReviews } from '@/features/expert-panels/expert-reviews'
import { writeOpinion } from '@/features/expert-panels/opinion'
import { openFile } from '@/features/stored-files'
import type { Actor } from '@/server/auth/actor'
import { asActor } from '@/server/db'

import { valueOf } from '../../factories/applications'
import { anOpenPanel } from '../../factories/expert-panels'
import { aPerson, someday } from '../../factories/people'
import { asOwner } from '../../setup/test-database'

const at = { now: someday }

/** What the application's own role sees of an application as this actor, whatever the code above believes. */
const seenBy = (actor: Actor, applicationId: string) =>
  asActor(actor, async (tx) => ({
    application: await tx.application.count({ where: { id: applicationId } }),
    lines: await tx.premiumPaymentLine.count({ where: { applicationId } }),
    materials: await tx.applicationMaterial.count({ where: { applicationId } }),
    files: await tx.storedFile.count(),
  }))
const nothing = { application: 0, lines: 0, materials: 0, files: 0 }

async function withMaterial(applicationId: string, roundId: string, ownerId: string): Promise<string> {
  const [requirement] = await asOwner<{ id: string }>(
    `INSERT INTO round_requirement (id, round_id, name, position) VALUES (gen_random_uuid(), $1, '发票', 1)
     ON CONFLICT (round_id, position) DO UPDATE SET name = '发票' RETURNING id`,
    [roundId],
  )
  const [file] = await asOwner<{ id: string }>(
    `INSERT INTO stored_file (id, owner_organisation_id, purpose, display_name, media_type, size_bytes, sha256, storage_key, uploaded_at)
     VALUES (gen_random_uuid(), $1, 'material', '发票.pdf', 'application/pdf', 1, repeat('0', 64), gen_random_uuid()::text, now()) RETURNING id`,
    [ownerId],
  )
  await asOwner(
    `INSERT INTO application_material (id, application_id, requirement_id, file_id, added_at) VALUES (gen_random_uuid(), $1, $2, $3, now())`,
    [applicationId, requirement!.id, file!.id],
  )
  return file!.id
}

describe('an application is closed to an expert at the database', () => {
  it('until no interest is declared, and again once one is', async () => {
    const { panelId, seats, round, applications } = await anOpenPanel(2, { declared: false })
    const [first, other] = applications
    const fileId = await withMaterial(first!.id, round.id, first!.applicant.id)
    const { actor } = seats[0]!
    expect(await seenBy(actor, first!.id)).toEqual(nothing)
    expect(await expertWorkspace(actor, { panelId, applicationId: first!.id }, at)).toMatchObject({
      ok: false,
    })
    expect(await openFile(actor, { id: fileId }, at)).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_FOUND' },
    })

    const declare = (interest: 'yes' | 'no', reason = '') =>
      declareInterest(actor, { panelId, applicationId: first!.id, interest, reason }, at)
    valueOf(await declare('no'))
    expect(await seenBy(actor, first!.id)).toEqual({ application: 1, lines: 1, materials: 1, files: 1 })
    // The one that is not declared stays closed, and so does everything to an expert of no panel.
    expect(await seenBy(actor, other!.id)).toMatchObject({ application: 0, lines: 0 })
    expect(await seenBy(await aPerson('EXPERT'), first!.id)).toEqual(nothing)
    valueOf(await expertWorkspace(actor, { panelId, applicationId: first!.id }, at))

    expect(await declare('yes')).toMatchObject({ ok: false, refusal: { code: 'INVALID' } })
    valueOf(await declare('yes', '曾为其提供咨询'))
    expect(await seenBy(actor, first!.id)).toEqual(nothing)
    expect(await declare('no')).toMatchObject({ ok: false })
  })

  it.each([
    ['the applicant as employer', `employer = (SELECT o.name FROM organisation o WHERE o.id = $2)`],
    ['the applicant by its code', `employer_uscc = (SELECT o.uscc FROM organisation o WHERE o.id = $2)`],
    ['an insurer of a line', `employer = '中国出口信用保险公司' || substr($2::text, 1, 0)`],
    ['the division office', `division_code = (SELECT e.division_code FROM enterprise e WHERE e.id = $2)`],
    ['the contact of the applicant', `phone = (SELECT e.contact_phone FROM enterprise e WHERE e.id = $2)`],
  ])('when the records show an interest, although none was declared: %s', async (_, change) => {
    const { panelId, seats, applications } = await anOpenPanel()
    const { id: applicationId, applicant } = applications[0]!
    const { actor, expertId } = seats[1]!
    expect(await seenBy(actor, applicationId)).toMatchObject({ application: 1 })
    await asOwner(`UPDATE expert SET ${change} WHERE id = $1`, [expertId, applicant.id])
    expect(await seenBy(actor, applicationId)).toEqual(nothing)
    const mine = valueOf(await myReviews(actor, {}, at)).panels.find((each) => each.panelId === panelId)
    expect(mine!.cases[0]).toMatchObject({ standing: 'RECUSED' })
    expect(
      await writeOpinion(
        actor,
        {
          step: 'hand-in',
          panelId,
          applicationId,
          scores: { C1: '80', C2: '80' },
          grade: 'SUPPORT',
          recommendedAmountCny: '1000.00',
          opinion: '同意',
        },
        at,
      ),
    ).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } })
  })

  it('when out of the pool, or replaced', async () => {
    const { seats, applications } = await anOpenPanel()
    const applicationId = applications[0]!.id
    await asOwner(`UPDATE expert SET active = false WHERE id = $1`, [seats[0]!.expertId])
    await asOwner(`UPDATE panel_member SET released_at = now(), release_reason = 'x' WHERE id = $1`, [
      seats[1]!.memberId,
    ])
    expect(await seenBy(seats[0]!.actor, applicationId)).toEqual(nothing)
    expect(await seenBy(seats[1]!.actor, applicationId)).toEqual(nothing)
    expect(await seenBy(seats[2]!.actor, applicationId)).toMatchObject({ application: 1 })
  })
})

describe('what an expert sees and writes', () => {
  it('changes nothing of an application that is open to them, and sees nothing of its review', async () => {
    const { seats, applications } = await anOpenPanel()
    const { id: applicationId, lineIds } = applications[0]!
    const { actor } = seats[0]!
    const wrote = await asActor(actor, async (tx) => [
      (await tx.application.updateMany({ where: { id: applicationId }, data: { requestedAmountCny: '1' } }))
        .count,
      (await tx.premiumPaymentLine.updateMany({ where: { id: lineIds[0]! }, data: { amountCny: '1' } }))
        .count,
      (await tx.premiumPaymentLine.deleteMany({ where: { applicationId } })).count,
      await tx.review.count(),
      await tx.reviewLineDecision.count(),
      await tx.applicationEvent.count(),
      await tx.bankAccount.count(),
      await tx.panelDraw.count(),
    ])
    expect(wrote).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
    await expect(
      asActor(actor, (tx) =>
        tx.applicationEvent.create({
          data: { applicationId, toState: 'APPROVED', verb: 'x', at: someday },
        }),
      ),
    ).rejects.toThrow('row-level security')
  })

  it('writes in no other seat, and reads no other before handing in', async () => {
    const { panelId, seats, applications } = await anOpenPanel()
    const applicationId = applications[0]!.id
    const [first, second] = seats as [(typeof seats)[0], (typeof seats)[0]]
    const content = {
      step: 'hand-in' as const,
      panelId,
      applicationId,
      scores: { C1: '80', C2: '80' },
      grade: 'SUPPORT' as const,
      recommendedAmountCny: '1000.00',
      opinion: '同意',
    }
    valueOf(await writeOpinion(first.actor, content, at))
    const opinions = (actor: Actor) =>
      asActor(actor, (tx) => tx.expertOpinion.count({ where: { applicationId } }))
    expect(await opinions(second.actor)).toBe(0)
    valueOf(await writeOpinion(second.actor, content, at))
    expect(await opinions(second.actor)).toBe(2)
    await expect(
      asActor(first.actor, (tx) =>
        tx.interestDeclaration.create({
          data: {
            panelId,
            applicationId,
            memberId: second.memberId,
            interest: true,
            reason: 'x',
            declaredAt: someday,
          },
        }),
      ),
    ).rejects.toThrow('row-level security')
  })

  it('a draft is nobody else’s, not even the department’s', async () => {
    const { panelId, preparer, seats, applications } = await anOpenPanel()
    const applicationId = applications[0]!.id
    valueOf(
      await writeOpinion(
        seats[0]!.actor,
        { step: 'draft', panelId, applicationId, scores: { C1: '10', C2: '' }, opinion: '草稿' },
        at,
      ),
    )
    expect(await asActor(preparer, (tx) => tx.expertOpinion.count({ where: { applicationId } }))).toBe(0)
    expect(await asActor(seats[0]!.actor, (tx) => tx.expertOpinion.count({ where: { applicationId } }))).toBe(
      1,
    )
  })
})

it('every walled table is closed to experts, but for those that were opened by name', async () => {
  const open = await asOwner<{ relname: string }>(
    `SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relrowsecurity
       AND NOT EXISTS (SELECT FROM pg_policies p WHERE p.tablename = c.relname AND p.policyname = 'closed_to_experts') ORDER BY 1`,
  )
  expect(open.map(({ relname }) => relname)).toEqual([
    'account',
    'application',
    'application_material',
    'application_policy_line',
    'audit_entry',
    'expert',
    'expert_opinion',
    'expert_panel',
    'further_opinion_round',
    'insurance_policy',
    'interest_declaration',
    'notification',
    'organisation',
    'panel_application',
    'panel_member',
    'panel_summary',
    'premium_payment_line',
    // Once published it is everybody's.
    'publicity',
    'round',
    'round_requirement',
    'session',
    'stored_file',
    // The State Council's calendar is everybody's.
    'working_calendar_day',
    'working_calendar_year',
  ])
})
