import { keepUpload } from '@/features/stored-files'
import { Decimal } from '@/policy-rules'
import { command, done, refuse } from '@/server/use-case'

import { holdMySheet, noteOf } from './move'
import { answersInput, evidenceInput, lineInput, lineRef } from './schema'
import { addLine, addSheetFile, applicationLines, putAnswers, removeLine } from './sheet-store'
import { officers } from './state'

/** 填写核查表: what the named checks found; kept until it is handed in. */
export const saveAnswers = command({
  name: 'spotChecks.saveAnswers',
  allow: officers,
  input: answersInput,
  run: async (context, { sheetId, answers }) => {
    const sheet = await holdMySheet(context, sheetId, 'check')
    await putAnswers(context.tx, sheetId, answers, context.now)
    return done({ sheetId, saved: answers.length }, noteOf(sheet, { answers }))
  },
})

/** 登记差错明细: a line of the application and by how many yuan of the award it is wrong; all of them at most what was paid. */
export const markLine = command({
  name: 'spotChecks.markLine',
  allow: officers,
  input: lineInput,
  run: async (context, { sheetId, position, wrongCny, facts }) => {
    const { tx } = context
    const sheet = await holdMySheet(context, sheetId, 'check')
    const line = (await applicationLines(tx, sheet.applicationId)).find((each) => each.position === position)
    if (!line)
      return refuse('INVALID', `申报明细中没有第 ${position} 行。请按下方明细表填写行号。`, {
        fieldErrors: { position: ['没有这一行。'] },
      })
    const others = sheet.lines
      .filter((each) => each.position !== position)
      .reduce((sum, each) => sum.plus(each.wrongCny), new Decimal(0))
    if (others.plus(wrongCny).gt(sheet.paidCny))
      refuse('LIMIT', `差错金额合计不能超过已拨付的 ${sheet.paidCny} 元。请核对金额。`, {
        fieldErrors: { wrongCny: ['合计超过已拨付金额。'] },
      })
    await addLine(tx, { sheetId, position, name: line.name, wrongCny, facts })
    return done({ sheetId }, noteOf(sheet, { line: position, wrongCny, facts }))
  },
})

export const unmarkLine = command({
  name: 'spotChecks.unmarkLine',
  allow: officers,
  input: lineRef,
  run: async (context, { sheetId, position }) => {
    const sheet = await holdMySheet(context, sheetId, 'check')
    await removeLine(context.tx, sheetId, position)
    return done({ sheetId }, noteOf(sheet, { removed: position }))
  },
})

/** 上传佐证. It belongs to the office that checks: the enterprise does not see it. */
export const addEvidence = command({
  name: 'spotChecks.addEvidence',
  allow: officers,
  input: evidenceInput,
  run: async (context, { sheetId, check, file }) => {
    const sheet = await holdMySheet(context, sheetId, 'check')
    const fileId = await keepUpload(context, {
      file,
      ownerOrganisationId: context.actor.organisationId!,
      purpose: 'spot-check',
      field: 'file',
    })
    await addSheetFile(context.tx, { sheetId, fileId, checkKey: check, addedAt: context.now })
    return done({ sheetId }, noteOf(sheet, { check, fileId }))
  },
})
