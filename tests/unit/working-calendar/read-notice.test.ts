import { describe, expect, it } from 'vitest'

import { readNotice } from '@/features/working-calendar/read-notice'

/** 国办发明电〔2025〕7号 as it was published, and what an official reads in it. */
const notice2026 = `国务院办公厅关于2026年
部分节假日安排的通知
经国务院批准，现将2026年元旦、春节等放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。
国务院办公厅
2025年11月4日`

const days = (text: string, year: number, kind: string) =>
  readNotice(text, year)
    .days.filter((day) => day.kind === kind)
    .map(({ date }) => date.slice(5))

describe('the notice of the State Council, pasted', () => {
  it('gives every day off and every make-up day, with its festival', () => {
    const read = readNotice(notice2026, 2026)
    expect(read.problems).toEqual([])
    expect(days(notice2026, 2026, 'MAKE_UP_DAY')).toEqual([
      '01-04',
      '02-14',
      '02-28',
      '05-09',
      '09-20',
      '10-10',
    ])
    // 3 + 9 + 3 + 5 + 3 + 3 + 7
    expect(days(notice2026, 2026, 'HOLIDAY')).toHaveLength(33)
    expect(read.days.find(({ date }) => date === '2026-02-23')).toEqual({
      date: '2026-02-23',
      kind: 'HOLIDAY',
      festival: '春节',
    })
    expect(read.days.find(({ date }) => date === '2026-09-20')?.festival).toBe('国庆节')
  })

  it('also in one paragraph, and a stretch over two months', () => {
    const text =
      '一、元旦：1月1日（周三）放假1天，不调休。二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。四、劳动节：5月1日至5日放假，共5天。七、国庆节：10月1日至8日放假调休，共8天。'
    expect(readNotice(text, 2025).problems).toEqual([])
    expect(days(text, 2025, 'HOLIDAY').slice(0, 9)).toEqual([
      '01-01',
      '01-28',
      '01-29',
      '01-30',
      '01-31',
      '02-01',
      '02-02',
      '02-03',
      '02-04',
    ])
    expect(days(text, 2025, 'MAKE_UP_DAY')).toEqual(['01-26', '02-08'])
  })

  it('and a list of one day a line, as it comes out of a table', () => {
    const lines = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].map(
      (day) => `2027-${day}\t放假\t法定节日`,
    )
    const read = readNotice([...lines, '2027/1/31\t上班\t春节'].join('\n'), 2027)
    expect(read.problems).toEqual([])
    expect(read.days).toHaveLength(7)
    expect(read.days[1]).toEqual({ date: '2027-01-31', kind: 'MAKE_UP_DAY', festival: '春节' })
    expect(read.days[0]!.festival).toBe('法定节日')
  })
})

describe('what does not hold together is said', () => {
  it.each([
    ['the weekday of another year', '1月1日（周四）放假1天。', '2027年1月1日是周五，原文写为周四'],
    ['a number of days that is not there', '1月1日（周五）至3日放假，共4天。', '写为 4 天，实际读到 3 天'],
    ['a make-up day that is worked anyway', '1月4日上班。', '2027年1月4日是周一，本来就是工作日'],
    ['a day that does not exist', '2月29日放假1天。', '“2月29日”不是一个日期'],
    ['a day of another year', '2026年12月31日放假1天。', '不在 2027 年内'],
    ['off and worked at once', '1月2日至3日放假，共2天。1月3日（周日）上班。', '既写为放假又写为上班'],
    ['nothing at all', '节日期间请注意安全。', '没有读到放假或上班的日期'],
    ['a festival left out', '1月1日至3日放假，共3天。', '2027年10月3日（国庆节）是法定放假日，没有读到'],
  ])('%s', (_, text, said) => {
    expect(readNotice(text, 2027).problems.join()).toContain(said)
  })
})
