/** The search parameters of a page, as Next gives them. */
export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * The address of the same list with some parameters changed; null or '' takes one away.
 * Changing anything but the page goes back to the first page.
 */
export function addressWith(
  path: string,
  params: SearchParams,
  changes: Readonly<Record<string, string | number | readonly string[] | null>>,
): string {
  const query = new URLSearchParams()
  const merged: Record<string, unknown> = {
    ...params,
    ...('page' in changes ? {} : { page: undefined }),
    ...changes,
  }
  for (const [name, value] of Object.entries(merged)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') query.append(name, String(one))
    }
  }
  const text = query.toString()
  return text ? `${path}?${text}` : path
}

/** The one value of a parameter, or ''. */
export function one(params: SearchParams, name: string): string {
  const value = params[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

/** All values of a parameter, e.g. of a filter with several choices. */
export function many(params: SearchParams, name: string): readonly string[] {
  const value = params[name]
  if (value === undefined || value === '') return []
  return typeof value === 'string' ? [value] : value
}
