import { readFileSync } from 'node:fs'

import { expect, it } from 'vitest'

import { statesFile, statesMarkdown } from '../../../scripts/state-tables'

it('the handbook’s diagrams are those of the state tables (npm run docs:states)', async () => {
  expect(readFileSync(statesFile, 'utf8')).toBe(await statesMarkdown())
})

it('every table is there, in Chinese: a state, its step and who takes it', async () => {
  const page = await statesMarkdown()
  expect(page).toContain('| 待发布 | 发布 | 已发布 | 省商务厅复核、省商务厅审批 |')
  expect(page).toContain('  AWAITING_RELEASE --> RELEASED: 发布')
  for (const subject of ['申报', '拟支持名单', '拨付单', '批次', '口径调整'])
    expect(page).toContain(`## ${subject}\n`)
})
