/**
 * A 文号 as people type it → with hexagonal brackets: ` 豫财贸[2026]8号 ` → `豫财贸〔2026〕8号`. Null when it is none. Pure.
 */
export function normaliseDocumentNumber(text: string): string | null {
  const number = text.trim().replace(/\s*[[［【(（〔]\s*(\d{4})\s*[\]］】)）〕]\s*/, '〔$1〕')
  return /^.{1,40}〔\d{4}〕\d{1,5}号$/.test(number) ? number : null
}
