const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟']
const SECTIONS = ['', '万', '亿', '万亿']

/**
 * 大写金额: an amount in yuan (decimal string, at most two decimals, below 10^16) in the capitals that stand on
 * applications and payment lists. 整 follows 元, never 角 or 分. Where the yuan end in 0 and a fraction follows, 零
 * stands between them: 107000.53 → 壹拾万柒仟元零伍角叁分.
 * @throws RangeError when the amount has more than two decimals, is not a plain decimal or is too large.
 */
export function amountInCapitals(amount: string): string {
  const parts = /^(-?)(\d{1,16})(?:\.(\d{1,2})0*)?$/.exec(amount)
  if (!parts) throw new RangeError(`not an amount that can be written in capitals: ${amount}`)
  const yuan = parts[2]!.replace(/^0+/, '')
  const [jiao, fen] = (parts[3] ?? '').padEnd(2, '0') as unknown as [string, string]
  const sign = parts[1] && (yuan || jiao !== '0' || fen !== '0') ? '负' : ''

  const whole = yuan ? `${wholeInCapitals(yuan)}元` : ''
  if (jiao === '0' && fen === '0') return `${sign}${whole || '零元'}整`

  const gap = whole && (yuan.endsWith('0') || jiao === '0') ? '零' : ''
  const tenths = jiao === '0' ? '' : `${DIGITS[+jiao]}角`
  const hundredths = fen === '0' ? '' : `${DIGITS[+fen]}分`
  return `${sign}${whole}${gap}${tenths}${hundredths}`
}

/** The integer part, read in sections of four digits; a run of zeros within it is read as one 零. */
function wholeInCapitals(yuan: string): string {
  const padded = yuan.padStart(Math.ceil(yuan.length / 4) * 4, '0')
  const sections = padded.match(/\d{4}/g)!
  let words = ''
  sections.forEach((section, index) => {
    if (section === '0000') return
    // A section below 1000 that is not the first one leaves a gap before it, and so does a skipped section.
    const gap = words && (section.startsWith('0') || sections[index - 1] === '0000') ? '零' : ''
    words += gap + sectionInCapitals(section) + SECTIONS[sections.length - 1 - index]
  })
  // 万亿 followed by an 亿 section says 亿 once: 壹万贰仟亿, not 壹万亿贰仟亿.
  return sections.length === 4 && sections[1] !== '0000' ? words.replace('万亿', '万') : words
}

function sectionInCapitals(section: string): string {
  const spoken = Array.from(section, (digit, i) =>
    digit === '0' ? '零' : DIGITS[+digit]! + PLACES[3 - i]!,
  ).join('')
  return spoken.replace(/零+/g, '零').replace(/^零|零$/g, '')
}
