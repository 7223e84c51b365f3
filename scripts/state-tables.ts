import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

import { roleName } from '../src/features/accounts/places'

/** docs/handbook/states.md out of every room's `state.ts`: a diagram and a table each, so that neither is drawn by hand. */
export const statesFile = 'docs/handbook/states.md'

interface Row {
  verb: string
  from: readonly string[]
  to: readonly string[]
  who: readonly string[]
  label: string
}
type Exports = Record<string, unknown>

/** A room may keep one table (`transitions`) or more (`listTransitions`, …), each a list of rows or rows by verb. */
const isTable = (name: string) => /^(t|\w+T)ransitions$/.test(name)

const listOf = (value: unknown): string[] => (value === undefined ? [] : [value].flat().map(String))

function rowsOf(table: unknown): Row[] {
  const rows = Array.isArray(table)
    ? table
    : Object.entries(table as object).map(([verb, row]) => ({ verb, ...row }))
  return rows.map((row) => ({ ...row, from: listOf(row.from), to: listOf(row.to), who: listOf(row.who) }))
}

/** The labels beside the table: of those the room exports, the ones that name all its states. */
function labelsFor(room: Exports, rows: readonly Row[], where: string): Record<string, string> {
  const states = rows.flatMap(({ from, to }) => [...from, ...to])
  const all = Object.entries(room).filter(([name]) => /labels$/i.test(name))
  const found = all.find(([, labels]) => states.every((state) => Object.hasOwn(labels as object, state)))
  if (!found) throw new Error(`${where}：没有一个 stateLabels 写全这些状态：${states.join('、')}`)
  return found[1] as Record<string, string>
}

const who = (role: string) => (role === 'SYSTEM' ? '系统' : roleName(role))

function section(title: string, rows: readonly Row[], labels: Record<string, string>): string {
  const steps = rows.flatMap((row) =>
    row.from.flatMap((from) => row.to.map((to) => ({ from, to, label: row.label, who: row.who }))),
  )
  const states = [...new Set(steps.flatMap(({ from, to }) => [from, to]))]
  return [
    `## ${title}`,
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...states.map((state) => `  state "${labels[state]}" as ${state}`),
    `  [*] --> ${states[0]}`,
    ...steps.map(({ from, to, label }) => `  ${from} --> ${to}: ${label}`),
    '```',
    '',
    '| 从 | 步骤 | 到 | 由谁办理 |',
    '|---|---|---|---|',
    ...steps.map(
      (step) =>
        `| ${labels[step.from]} | ${step.label} | ${labels[step.to]} | ${step.who.map(who).join('、')} |`,
    ),
    '',
  ].join('\n')
}

/** The whole file. Rooms are found by their folder; `subject` in a `state.ts` is what its matter is called, `subjects` where it keeps several tables. */
export async function statesMarkdown(root = process.cwd()): Promise<string> {
  const files = readdirSync(path.join(root, 'src', 'features'))
    .toSorted()
    .map((room) => ({ room, file: path.join(root, 'src', 'features', room, 'state.ts') }))
  const sections: string[] = []
  for (const { room, file } of files) {
    const exported: Exports = existsSync(file) ? await import(pathToFileURL(file).href) : {}
    const subjects = exported.subjects as Record<string, string> | undefined
    // By name: a loader may list a file's exports in another order than it names them.
    const tables = Object.entries(exported)
      .filter(([name]) => isTable(name))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
    for (const [name, table] of tables) {
      const rows = rowsOf(table)
      const title = subjects?.[name] ?? String(exported.subject ?? room)
      sections.push(section(title, rows, labelsFor(exported, rows, `${room}/state.ts`)))
    }
  }
  return [
    '# 办理状态',
    '',
    '本页由 `npm run docs:states` 根据各业务模块的状态表（`src/features/*/state.ts`）生成，请勿手工修改。',
    '',
    ...sections,
  ].join('\n')
}
