/** 长者模式 is kept in this cookie, value `1`, for a year. It says nothing about the person. */
export const LARGER_TEXT_COOKIE = 'larger_text'

/**
 * A path of this site to go back to, or `/`.
 * Refuses what a browser would read as another site: `//host`, `/\host`, control characters.
 */
export function samePath(value: unknown): string {
  if (typeof value !== 'string' || value.length > 2000) return '/'
  if (!value.startsWith('/') || value.startsWith('//')) return '/'
  // oxlint-disable-next-line no-control-regex -- a browser drops tabs and line ends inside an address
  if (/[\\\u0000-\u0020\u007f]/.test(value)) return '/'
  return value
}
