import { describe, expect, test } from 'vitest'

import {
  checkUscc,
  DEFAULT_SETTINGS,
  isSettingKey,
  isSettingValue,
  rulingOf,
  settingRowOn,
  settingsFrom,
  settingsOnDate,
  usccCheckCharacter,
} from '@/policy-rules'

describe('settings', () => {
  test('the defaults are the rulings’ readings', () => {
    expect(settingsFrom({})).toEqual({
      generalFxDate: 'PAYMENT_DATE',
      platformFx: 'ROUND_NOTICE',
      overseasPoliticalYear: 'POLICY_YEAR',
      overseasComprehensiveCap: 'PROJECT_LIFETIME',
      ecommerceCapPeriod: 'CALENDAR_YEAR',
      reservationWorkingDays: 3,
      publicityWorkingDays: 5,
      prepaymentRatio: '0.5',
    })
  })

  test('stored values are laid over the defaults, which stay as they are', () => {
    const settings = settingsFrom({
      publicityWorkingDays: '7',
      ecommerceCapPeriod: 'POLICY_TERM',
      prepaymentRatio: '0.3',
    })
    expect(settings).toEqual({
      ...DEFAULT_SETTINGS,
      publicityWorkingDays: 7,
      ecommerceCapPeriod: 'POLICY_TERM',
      prepaymentRatio: '0.3',
    })
    expect(DEFAULT_SETTINGS.publicityWorkingDays).toBe(5)
  })

  test.each([
    ['publicityWorkingDays', '1', true],
    ['publicityWorkingDays', '30', true],
    ['publicityWorkingDays', '0', false],
    ['publicityWorkingDays', '31', false],
    ['reservationWorkingDays', '030', true],
    ['reservationWorkingDays', '0030', false],
    ['reservationWorkingDays', '3.5', false],
    ['reservationWorkingDays', 'x3', false],
    ['reservationWorkingDays', '3x', false],
    ['reservationWorkingDays', '', false],
    ['generalFxDate', 'INVOICE_DATE', true],
    ['generalFxDate', 'YESTERDAY', false],
    ['prepaymentRatio', '0', true],
    ['prepaymentRatio', '0.5', true],
    ['prepaymentRatio', '0.499999', true],
    ['prepaymentRatio', '0.4999999', false],
    ['prepaymentRatio', '0.500001', false],
    ['prepaymentRatio', '.5', false],
    ['prepaymentRatio', '00.3', false],
    ['prepaymentRatio', '1', false],
    ['prepaymentRatio', '0.', false],
    ['prepaymentRatio', '-0.1', false],
    ['prepaymentRatio', '0.1%', false],
  ] as const)('%s = %j: %s', (key, text, allowed) => {
    expect(isSettingValue(key, text)).toBe(allowed)
  })

  test('a value that is not allowed, or an unknown key, is refused', () => {
    expect(() => settingsFrom({ publicityWorkingDays: '0' })).toThrow(
      'not a setting: publicityWorkingDays = 0',
    )
    expect(isSettingKey('publicityWorkingDays')).toBe(true)
    expect(isSettingKey('toString')).toBe(false)
    expect(() => settingsFrom({ colour: 'red' })).toThrow('not a setting: colour = red')
  })

  test('a ruling is found by its id', () => {
    expect(rulingOf('C7').id).toBe('C7')
    expect(() => rulingOf('Z1')).toThrow('not a ruling: Z1')
  })
})

describe('the settings of a day', () => {
  const rows = [
    { key: 'publicityWorkingDays', value: '7', effectiveFrom: '2026-09-01' },
    { key: 'publicityWorkingDays', value: '10', effectiveFrom: '2027-01-01' },
    { key: 'publicityWorkingDays', value: '6', effectiveFrom: '2026-10-01' },
    { key: 'prepaymentRatio', value: '0.3', effectiveFrom: '2026-09-01' },
    { key: 'prepaymentRatio', value: '0.4', effectiveFrom: '2026-09-01' },
  ]
  test.each([
    ['2026-08-31', 5],
    ['2026-09-01', 7],
    ['2026-09-30', 7],
    ['2026-10-01', 6],
    ['2026-12-31', 6],
    ['2027-01-01', 10],
  ])('on %s a publicity lasts %i working days', (date, days) => {
    expect(settingsOnDate(rows, date).publicityWorkingDays).toBe(days)
  })
  test('of two rows with the same date the one confirmed later holds', () => {
    expect(settingsOnDate(rows, '2026-09-01').prepaymentRatio).toBe('0.4')
  })
  test('without a row the default holds, and nothing says since when', () => {
    expect(settingRowOn(rows, 'generalFxDate', '2027-01-01')).toBeNull()
    expect(settingsOnDate([], '2027-01-01')).toEqual(DEFAULT_SETTINGS)
  })
  test('a row of an unknown setting, or with a bad value, is an error, not a default', () => {
    const row = { key: 'colour', value: 'red', effectiveFrom: '2026-09-01' }
    expect(() => settingsOnDate([row], '2026-09-01')).toThrow('not a setting: colour')
    expect(() => settingsOnDate([{ ...row, key: 'platformFx' }], '2026-09-01')).toThrow('platformFx = red')
  })
})

describe('E12: the check character of GB 32100-2015', () => {
  test.each(['91410100MA9TE5T046', '91410173MA9TE5T04X', '91419001MA9TE5T04Y'])('%s is valid', (code) => {
    expect(checkUscc(code)).toBe('VALID')
    expect(usccCheckCharacter(code.slice(0, 17))).toBe(code[17])
  })

  test.each(['91350100M0001TGQXM', '91350203M0001QAY9B', '91410100MA9TE5T047', '91410100MA9TE5T064'])(
    '%s is in use although it fails, or a digit of it is wrong',
    (code) => {
      expect(checkUscc(code)).toBe('CHECK_CHARACTER_MISMATCH')
    },
  )

  test.each([
    '',
    '91410100MA9TE5T04',
    '91410100MA9TE5T0466',
    '91410100ma9te5t046',
    '91410100IA9TE5T046',
    '91410100OA9TE5T046',
    '91410100SA9TE5T046',
    '91410100VA9TE5T046',
    '91410100ZA9TE5T046',
    ' 91410100MA9TE5T046',
  ])('%j is malformed', (code) => {
    expect(checkUscc(code)).toBe('MALFORMED')
  })

  test('a sum that 31 divides has the check character 0', () => {
    expect(usccCheckCharacter('00000000000000000')).toBe('0')
  })

  test('only 17 characters of the alphabet have one', () => {
    expect(() => usccCheckCharacter('9141')).toThrow('not the first 17 characters of a code: 9141')
  })
})
