import { dateInShanghai } from '@/server/clock'
import type { TrailStep } from '@/ui/money-trail'

import type { InsurerApplicationDto } from '../application-dto'

const ENDED = ['PAID', 'REJECTED', 'WITHDRAWN']

/** 资金进度: the steps taken with their amounts, then what comes next. */
export function trailOf({ events, state, closesOn }: InsurerApplicationDto): TrailStep[] {
  const taken = events.map(({ label, at, amountCny, note }, i): TrailStep => {
    const times = events.slice(0, i + 1).filter((event) => event.label === label).length
    const last = i === events.length - 1
    return {
      label: times === 1 ? label : `${label}（第 ${times} 次）`,
      date: dateInShanghai(new Date(at)),
      ...(amountCny === null ? {} : { amount: amountCny }),
      ...(note === '' ? {} : { note }),
      state: !last
        ? 'success'
        : state === 'REJECTED'
          ? 'refused'
          : ENDED.includes(state)
            ? 'success'
            : 'progress',
    }
  })
  if (state === 'DRAFT') return [{ label: '等待复核人员提交', date: closesOn, state: 'draft' }]
  if (ENDED.includes(state)) return taken
  return [...taken, { label: '提取入账或结算', note: '先从预拨资金提取，不足部分由财政结算', state: 'draft' }]
}
