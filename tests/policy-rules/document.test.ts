import { readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import {
  CLAUSE_IDS,
  clauseAnchor,
  clauseText,
  CREDIT_INFORMATION,
  documentFor,
  ECOMMERCE,
  GENERAL,
  isClauseId,
  MANAGEMENT,
  MEDIUM,
  MICRO,
  OVERSEAS,
  type Parameter,
  periodOf,
  POLICY_DOCUMENTS,
  policyDocumentOn,
  RULINGS,
  SETTING_CHOICES,
  SETTING_NUMBERS,
  TEXT_BLOCKS,
} from '@/policy-rules'

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

const PROVISIONS: Parameter<unknown>[] = [
  ...Object.values(MICRO),
  ...Object.values(MEDIUM),
  ...Object.values(GENERAL),
  ...Object.values(OVERSEAS.POLITICAL),
  ...Object.values(OVERSEAS.COMPREHENSIVE),
  ...Object.values(ECOMMERCE),
  ...Object.values(CREDIT_INFORMATION),
  ...Object.values(MANAGEMENT),
]

describe('the text of the document', () => {
  test('is the printed one, word for word', () => {
    const printed = read('docs/policy/yushangcai-2024-15.txt').split('\n').join('')
    const ours = TEXT_BLOCKS.map(({ kind, text }) => (kind === 'item' ? `- ${text}` : text)).join('')
    expect(ours).toBe(printed)
  })

  test('every clause has its words and an anchor of its own', () => {
    expect(CLAUSE_IDS.map(clauseAnchor)).toEqual([
      ...['clause-1-1', 'clause-1-2', 'clause-1-3', 'clause-1-4', 'clause-1-5', 'clause-1-6'],
      ...['clause-2-1', 'clause-2-2', 'clause-2-3', 'clause-2-4', 'clause-2-5', 'clause-2-6'],
      ...['clause-3-1', 'clause-3-2', 'clause-3-3', 'clause-3-4'],
    ])
    for (const clause of CLAUSE_IDS) expect(clauseText(clause)).toMatch(new RegExp(`^[（(]${clause[2]}[)）]`))
  })

  test('the words of a clause are those of all its blocks', () => {
    expect(clauseText('一(五)').split('\n')[0]).toBe('（五）跨境电商政治风险统保平台支持政策')
    expect(clauseText('一(五)').split('\n')[1]).toMatch(
      /^建立跨境电商政治风险统保平台.*不超过 10 万元人民币。$/,
    )
    expect(isClauseId('一(五)')).toBe(true)
    expect(isClauseId('一(七)')).toBe(false)
  })
})

describe('every number of the document', () => {
  test('is read from words of its clause', () => {
    expect(PROVISIONS).toHaveLength(29)
    for (const { clause, sentence } of PROVISIONS) {
      expect(sentence.length).toBeGreaterThan(6)
      expect(isClauseId(clause) && clauseText(clause).includes(sentence), `${clause}: ${sentence}`).toBe(true)
    }
  })

  test('throws on a date outside the term', () => {
    for (const provision of PROVISIONS) {
      expect(provision).toMatchObject({ from: '2024-08-05', until: '2027-12-31' })
      expect(provision.on('2024-08-05')).toBe(provision.value)
      expect(provision.on('2027-12-31')).toBe(provision.value)
      for (const date of ['2024-08-04', '2028-01-01']) {
        expect(() => provision.on(date)).toThrow(
          `${provision.clause} holds from 2024-08-05 until 2027-12-31, not on ${date}`,
        )
      }
    }
  })

  // The shares of the clauses that pay everything or a part; the others' numbers all decide a boundary test.
  test('the treasury pays', () => {
    const ratios = [MICRO, MEDIUM, OVERSEAS.POLITICAL, OVERSEAS.COMPREHENSIVE, ECOMMERCE]
    expect(ratios.map(({ fiscalRatio }) => fiscalRatio.value.toString())).toEqual([
      '1',
      '0.8',
      '0.8',
      '0.7',
      '1',
    ])
  })
})

describe('the registry', () => {
  const document = POLICY_DOCUMENTS[0]
  const later = { ...document, number: '后一文件', term: { start: '2028-03-01', end: '2029-12-31' } }
  const both = [document, later] as const

  // The two terms leave January and February 2028 to neither.
  test.each([
    ['2024-08-04', '2024-08-04', '豫商财〔2024〕15号', 'before both: the oldest'],
    ['2026-03-01', '2026-03-01', '豫商财〔2024〕15号', 'in the first'],
    ['2028-02-29', '2028-02-29', '豫商财〔2024〕15号', 'between them: the one that had begun'],
    ['2028-03-01', '2028-03-01', '后一文件', 'in the second'],
    ['2030-01-01', '2030-01-01', '后一文件', 'after both: the last'],
    ['2028-01-01', '2028-06-30', '后一文件', 'a half-year that the second begins in'],
    ['2027-07-01', '2027-12-31', '豫商财〔2024〕15号', 'a half-year of the first'],
    ['2027-01-01', '2028-12-31', '后一文件', 'a period of both: the newest'],
    ['2028-03-01', '2030-12-31', '后一文件', 'a period that begins with the second'],
    ['2024-01-01', '2024-08-05', '豫商财〔2024〕15号', 'a period that ends with the first day'],
  ])('from %s to %s, %s answers (%s)', (start, end, number) => {
    expect(documentFor({ start, end }, both).number).toBe(number)
  })

  test('the days on which a question stands', () => {
    const capped = { alreadySupportedCny: '0' }
    expect(
      periodOf({ programme: 'GENERAL', period: '2026H2', supportRatio: '0.5', payments: [], ...capped }),
    ).toEqual({
      start: '2026-07-01',
      end: '2026-12-31',
    })
    expect(periodOf({ programme: 'CREDIT_INFORMATION', year: 2026, feeCny: '1', ...capped })).toEqual({
      start: '2026-01-01',
      end: '2026-12-31',
    })
    expect(
      periodOf({ programme: 'MEDIUM', inceptionDate: '2026-03-01', priorYearExportsUsd: '6000000' }),
    ).toEqual({
      start: '2026-03-01',
      end: '2026-03-01',
    })
  })

  test.each([
    ['2024-08-04', undefined],
    ['2024-08-05', '豫商财〔2024〕15号'],
    ['2027-12-31', '豫商财〔2024〕15号'],
    ['2028-01-01', undefined],
  ])('on %s: %s', (date, number) => {
    expect(policyDocumentOn(date)?.number).toBe(number)
  })

  test('the papers of the document', () => {
    const { number, title, issuers, issuedOn, term, rulesVersion, text } = POLICY_DOCUMENTS[0]
    expect({ number, title, issuers, issuedOn, term, rulesVersion }).toEqual({
      number: '豫商财〔2024〕15号',
      title: '关于优化出口信用保险支持政策的通知',
      issuers: ['河南省商务厅', '河南省财政厅'],
      issuedOn: '2024-08-05',
      term: { start: '2024-08-05', end: '2027-12-31' },
      rulesVersion: 'yushangcai-2024-15/1',
    })
    expect(text).toBe(TEXT_BLOCKS)
  })
})

describe('the rulings', () => {
  test('are those of the page they were translated from, in its order within each letter', () => {
    const page = read('docs/policy/rulings.md')
    const ids = [...page.matchAll(/^\| ([MCELP]\d+)(?: ⚙)? \|/gm)].map(([, id]) => id)
    expect(RULINGS.map(({ id }) => id)).toEqual(ids)
  })

  test('each says something about clauses that exist', () => {
    for (const { title, text, clauses } of RULINGS) {
      expect(title).toMatch(/[\u4e00-\u9fff]/)
      expect(text).toMatch(/。$/)
      expect(clauses.length).toBeGreaterThan(0)
      expect(clauses.every(isClauseId)).toBe(true)
    }
  })

  test('each setting offers exactly the values that it may take', () => {
    const settings = RULINGS.flatMap(({ setting }) => setting ?? [])
    expect(settings.map(({ key }) => key).toSorted()).toEqual(
      [...Object.keys(SETTING_CHOICES), ...Object.keys(SETTING_NUMBERS), 'prepaymentRatio'].toSorted(),
    )
    for (const { key, choices, range } of settings) {
      const values = choices.map(({ value }) => value)
      expect(values).toEqual(
        key in SETTING_CHOICES ? SETTING_CHOICES[key as keyof typeof SETTING_CHOICES] : [],
      )
      expect(range === undefined).toBe(values.length > 0)
    }
  })

  test('C7 says that a written decision is awaited', () => {
    const open = RULINGS.filter(({ openQuestion }) => openQuestion)
    expect(open.map(({ id }) => id)).toEqual(['C7'])
    expect(open[0]!.openQuestion).toContain('书面明确')
  })
})
