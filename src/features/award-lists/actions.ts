'use server'

import { serverAction } from '@/server/action'

import { amendItem, unlistItem } from './change-items'
import { concurAwardList, sendBackAwardList, sendToFinance } from './consult-finance'
import { createAwardList } from './create-award-list'
import { confirmShortage, proposeShortage, rejectShortage, withdrawShortage } from './decide-shortage'
import { recordDispatch } from './record-dispatch'
import { answerRemark, remarkRow } from './remark-rows'

const listPage = ({ awardListId }: { awardListId: string }) => `/commerce/award-lists/${awardListId}`

const shortagePage = ({ awardListId }: { awardListId: string }) => `${listPage({ awardListId })}/shortage`
const consultationPage = ({ awardListId }: { awardListId: string }) => `/finance/consultations/${awardListId}`

const text = (form: FormData, name: string) => String(form.get(name) ?? '')

export const createAwardListAction = serverAction(createAwardList, {
  // Two buttons: the ticked applications, or all of the round.
  read: (form) => ({
    roundId: text(form, 'roundId'),
    title: text(form, 'title'),
    ...(form.get('scope') === 'all' ? {} : { applicationIds: form.getAll('selected').map(String) }),
  }),
  redirectTo: listPage,
})
export const unlistItemAction = serverAction(unlistItem, { redirectTo: listPage })
export const amendItemAction = serverAction(amendItem, { redirectTo: listPage })
export const sendToFinanceAction = serverAction(sendToFinance, { redirectTo: listPage })
export const concurAction = serverAction(concurAwardList, { redirectTo: () => '/finance/consultations' })
export const sendBackAction = serverAction(sendBackAwardList, {
  redirectTo: () => '/finance/consultations',
})
export const proposeShortageAction = serverAction(proposeShortage, { redirectTo: shortagePage })
export const confirmShortageAction = serverAction(confirmShortage, { redirectTo: listPage })
export const rejectShortageAction = serverAction(rejectShortage, { redirectTo: listPage })
export const withdrawShortageAction = serverAction(withdrawShortage, { redirectTo: shortagePage })
export const remarkRowAction = serverAction(remarkRow, { redirectTo: consultationPage })
export const answerRemarkAction = serverAction(answerRemark, { redirectTo: listPage })
export const recordDispatchAction = serverAction(recordDispatch, { redirectTo: listPage })
