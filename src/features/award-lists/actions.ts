'use server'

import { serverAction } from '@/server/action'

import { amendItem, unlistItem } from './change-items'
import { concurAwardList, sendBackAwardList, sendToFinance } from './consult-finance'
import { createAwardList } from './create-award-list'

const listPage = ({ awardListId }: { awardListId: string }) => `/commerce/award-lists/${awardListId}`

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
