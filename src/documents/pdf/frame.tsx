import { Document, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer'
import type { ReactElement, ReactNode } from 'react'

import { registerFonts, SANS, SERIF } from './fonts'

export const INK = '#1a1f26'
export const GREY = '#5b6573'
export const RULE = '#8a94a3'
export const HAIRLINE = '#c9cfd8'
export const VERMILION = '#b3261e'

export const styles = StyleSheet.create({
  // No line height here: the renderer hands it down in points of this font size, which crowds larger text and loses
  // the foot's page numbers. Each style of text sets its own, beside its font size.
  page: {
    fontFamily: SANS,
    fontSize: 9.5,
    color: INK,
    paddingTop: 48,
    paddingBottom: 56,
    paddingHorizontal: 48,
  },
  number: { fontSize: 8.5, color: GREY, textAlign: 'right', marginBottom: 10 },
  title: { fontFamily: SERIF, fontWeight: 700, fontSize: 20, textAlign: 'center', lineHeight: 1.4 },
  subtitle: {
    fontFamily: SERIF,
    fontSize: 11,
    lineHeight: 1.4,
    textAlign: 'center',
    color: GREY,
    marginTop: 4,
  },
  redRule: { borderBottomWidth: 1.5, borderBottomColor: VERMILION, marginTop: 12, marginBottom: 16 },
  heading: {
    fontFamily: SERIF,
    fontWeight: 700,
    fontSize: 12,
    lineHeight: 1.4,
    marginTop: 16,
    marginBottom: 6,
  },
  paragraph: { fontFamily: SERIF, fontSize: 10.5, lineHeight: 1.7, textIndent: 21, marginBottom: 4 },
  foot: {
    position: 'absolute',
    bottom: 26,
    left: 48,
    right: 48,
    flexDirection: 'row',
    justifyContent: 'space-between',
    fontSize: 7.5,
    color: GREY,
    borderTopWidth: 0.5,
    borderTopColor: HAIRLINE,
    paddingTop: 5,
  },
})

export interface FrameProps {
  title: string
  subtitle?: string
  /** The document's number, top right of every page. */
  number: string
  /** The instant the document was issued: the only date in the file, so that the same data give the same bytes. */
  createdAt: Date
  /** At the foot of every page: SHA-256 of what the document says. */
  digest: string
  landscape?: boolean
  /** What follows on pages of its own, one for each. */
  annex?: readonly ReactNode[]
  children: ReactNode
}

/** The sheet that all our documents share: A4, number, title, red rule, digest and page n / m at the foot. */
export function Frame(props: FrameProps) {
  const { title, subtitle, createdAt } = props
  return (
    <Document
      title={`${title} ${props.number}`}
      creationDate={createdAt}
      modificationDate={createdAt}
      language="zh-CN"
      producer=""
    >
      <Sheet {...props}>
        <Text style={styles.title}>{title}</Text>
        {subtitle ? <Text style={styles.subtitle}>{subtitle}</Text> : null}
        <View style={styles.redRule} />
        {props.children}
      </Sheet>
      {props.annex?.map((content, i) => (
        <Sheet key={`${i}`} {...props}>
          {content}
        </Sheet>
      ))}
    </Document>
  )
}

function Sheet({ number, digest, landscape, children }: FrameProps) {
  return (
    <Page size="A4" orientation={landscape ? 'landscape' : 'portrait'} style={styles.page}>
      <Text style={styles.number} fixed>{`编号：${number}`}</Text>
      {children}
      <View style={styles.foot} fixed>
        <Text>{`内容摘要（SHA-256）${digest}`}</Text>
        <Text render={({ pageNumber, totalPages }) => `第 ${pageNumber} 页 / 共 ${totalPages} 页`} />
      </View>
    </Page>
  )
}

/** Renders a document to bytes. The same element gives the same bytes. */
export async function renderPdf(document: ReactElement): Promise<Uint8Array> {
  registerFonts()
  return new Uint8Array(await renderToBuffer(document as Parameters<typeof renderToBuffer>[0]))
}

/** A section's heading; it never stands alone at the foot of a page. */
export function Heading({ children }: { children: string }) {
  return (
    <Text style={styles.heading} minPresenceAhead={80}>
      {children}
    </Text>
  )
}
