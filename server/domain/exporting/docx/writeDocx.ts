import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  type Table,
  TabStopType,
  TextRun,
} from 'docx'
import { notRecorded, type WrittenPiece, type WrittenSection } from '../../../../shared/note/written/note.ts'
import { notWrittenYet } from '../../../../shared/note/written/part.ts'
import type { FileWriter, PrintedHead, PrintedNote, PrintedThread } from '../printed.ts'
import { plainRun, printable } from '../runs.ts'
import { blockTableWords, wordsOfLines } from '../tables.ts'
import { hasWords } from '../words.ts'
import { paragraph, table, writeText } from './text.ts'

type Body = (Paragraph | Table)[]
const alarm = '8F1D14'
const quiet = '57606A'
/** The right edge of the text, in twentieths of a point. */
const rightEdge = 9_300

/** A Word document: real headings and tables, each note in a section with the edges of its own. */
export function writeDocx(head: PrintedHead): FileWriter {
  const sections: ISectionOptions[] = []
  return {
    add: (note) => {
      sections.push(sectionOf(head, note.identifiers, note.footer, note.loud ? note.state : null, noteBody(head, note)))
    },
    async end(threads) {
      if (threads !== null)
        sections.push(sectionOf(head, threads.identifiers, `${head.title}. Threads`, null, threadsBody(threads.list)))
      const document = new Document({
        title: printable(head.title),
        creator: printable(head.practice),
        lastModifiedBy: 'Throughline',
        styles: {
          default: {
            document: { run: { font: 'Georgia', size: 21, language: { value: 'en-US' } } },
            heading1: {
              run: { font: 'Arial', size: 34, bold: true, color: '1F2328' },
              paragraph: { spacing: { after: 120 } },
            },
            heading2: {
              run: { font: 'Arial', size: 25, bold: true, color: '1F2328' },
              paragraph: { spacing: { before: 200, after: 80 } },
            },
            heading3: { run: { font: 'Arial', size: 23, bold: true, color: '1F2328' } },
            heading4: { run: { font: 'Arial', size: 21, bold: true, color: '1F2328' } },
            heading5: { run: { font: 'Arial', size: 21, bold: true, color: '1F2328' } },
          },
        },
        sections,
      })
      return new Uint8Array(await Packer.toBuffer(document))
    },
  }
}

function sectionOf(
  head: PrintedHead,
  identifiers: string,
  footer: string,
  loud: string | null,
  children: Body,
): ISectionOptions {
  const banner = new Paragraph({
    shading: { type: ShadingType.CLEAR, fill: alarm, color: 'auto' },
    spacing: { before: 80 },
    children: [
      new TextRun({ text: printable(loud ?? '').toUpperCase(), bold: true, color: 'FFFFFF', font: 'Arial', size: 19 }),
    ],
  })
  const line = (left: string, right: ParagraphChild[]) =>
    new Paragraph({
      tabStops: [{ type: TabStopType.RIGHT, position: rightEdge }],
      alignment: AlignmentType.LEFT,
      children: [new TextRun({ text: printable(left), size: 17, font: 'Arial', bold: right.length === 1 }), ...right],
    })
  const edge = { size: 17, font: 'Arial', color: quiet }
  return {
    properties: {
      page: {
        size: { width: 11_906, height: 16_838 },
        margin: { left: 1_300, right: 1_300, top: 1_500, bottom: 1_200 },
      },
    },
    headers: {
      default: new Header({
        children: [
          line(identifiers, [new TextRun({ ...edge, children: ['\t', printable(head.practice)] })]),
          ...(loud === null ? [] : [banner]),
        ],
      }),
    },
    footers: {
      default: new Footer({
        children: [
          line(footer, [
            new TextRun({ ...edge, children: ['\tPage ', PageNumber.CURRENT] }),
            new TextRun({ ...edge, children: [' of ', PageNumber.TOTAL_PAGES] }),
          ]),
        ],
      }),
    },
    children,
  }
}

const small = { size: 17, font: 'Arial' }
const heading = (words: string, level: 'HEADING_1' | 'HEADING_2') =>
  new Paragraph({ heading: HeadingLevel[level], children: [new TextRun(printable(words))] })

const noteBody = (head: PrintedHead, note: PrintedNote): Body => [
  heading(note.title, 'HEADING_1'),
  ...note.facts.map(([label, value]) =>
    paragraph([plainRun(`${label}: `), plainRun(value, label === 'State')], 0, small),
  ),
  ...note.sections.flatMap(writeSection),
  ...(note.signatures.length === 0 ? [] : [heading('Signatures', 'HEADING_2')]),
  ...note.signatures.flatMap(({ who, meaning, lines }) => [
    paragraph([plainRun(who, true)]),
    paragraph([plainRun(meaning)]),
    ...lines.map((line) => paragraph([plainRun(line)], 0, small)),
  ]),
  paragraph([plainRun(head.exported)], 0, { ...small, color: quiet }),
]

function writeSection(section: WrittenSection): Body {
  if (!section.isSection) return section.body.flatMap(writePiece)
  const { title, answeredBy, body } = section
  return [
    ...(hasWords(title) ? [heading(title, 'HEADING_2')] : []),
    ...(answeredBy === null
      ? []
      : [paragraph([plainRun(`Answered for by the ${answeredBy}`)], 0, { ...small, color: quiet })]),
    ...(body === null ? [paragraph([plainRun(notRecorded)], 0, { color: quiet })] : body.flatMap(writePiece)),
  ]
}

function writePiece(piece: WrittenPiece): Body {
  if ('text' in piece) return writeText(piece.text)
  if ('paragraph' in piece) return [paragraph([plainRun(piece.paragraph)])]
  // Two tables that touch become one in Word.
  if ('rows' in piece) return [table(blockTableWords(piece)), paragraph([])]
  const lines = wordsOfLines(piece.lines)
  const label = plainRun(`${piece.label.replaceAll(/\s+/g, ' ').trim()}: `, true)
  return [paragraph([label, ...(lines.length === 0 ? [plainRun(notWrittenYet)] : lines)])]
}

const threadsBody = (threads: readonly PrintedThread[]): Body => [
  heading('Threads', 'HEADING_1'),
  ...(threads.length === 0 ? [paragraph([plainRun('No goal is written yet.')])] : []),
  ...threads.flatMap(({ title, said, steps }) => [
    heading(title, 'HEADING_2'),
    ...(said === null ? [] : [paragraph([plainRun(said)])]),
    ...steps.map((step) => paragraph([plainRun(`• ${step}`)], 360)),
  ]),
]
