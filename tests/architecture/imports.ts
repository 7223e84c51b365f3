import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export interface Import {
  from: string
  to: string
  typeOnly: boolean
}

export function sourceFiles(...folders: string[]): string[] {
  const found: string[] = []
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const name = path.posix.join(folder, entry.name)
      if (entry.name === 'generated') continue
      if (entry.isDirectory()) walk(name)
      else if (/\.(ts|tsx|mjs)$/.test(entry.name)) found.push(name)
    }
  }
  for (const folder of folders) walk(folder)
  return found
}

/** The imports of a text, its `@/x` and relative ones as paths from the project's root; packages by name. */
export function importsOf(file: string, text: string): Import[] {
  const pattern =
    /(?:import|export)\s+(type\s+)?(?:[^'";]*?\s+from\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g
  return [...text.matchAll(pattern)].map((match) => {
    const target = match[2] ?? match[3]!
    const to = target.startsWith('@/')
      ? `src/${target.slice(2)}`
      : target.startsWith('.')
        ? path.posix.join(path.posix.dirname(file), target)
        : target
    return { from: file, to, typeOnly: Boolean(match[1]) }
  })
}

export function allImports(): Import[] {
  return sourceFiles('app', 'src').flatMap((file) => importsOf(file, readFileSync(file, 'utf8')))
}

const room = (file: string) => /^src\/features\/([^/]+)/.exec(file)?.[1]
const isPackage = (target: string) => !/^(src|app)(\/|$)/.test(target)

interface Rule {
  teach: string
  breaks: (arrow: Import) => boolean
}

/** House.md's arrows. Each rule's sentence says what to do instead. */
export const rules: Rule[] = [
  {
    teach: 'policy-rules is pure: it imports decimal.js and itself. Pass dates, settings and calendars in.',
    breaks: ({ from, to }) =>
      from.startsWith('src/policy-rules/') && !to.startsWith('src/policy-rules') && to !== 'decimal.js',
  },
  {
    teach: 'policy-rules has one door: import from "@/policy-rules".',
    breaks: ({ from, to }) =>
      !from.startsWith('src/policy-rules/') && /^src\/policy-rules\/(?!index)/.test(to),
  },
  {
    teach: 'documents turn typed data into bytes: they know policy-rules and nothing else of ours.',
    breaks: ({ from, to }) =>
      from.startsWith('src/documents/') && /^src\/(?!documents|policy-rules)/.test(to),
  },
  {
    teach: 'server knows nothing above it: move what it needs down, or pass it in.',
    breaks: ({ from, to }) => from.startsWith('src/server/') && /^(app|src\/(features|ui|jobs))/.test(to),
  },
  {
    teach: 'ui is a design system: it knows no feature and no database. Pass data in as props.',
    breaks: ({ from, to, typeOnly }) =>
      from.startsWith('src/ui/') &&
      (/^(app|src\/(features|jobs|documents))/.test(to) ||
        (/^src\/server/.test(to) && !typeOnly && !to.includes('action-state'))),
  },
  {
    teach: 'nothing imports app or jobs.',
    breaks: ({ from, to }) =>
      /^src\//.test(from) && !from.startsWith('src/jobs/') && /^(app|src\/jobs)(\/|$)/.test(to),
  },
  {
    teach: 'one room enters another through its index.ts only.',
    breaks: ({ from, to }) => {
      const [here, there] = [room(from), room(to)]
      return Boolean(
        here &&
        there &&
        here !== there &&
        to !== `src/features/${there}` &&
        to !== `src/features/${there}/index`,
      )
    },
  },
  {
    teach:
      "Prisma's client is used in store files and src/server only: add a function to the room's store.ts.",
    breaks: ({ from, to, typeOnly }) =>
      !typeOnly &&
      !from.startsWith('src/server/') &&
      !/store\.ts$/.test(from) &&
      (to === '@prisma/client' || /^src\/server\/db\/(client|generated\/client)/.test(to)),
  },
  {
    teach: 'app holds routes only: no Prisma, no pg.',
    breaks: ({ from, to }) =>
      from.startsWith('app/') && (to === 'pg' || to.startsWith('@prisma/') || to.startsWith('src/server/db')),
  },
]

export function brokenArrows(arrows: Import[]): string[] {
  return arrows.flatMap((arrow) =>
    rules.filter((rule) => rule.breaks(arrow)).map((rule) => `${arrow.from} → ${arrow.to}: ${rule.teach}`),
  )
}

/** Circles between rooms, each as `a → b → a`. */
export function roomCircles(arrows: Import[]): string[] {
  const next = new Map<string, Set<string>>()
  for (const { from, to, typeOnly } of arrows) {
    const [here, there] = [room(from), room(to)]
    if (here && there && here !== there && !typeOnly && !isPackage(to))
      next.set(here, (next.get(here) ?? new Set()).add(there))
  }
  const circles = new Set<string>()
  const visit = (start: string, current: string, trail: string[]) => {
    for (const following of next.get(current) ?? []) {
      if (following === start) circles.add([...trail, start].toSorted().join(' ↔ '))
      else if (!trail.includes(following)) visit(start, following, [...trail, following])
    }
  }
  for (const start of next.keys()) visit(start, start, [start])
  return [...circles]
}
