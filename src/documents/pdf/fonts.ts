import path from 'node:path'

import { Font } from '@react-pdf/renderer'

export const SANS = 'Noto Sans SC'
export const SERIF = 'Noto Serif SC'

const CLOSING = '，。、；：！？）》】〕”’%％…—'
const OPENING = '（《【〔“‘￥¥'
const HAN = /[\u2E80-\u9FFF\u3000-\u303F\uFF00-\uFFEF]/
/** Longer runs of digits and letters (account numbers, digests) may be broken inside, where a column is narrow. */
const UNBROKEN = 12

let registered = false

/** Registers the fonts once per process. They are read from the installed packages; only the glyphs used are embedded. */
export function registerFonts(): void {
  if (registered) return
  registered = true
  const fonts = path.join(process.cwd(), 'node_modules', '@expo-google-fonts')
  for (const [family, folder, file] of [
    [SANS, 'noto-sans-sc', 'NotoSansSC'],
    [SERIF, 'noto-serif-sc', 'NotoSerifSC'],
  ] as const) {
    Font.register({
      family,
      fonts: [
        { src: path.join(fonts, folder, '400Regular', `${file}_400Regular.ttf`), fontWeight: 400 },
        { src: path.join(fonts, folder, '700Bold', `${file}_700Bold.ttf`), fontWeight: 700 },
      ],
    })
  }
  Font.registerHyphenationCallback(breakOpportunities)
}

/**
 * Where a line of Chinese may break: between any two characters, but never before closing or after opening punctuation,
 * and not inside short words and figures. The empty string between two parts is a break without a hyphen.
 */
export function breakOpportunities(word: string): string[] {
  const parts: string[] = []
  for (const char of word) {
    const last = parts.at(-1)
    if (last !== undefined && staysWith(last, char)) parts[parts.length - 1] = last + char
    else parts.push(char)
  }
  return parts.flatMap((part, i) => (i === 0 ? [part] : ['', part]))
}

function staysWith(before: string, char: string): boolean {
  if (CLOSING.includes(char)) return true
  const previous = before.at(-1)!
  if (OPENING.includes(previous)) return true
  return !HAN.test(previous) && !HAN.test(char) && before.length < UNBROKEN
}
