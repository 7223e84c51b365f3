/**
 * S1: what a browser can reach goes through its wrapper. These read the text of a file and name what does not.
 */

const actionExport = /^export const \w+ = serverAction\(/
const methods = 'GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS'
const routeExport = new RegExp(`^export const (${methods}) = routeHandler(<[^(]*>)?\\(`)
const authExport = new RegExp(`^export \\{ authHandler as (${methods})(, authHandler as (${methods}))* \\}`)
/** Next's settings of a route: constants that nothing can call. */
const setting = /^export const (dynamic|runtime|maxDuration|revalidate|fetchCache) = ['"\d]/

const exportsOf = (text: string) => text.split('\n').filter((line) => /^\s*export\b/.test(line))

/** Exports of a 'use server' file that are not `serverAction(...)`; and 'use server' written inside a function. */
export function bareActions(file: string, text: string): string[] {
  const lines = text.split('\n')
  const marks = lines.flatMap((line, index) => (/^\s*['"]use server['"]/.test(line) ? [index] : []))
  if (marks.length === 0) return []
  const first = lines.findIndex((line) => line.trim() !== '')
  const inline = marks
    .filter((mark) => mark !== first)
    .map((mark) => `${file}:${mark + 1}: 'use server' inside`)
  if (!marks.includes(first)) return inline
  const bare = exportsOf(text).filter((line) => !actionExport.test(line) && !/^export type /.test(line))
  return [...inline, ...bare.map((line) => `${file}: ${line.trim()}`)]
}

/** Exports of a route file that are neither `routeHandler(...)` nor `authHandler`. */
export function bareRoutes(file: string, text: string): string[] {
  return exportsOf(text)
    .filter((line) => !routeExport.test(line) && !authExport.test(line) && !setting.test(line))
    .map((line) => `${file}: ${line.trim()}`)
}
