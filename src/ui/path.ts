/** Is the address `path` the place `href`, or below it? */
export const lies = (path: string, href: string): boolean => path === href || path.startsWith(`${href}/`)

/** Of several places, the one that `path` lies in: the longest, because `/a/b` lies in `/a` too. */
export function placeOf<T extends { href: string }>(path: string, places: readonly T[]): T | undefined {
  return places
    .filter((place) => lies(path, place.href))
    .toSorted((a, b) => b.href.length - a.href.length)
    .at(0)
}
