import bidiFactory from 'bidi-js'
import type PDFDocument from 'pdfkit'
import type { Inline, Run } from '../runs.ts'
import type { Face, Family, Fonts } from './fonts.ts'

/** A piece of a line, of one face and style. */
export interface Piece {
  face: Face
  text: string
  width: number
  run: Run
}
/** A line as it is drawn, from left to right. */
export interface Line {
  pieces: Piece[]
  width: number
}

/** How a text is set. */
export interface Setting {
  family: Family
  size: number
  bold?: boolean
}

export interface Typesetter {
  /** Lines that are no wider than this; a word that is wider is broken. */
  lines(words: readonly Inline[], setting: Setting, width: number): Line[]
  /** The widest word, and the widest line where nothing is broken. */
  widths(words: readonly Inline[], setting: Setting): { least: number; most: number }
}

export function typesetter(doc: InstanceType<typeof PDFDocument>, fonts: Fonts): Typesetter {
  const widthOf = (face: Face, text: string, size: number) => doc.font(face, size).widthOfString(text)

  function* piecesOf(words: readonly Inline[], { family, size, bold }: Setting): Generator<Piece[] | 'break'> {
    // A word may go on in another style: it is broken only where a space is.
    let word: Piece[] = []
    for (const run of words) {
      if (run === 'break') {
        if (word.length > 0) yield word
        word = []
        yield 'break'
        continue
      }
      const style = bold ? { ...run, bold: true } : run
      for (const part of run.text.match(/\S+|\s+/g) ?? []) {
        const isSpace = /^\s/.test(part)
        for (const { face, text } of fonts.split(part, family, style))
          word.push({ face, text, width: widthOf(face, text, size), run })
        if (isSpace) {
          yield word
          word = []
        }
      }
    }
    if (word.length > 0) yield word
  }

  const widthIn = (pieces: readonly Piece[]) => pieces.reduce((sum, { width }) => sum + width, 0)
  const wordWidth = (pieces: readonly Piece[]) => widthIn(pieces.filter(({ text }) => text.trim() !== ''))

  /** Breaks what is wider than a line between two signs. */
  function* broken(word: Piece[], size: number, width: number): Generator<Piece[]> {
    if (wordWidth(word) <= width) return yield word
    let line: Piece[] = []
    let used = 0
    for (const piece of word) {
      let said = ''
      for (const sign of signs.segment(piece.text)) {
        const next = said + sign.segment
        if (used + widthOf(piece.face, next, size) > width && (said !== '' || line.length > 0)) {
          if (said !== '') line.push({ ...piece, text: said, width: widthOf(piece.face, said, size) })
          yield line
          line = []
          used = 0
          said = sign.segment
        } else said = next
      }
      if (said !== '') {
        const last = { ...piece, text: said, width: widthOf(piece.face, said, size) }
        line.push(last)
        used += last.width
      }
    }
    if (line.length > 0) yield line
  }

  return {
    lines(words, setting, width) {
      const lines: Line[] = []
      let line: Piece[] = []
      let used = 0
      const end = () => {
        lines.push({ pieces: asSeen(merged(line, setting.size, widthOf)), width: used })
        line = []
        used = 0
      }
      for (const word of piecesOf(words, setting)) {
        if (word === 'break') {
          end()
          continue
        }
        for (const part of broken(word, setting.size, width)) {
          if (line.length > 0 && used + wordWidth(part) > width) end()
          line.push(...part)
          used += widthIn(part)
        }
      }
      if (line.length > 0 || lines.length === 0) end()
      return lines
    },
    widths(words, setting) {
      let [least, most, line] = [0, 0, 0]
      for (const word of piecesOf(words, setting)) {
        if (word === 'break') line = 0
        else {
          line += widthIn(word)
          least = Math.max(least, wordWidth(word))
          most = Math.max(most, line)
        }
      }
      return { least, most }
    },
  }
}

const signs = new Intl.Segmenter('en', { granularity: 'grapheme' })

const sameRun = (one: Run, other: Run) =>
  one.bold === other.bold &&
  one.italic === other.italic &&
  one.strike === other.strike &&
  one.underline === other.underline &&
  one.href === other.href

/** Neighbours of one face and style become one piece, so that they are drawn in one go. */
function merged(
  pieces: readonly Piece[],
  size: number,
  widthOf: (face: Face, text: string, size: number) => number,
): Piece[] {
  const all: Piece[] = []
  for (const piece of pieces) {
    const last = all.at(-1)
    if (last && last.face === piece.face && sameRun(last.run, piece.run)) {
      last.text += piece.text
      last.width = widthOf(last.face, last.text, size)
    } else all.push({ ...piece })
  }
  return all
}

const bidi = bidiFactory()
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/

/** Pieces in the order in which they stand from left to right (Unicode Bidirectional Algorithm, UAX 9, rule L2 by piece). */
function asSeen(pieces: Piece[]): Piece[] {
  const text = pieces.map((piece) => piece.text).join('')
  if (!rightToLeft.test(text)) return pieces
  const { levels } = bidi.getEmbeddingLevels(text)
  let at = 0
  const split = pieces.flatMap((piece) => {
    const parts: { piece: Piece; level: number }[] = []
    for (const sign of piece.text) {
      const level = levels[at] ?? 0
      const last = parts.at(-1)
      if (last?.level === level) last.piece.text += sign
      else parts.push({ piece: { ...piece, text: sign }, level })
      at += sign.length
    }
    const whole = Math.max(1, piece.text.length)
    // Each part takes its share of the width; fonts that shape words keep the sum.
    for (const part of parts) part.piece.width = (piece.width * part.piece.text.length) / whole
    return parts
  })
  const most = split.reduce((highest, { level }) => Math.max(highest, level), 0)
  for (let level = most; level > 0; level -= 1) {
    for (let from = 0; from < split.length; from += 1) {
      let to = from
      while ((split[to]?.level ?? -1) >= level) to += 1
      if (to > from) split.splice(from, to - from, ...split.slice(from, to).reverse())
      from = Math.max(from, to)
    }
  }
  return split.map(({ piece }) => piece)
}
