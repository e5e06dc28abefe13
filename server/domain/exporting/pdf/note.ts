import { notRecorded, type WrittenPiece, type WrittenSection } from '../../../../shared/note/written/note.ts'
import { notWrittenYet } from '../../../../shared/note/written/part.ts'
import type { PrintedHead, PrintedNote, PrintedSignature, PrintedThread } from '../printed.ts'
import { plainRun } from '../runs.ts'
import { blockTableWords, wordsOfLines } from '../tables.ts'
import { hasWords } from '../words.ts'
import { type Element, type Place, type Sheet, wholeWidth } from './sheet.ts'
import { drawTable } from './table.ts'
import { drawLines, drawText } from './text.ts'

const title = { family: 'frame', size: 17, bold: true } as const
const sectionTitle = { family: 'frame', size: 12.5, bold: true } as const
const small = { family: 'frame', size: 8.5 } as const
const said = { family: 'frame', size: 9.5 } as const

/** A note on pages of its own. */
export function drawNote(sheet: Sheet, root: Element, head: PrintedHead, note: PrintedNote): void {
  const loud = note.loud ? note.state : null
  sheet.begin({ practice: head.practice, identifiers: note.identifiers, footer: note.footer, loud })
  const article = sheet.doc.struct('Sect', { title: note.title })
  root.add(article)
  const place = wholeWidth(article)
  drawLines(sheet, [plainRun(note.title)], place, { tag: 'H1', setting: title, after: 6 })
  for (const [label, value] of note.facts)
    drawLines(sheet, [plainRun(`${label}: `), plainRun(value, label === 'State')], place, { setting: small, after: 0 })
  sheet.space(8)
  sheet.rule(place.x, place.width)
  sheet.space(8)
  for (const section of note.sections) drawSection(sheet, section, article)
  if (note.signatures.length > 0) drawSignatures(sheet, note.signatures, article)
  sheet.space(6)
  drawLines(sheet, [plainRun(head.exported)], place, { setting: small, quiet: true })
  article.end()
}

function drawSection(sheet: Sheet, section: WrittenSection, article: Element): void {
  if (!section.isSection) {
    for (const piece of section.body) drawPiece(sheet, piece, wholeWidth(article))
    return
  }
  const element = sheet.doc.struct('Sect', { title: section.title })
  article.add(element)
  const place = wholeWidth(element)
  sheet.space(4)
  if (hasWords(section.title))
    drawLines(sheet, [plainRun(section.title)], place, { tag: 'H2', setting: sectionTitle, keep: 34, after: 4 })
  if (section.answeredBy !== null)
    drawLines(sheet, [plainRun(`Answered for by the ${section.answeredBy}`)], place, { setting: small, quiet: true })
  if (section.body === null) drawLines(sheet, [plainRun(notRecorded)], place, { setting: said, quiet: true })
  for (const piece of section.body ?? []) drawPiece(sheet, piece, place)
  element.end()
}

function drawPiece(sheet: Sheet, piece: WrittenPiece, place: Place): void {
  if ('text' in piece) drawText(sheet, piece.text, place)
  else if ('paragraph' in piece) drawLines(sheet, [plainRun(piece.paragraph)], place, { setting: said })
  else if ('rows' in piece) drawTable(sheet, blockTableWords(piece), place)
  else {
    const lines = wordsOfLines(piece.lines)
    const label = plainRun(`${piece.label.replaceAll(/\s+/g, ' ').trim()}: `, true)
    drawLines(sheet, [label, ...(lines.length === 0 ? [plainRun(notWrittenYet)] : lines)], place)
  }
}

function drawSignatures(sheet: Sheet, signatures: readonly PrintedSignature[], article: Element): void {
  const element = sheet.doc.struct('Sect', { title: 'Signatures' })
  article.add(element)
  const place = wholeWidth(element)
  sheet.space(8)
  drawLines(sheet, [plainRun('Signatures')], place, { tag: 'H2', setting: sectionTitle, keep: 60, after: 4 })
  for (const { who, meaning, lines } of signatures) {
    drawLines(sheet, [plainRun(who, true)], place, { setting: said, keep: 40, after: 0 })
    drawLines(sheet, [plainRun(meaning)], place, { setting: said, keep: 20, after: 1 })
    for (const line of lines) drawLines(sheet, [plainRun(line)], place, { setting: small, after: 1 })
    sheet.space(8)
  }
  element.end()
}

/** What runs through a case, after its notes. */
export function drawThreads(
  sheet: Sheet,
  root: Element,
  { practice, title: of }: PrintedHead,
  { identifiers, list }: { identifiers: string; list: readonly PrintedThread[] },
): void {
  sheet.begin({ practice, identifiers, footer: `${of}. Threads`, loud: null })
  const article = sheet.doc.struct('Sect', { title: 'Threads' })
  root.add(article)
  const place = wholeWidth(article)
  drawLines(sheet, [plainRun('Threads')], place, { tag: 'H1', setting: title, after: 8 })
  if (list.length === 0) drawLines(sheet, [plainRun('No goal is written yet.')], place)
  for (const { title: goal, said: about, steps } of list) {
    drawLines(sheet, [plainRun(goal)], place, { tag: 'H2', setting: sectionTitle, keep: 30 })
    if (about !== null) drawLines(sheet, [plainRun(about)], place, { setting: said })
    const content = steps.map((step) => ({
      type: 'listItem',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: step }] }],
    }))
    if (steps.length > 0) drawText(sheet, [{ type: 'bulletList', content }], place)
  }
  article.end()
}
