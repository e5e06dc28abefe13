import type PDFDocument from 'pdfkit'
import type { Line, Setting, Typesetter } from './lines.ts'

export type Doc = InstanceType<typeof PDFDocument>
export type Element = ReturnType<Doc['struct']>

/** Where a text stands: how far from the left edge, and in what. */
export interface Place {
  x: number
  width: number
  parent: Element
}

/** What stands at the edges of a page. */
export interface Edges {
  practice: string
  identifiers: string
  footer: string
  /** Said loudly; null where nothing has to be. */
  loud: string | null
}

const margin = { left: 62, right: 62, top: 84, bottom: 66 }
const [pageWidth, pageHeight] = [595.28, 841.89]
const textWidth = pageWidth - margin.left - margin.right
const pageBottom = pageHeight - margin.bottom
export const pageRoom = pageBottom - margin.top
const ink = '#1f2328'
const quiet = '#57606a'
const alarm = '#8f1d14'

/** The whole width of a page. */
export const wholeWidth = (parent: Element): Place => ({ x: margin.left, width: textWidth, parent })

/** Pages with a place on them at which the next line is drawn. */
export interface Sheet {
  readonly doc: Doc
  readonly set: Typesetter
  /** How much room is left on the page. */
  room(): number
  turn(): void
  /** A new page begins, of something else. */
  begin(edges: Edges): void
  space(points: number): void
  /** Where the next line is drawn, from the top of the page. */
  y(): number
  moveTo(y: number): void
  /** Draws one line, as content of this element; the place stays. */
  draw(line: Line, element: Element, at: { x: number; y: number; setting: Setting; quiet?: boolean }): void
  /** Draws one line for the eye only. */
  shadow(line: Line, at: { x: number; y: number; setting: Setting }): void
  /** A thin line across, for the eye only. */
  rule(x: number, width: number): void
  /** Writes the edges of every page. Call it once, at the end. */
  finish(): void
}

/** How high a line of this setting is. */
export const lineHeight = ({ size, family }: Setting): number => size * (family === 'text' ? 1.42 : 1.36)

export function openSheet(doc: Doc, set: Typesetter): Sheet {
  const pages: Edges[] = []
  let edges: Edges = { practice: '', identifiers: '', footer: '', loud: null }
  let y = margin.top
  const turn = () => {
    doc.addPage({ size: [pageWidth, pageHeight], margins: { top: 0, bottom: 0, left: 0, right: 0 } })
    pages.push(edges)
    y = margin.top
  }

  function paint(line: Line, { x, y: top, setting, color }: { x: number; y: number; setting: Setting; color: string }) {
    const base = top + lineHeight(setting) * 0.74
    let at = x
    for (const { face, text, width, run } of line.pieces) {
      const { strike, underline } = run
      doc
        .font(face, setting.size)
        .fillColor(color)
        .text(text, at, base, { lineBreak: false, baseline: 'alphabetic', strike: false, underline: false })
      const shown = width - (text.length - text.trimEnd().length) * (width / Math.max(1, text.length))
      for (const height of [
        ...(underline || run.href !== null ? [base + 1.6] : []),
        ...(strike ? [base - setting.size * 0.26] : []),
      ])
        doc
          .moveTo(at, height)
          .lineTo(at + shown, height)
          .lineWidth(0.5)
          .strokeColor(color)
          .stroke()
      at += width
    }
  }

  function link(line: Line, element: Element, { x, y: top, setting }: { x: number; y: number; setting: Setting }) {
    let at = x
    for (const { width, run } of line.pieces) {
      if (run.href !== null) {
        const child = doc.struct('Link')
        element.add(child)
        const belongs: object = { structParent: child }
        doc.link(at, top, width, lineHeight(setting), run.href, belongs)
        child.end()
      }
      at += width
    }
  }

  const edge = (
    words: string,
    at: { x: number; y: number; size: number; bold?: boolean; color: string; width: number },
  ) => {
    const setting: Setting = { family: 'frame', size: at.size, bold: at.bold ?? false }
    const [first] = set.lines(
      [{ text: words, bold: false, italic: false, strike: false, underline: false, href: null }],
      setting,
      at.width,
    )
    if (first) paint(first, { x: at.x, y: at.y, setting, color: at.color })
    return first?.width ?? 0
  }

  return {
    doc,
    set,
    room: () => pageBottom - y,
    turn,
    begin(next) {
      edges = next
      turn()
    },
    space(points) {
      y += points
    },
    y: () => y,
    moveTo(to) {
      y = to
    },
    draw(line, element, at) {
      if (line.pieces.every(({ text }) => text === '')) return
      const content = doc.markStructureContent('Span')
      paint(line, { ...at, color: at.quiet === true ? quiet : ink })
      doc.endMarkedContent()
      element.add(content)
      link(line, element, at)
    },
    shadow(line, at) {
      doc.markContent('Artifact', { type: 'Layout' })
      paint(line, { ...at, color: quiet })
      doc.endMarkedContent()
    },
    rule(x, width) {
      doc.markContent('Artifact', { type: 'Layout' })
      doc
        .moveTo(x, y)
        .lineTo(x + width, y)
        .lineWidth(0.5)
        .strokeColor('#c9cdd2')
        .stroke()
      doc.endMarkedContent()
    },
    finish() {
      for (const [index, page] of pages.entries()) {
        doc.switchToPage(index)
        doc.markContent('Artifact', { type: 'Pagination' })
        const half = textWidth / 2
        edge(page.identifiers, { x: margin.left, y: 32, size: 9, bold: true, color: ink, width: half * 1.2 })
        const practice = set.widths(
          [{ text: page.practice, bold: false, italic: false, strike: false, underline: false, href: null }],
          { family: 'frame', size: 9 },
        ).most
        edge(page.practice, {
          x: pageWidth - margin.right - Math.min(practice, half * 0.8),
          y: 32,
          size: 9,
          color: quiet,
          width: half * 0.8,
        })
        doc
          .moveTo(margin.left, 48)
          .lineTo(pageWidth - margin.right, 48)
          .lineWidth(0.5)
          .strokeColor('#c9cdd2')
          .stroke()
        if (page.loud !== null) {
          doc.rect(margin.left, 53, textWidth, 18).fill(alarm)
          const words = page.loud.toUpperCase()
          edge(words, { x: margin.left + 8, y: 55.5, size: 9.5, bold: true, color: '#ffffff', width: textWidth - 16 })
        }
        const count = `Page ${index + 1} of ${pages.length}`
        edge(page.footer, { x: margin.left, y: pageHeight - 44, size: 8, color: quiet, width: textWidth - 80 })
        edge(count, {
          x: pageWidth - margin.right - 4.4 * count.length,
          y: pageHeight - 44,
          size: 8,
          color: quiet,
          width: 100,
        })
        doc.endMarkedContent()
      }
    },
  }
}
