import { FileRefused } from '@/documents/refusal'

const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu
const FORBIDDEN = /[<>:"|?*]/g
const MAX_CHARACTERS = 120

/**
 * The sender's file name as text for lists and for `Content-Disposition`: no control or direction-changing characters,
 * nothing that a file system minds, at most 120 characters with the ending kept. It is never used as a path.
 * @throws FileRefused for a name that is a path: no browser sends one.
 */
export function displayName(fileName: string): string {
  if (/[/\\\0]/.test(fileName) || /^\.{1,2}$/.test(fileName.trim())) {
    throw new FileRefused('BAD_NAME', '文件名不能包含路径。请修改文件名后重新上传。')
  }
  const clean = fileName.normalize('NFC').replace(INVISIBLE, '').replace(FORBIDDEN, '_').trim()
  if (clean === '' || clean.startsWith('.')) {
    throw new FileRefused('BAD_NAME', '文件没有名称。请修改文件名后重新上传。')
  }
  const characters = [...clean]
  if (characters.length <= MAX_CHARACTERS) return clean
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(clean)?.[0] ?? ''
  return characters.slice(0, MAX_CHARACTERS - ending.length).join('') + ending
}

/** `报告.PDF` → `pdf`; `''` when there is none. */
export function extensionOf(fileName: string): string {
  return /\.([A-Za-z0-9]{1,5})$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
}
