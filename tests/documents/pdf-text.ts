import { inflateSync } from 'node:zlib'

/**
 * The text of one of our PDFs, page by page, from the file itself: glyph numbers in the content streams are looked up in
 * the fonts' own character maps, so what is found here is what a reader can select and search.
 */
export function textOf(bytes: Uint8Array): string[] {
  const objects = readObjects(bytes)
  const pages = [...objects.values()].filter((object) => /\/Type \/Page\b/.test(object.head))
  const order = /\/Kids \[([^\]]*)\]/.exec(
    [...objects.values()].find((o) => /\/Type \/Pages/.test(o.head))!.head,
  )![1]!
  const position = (head: string) => order.indexOf([...objects].find(([, o]) => o.head === head)![0] + ' 0 R')
  return pages
    .toSorted((a, b) => position(a.head) - position(b.head))
    .map((page) => pageText(page.head, objects))
}

interface PdfObject {
  head: string
  stream: string
}

function readObjects(bytes: Uint8Array): Map<string, PdfObject> {
  const raw = Buffer.from(bytes).toString('latin1')
  const objects = new Map<string, PdfObject>()
  for (const [, id, body] of raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const at = body!.indexOf('stream\n')
    const head = at < 0 ? body! : body!.slice(0, at)
    const packed = at < 0 ? '' : body!.slice(at + 7, body!.lastIndexOf('endstream'))
    const stream = head.includes('FlateDecode')
      ? inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')
      : packed
    objects.set(id!, { head, stream })
  }
  return objects
}

function pageText(page: string, objects: Map<string, PdfObject>): string {
  const content = objects.get(/\/Contents (\d+)/.exec(page)![1]!)!.stream
  const resources = objects.get(/\/Resources (\d+)/.exec(page)![1]!)!.head
  const fonts = new Map<string, Map<string, string>>()
  for (const [, name, id] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const map = /\/ToUnicode (\d+)/.exec(objects.get(id!)!.head)![1]!
    fonts.set(name!, characterMap(objects.get(map)!.stream))
  }
  let text = ''
  let font = new Map<string, string>()
  for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name) font = fonts.get(name)!
    else
      for (const [glyph] of shown!.replace(/> [-\d.]+ ?/g, '>').matchAll(/[0-9a-f]{4}/g))
        text += font.get(glyph) ?? '\uFFFD'
  }
  return text
}

function characterMap(cmap: string): Map<string, string> {
  const characters = new Map<string, string>()
  for (const [, from, list] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    ;[...list!.matchAll(/<([0-9a-f ]+)>/g)].forEach(([, units], i) => {
      const codes = units!
        .replaceAll(' ', '')
        .match(/.{4}/g)!
        .map((unit) => Number.parseInt(unit, 16))
      characters.set(
        (Number.parseInt(from!, 16) + i).toString(16).padStart(4, '0'),
        String.fromCharCode(...codes),
      )
    })
  }
  return characters
}
