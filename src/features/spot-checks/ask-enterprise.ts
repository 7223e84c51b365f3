import { notify } from '@/features/notifications'
import { keepUpload } from '@/features/stored-files'
import { dateInWords } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { command, done, notFound, query, refuse } from '@/server/use-case'

import { holdMySheet, noteOf } from './move'
import { askInput, oneSheet, respondInput } from './schema'
import { addRequest, addSheetFile, answerFiles, answerRequest, requestById } from './sheet-store'
import { officers } from './state'

export const parties = ['ENTERPRISE_OPERATOR', 'ENTERPRISE_APPROVER'] as const

/** 告知企业并请其说明, with a day to answer by; nothing is held against it before. */
export const askEnterprise = command({
  name: 'spotChecks.ask',
  allow: officers,
  input: askInput,
  run: async (context, { sheetId, words, answerBy }) => {
    const { tx, actor, now } = context
    const sheet = await holdMySheet(context, sheetId, 'check')
    if (sheet.divisionCode === null)
      refuse('WRONG_STATE', '这笔资金拨付给保险机构，平台上不向其发出说明通知。请以函件核实，并上传佐证。')
    if (answerBy <= dateInShanghai(now))
      refuse('INVALID', '答复期限应在今天之后。', { fieldErrors: { answerBy: ['应在今天之后。'] } })
    const asked = await addRequest(tx, {
      sheetId,
      partyId: sheet.partyId,
      planNumber: sheet.plan.number,
      receiptNumber: sheet.item.application.receiptNumber ?? '',
      words,
      answerBy,
      askedById: actor.accountId!,
      askedAt: now,
    })
    if (!asked) refuse('CONFLICT', '已经通知过企业。请在本页查看答复。')
    await notify(
      tx,
      {
        organisationId: sheet.partyId,
        kind: 'SPOT_CHECK',
        title: `抽查 ${sheet.plan.number}：请说明 ${sheet.item.application.receiptNumber} 的有关情况`,
        body: `${words.slice(0, 200)}请于${dateInWords(answerBy)}前答复。`,
        href: `/enterprise/spot-checks/${sheetId}`,
      },
      now,
    )
    return done({ sheetId }, noteOf(sheet, { answerBy }))
  },
})

/** The request to one's own enterprise, and nothing else of the sheet. */
export const requestDetail = query({
  name: 'spotChecks.request',
  allow: parties,
  input: oneSheet,
  run: async ({ tx, now }, { sheetId }) => {
    const request = (await requestById(tx, sheetId)) ?? notFound('抽查通知')
    const { planNumber, receiptNumber, words, answerBy, askedAt, answer, answeredAt } = request
    return {
      sheetId,
      planNumber,
      receiptNumber,
      words,
      answerBy,
      askedAt,
      answer,
      answeredAt,
      late: answeredAt === null && dateInShanghai(now) > answerBy,
      files: (await answerFiles(tx, sheetId)).map(({ id, displayName, sizeBytes, uploadedAt }) => ({
        id,
        name: displayName,
        sizeBytes,
        uploadedAt,
      })),
    }
  },
})
export type RequestDetail = Extract<Awaited<ReturnType<typeof requestDetail>>, { ok: true }>['value']

/** 企业答复, once; also after the day, marked late by its time. */
export const respond = command({
  name: 'spotChecks.respond',
  allow: parties,
  input: respondInput,
  run: async (context, { sheetId, answer, files }) => {
    const { tx, actor, now } = context
    const request = (await requestById(tx, sheetId)) ?? notFound('抽查通知')
    for (const file of files) {
      const fileId = await keepUpload(context, {
        file,
        ownerOrganisationId: actor.organisationId!,
        purpose: 'spot-check-answer',
        field: 'files',
      })
      await addSheetFile(tx, { sheetId, fileId, checkKey: null, addedAt: now })
    }
    if (!(await answerRequest(tx, sheetId, { answer, answeredById: actor.accountId!, answeredAt: now })))
      refuse('CONFLICT', '这份抽查通知已经答复过，答复不能更改。如需补充，请联系通知中的部门。')
    return done(
      { sheetId },
      {
        subject: { kind: 'spot-check-sheet', id: sheetId },
        detail: {
          plan: request.planNumber,
          files: files.length,
          late: dateInShanghai(now) > request.answerBy,
        },
      },
    )
  },
})
