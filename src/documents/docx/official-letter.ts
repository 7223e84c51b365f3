import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from 'docx'

/**
 * GB/T 9704-2012: A4; margins 37 / 35 / 28 / 26 mm leave a type area of 156 × 225 mm with 22 lines; title 小标宋 2号,
 * body 仿宋 3号; page number — n — in 宋体 4号. Sizes are half-points, the line pitch is in twentieths of a point.
 */
export const TITLE = { font: '方正小标宋简体', size: 44 }
const BODY = { font: '仿宋_GB2312', size: 32 }
const PAGE_NUMBER = { font: '宋体', size: 28 }
const LINE_PITCH = 580
const MARGINS = { top: 37, bottom: 35, left: 28, right: 26 }

/** An official letter: the type area, the page numbers, and what stands in it. */
export async function officialLetter(title: string, children: (Paragraph | Table)[]): Promise<Uint8Array> {
  const mm = convertMillimetersToTwip
  const document = new Document({
    creator: '',
    lastModifiedBy: '',
    title,
    styles: { default: { document: { run: { ...BODY, language: { eastAsia: 'zh-CN' } } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: {
              top: mm(MARGINS.top),
              bottom: mm(MARGINS.bottom),
              left: mm(MARGINS.left),
              right: mm(MARGINS.right),
              footer: mm(28),
            },
          },
        },
        footers: { default: pageNumber() },
        children,
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

interface LineStyle {
  run?: { font: string; size: number }
  align?: (typeof AlignmentType)[keyof typeof AlignmentType]
  /** First line set in by two characters. */
  indent?: boolean
  /** Four characters free at the right, as signatures stand. */
  inset?: boolean
  newPage?: boolean
  pitch?: number
}

export function line(text: string, style: LineStyle = {}): Paragraph {
  return new Paragraph({
    alignment: style.align ?? AlignmentType.BOTH,
    indent: { firstLine: style.indent ? 640 : 0, right: style.inset ? 1280 : 0 },
    pageBreakBefore: style.newPage ?? false,
    spacing: { line: style.pitch ?? LINE_PITCH, lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text, ...(style.run ?? BODY) })],
  })
}

function pageNumber(): Footer {
  const dash = () => new TextRun({ text: '— ', ...PAGE_NUMBER })
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          dash(),
          new TextRun({ children: [PageNumber.CURRENT], ...PAGE_NUMBER }),
          new TextRun({ text: ' —', ...PAGE_NUMBER }),
        ],
      }),
    ],
  })
}
