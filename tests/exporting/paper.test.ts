import { describe, expect, it } from 'vitest'
import { writeDocx } from '../../server/domain/exporting/docx/writeDocx.ts'
import { writePdf } from '../../server/domain/exporting/pdf/writePdf.ts'
import { blockNames } from '../../shared/note/blocks/nodes.ts'
import { toMarkdown } from '../../shared/note/markdown.ts'
import type { NoteNode } from '../../shared/note/noteJson.ts'
import { fullSample } from '../note/blockSamples.ts'
import { noteOf, printedHead, printedOf } from './printed.ts'
import { readDocx } from './readDocx.ts'
import { missingWords, readPdf } from './readPdf.ts'

const words = (text: string, ...marks: string[]): NoteNode => ({
  type: 'text',
  text,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
})
const node = (type: string, ...content: NoteNode[]): NoteNode => ({ type, content })
const link = (text: string, href: string): NoteNode => ({
  type: 'text',
  text,
  marks: [{ type: 'link', attrs: { href } }],
})

async function onPaper(...texts: NoteNode[]) {
  const [pdf, docx] = [writePdf(printedHead), writeDocx(printedHead)]
  for (const text of texts) {
    pdf.add(printedOf(text))
    docx.add(printedOf(text))
  }
  return { pdf: await readPdf(await pdf.end(null)), docx: readDocx(await docx.end(null)) }
}

/** What Markdown says besides words. */
const plain = (markdown: string) =>
  markdown.replaceAll(/<br>|<\/?u>|<!-- -->|\]\([^)]*\)/g, ' ').replaceAll(/\\([!-/:-@[-`{-~])/g, '$1')

describe('on paper', () => {
  it.each(blockNames.map((block) => ({ block })))(
    'a $block has every word that its Markdown has',
    async ({ block }) => {
      const texts = [0, 1, 2, 3].map((way) => noteOf(fullSample(block, way)))
      const markdown = plain(texts.map((text) => toMarkdown(text, { title: 'A note' })).join('\n'))
      const { pdf, docx } = await onPaper(...texts)
      expect(missingWords(markdown, pdf.pages.join(' '))).toEqual([])
      expect(missingWords(markdown, docx.body)).toEqual([])
    },
  )

  it('a text has its headings, lists, quotes, tables and marks, and its order', async () => {
    const text = noteOf(
      { type: 'heading', attrs: { level: 2 }, content: [words('Kopf')] },
      node('paragraph', words('eins '), words('fett', 'bold'), words(' und '), words('schräg', 'italic', 'strike')),
      node(
        'bulletList',
        node(
          'listItem',
          node('paragraph', words('Punkt')),
          node('orderedList', node('listItem', node('paragraph', words('innen')))),
        ),
      ),
      node('taskList', { type: 'taskItem', attrs: { checked: true }, content: [node('paragraph', words('getan'))] }),
      node('blockquote', node('paragraph', words('gesagt'))),
      node(
        'table',
        node('tableRow', node('tableHeader', node('paragraph', words('Kopfzelle')))),
        node('tableRow', node('tableCell', node('paragraph', words('Zelle')))),
      ),
      node('paragraph', link('Seite', 'https://example.org/a')),
    )
    const { pdf, docx } = await onPaper(text)
    const order = [
      'Kopf',
      'eins',
      'fett',
      'und',
      'schräg',
      'Punkt',
      'innen',
      '☑',
      'getan',
      'gesagt',
      'Kopfzelle',
      'Zelle',
      'Seite',
    ]
    for (const said of [pdf.pages.join(' '), docx.body]) {
      const places = order.map((word) => said.indexOf(word))
      expect(places.every((place) => place >= 0)).toBe(true)
      expect(places).toEqual(places.toSorted((one, other) => one - other))
    }
    expect(pdf.links).toEqual(['https://example.org/a'])
    expect(docx.links).toEqual(['https://example.org/a'])
    for (const tag of [
      'Document',
      'Sect',
      'H1',
      'H2',
      'H3',
      'P',
      'L',
      'LI',
      'Table',
      'TR',
      'TH',
      'TD',
      'BlockQuote',
      'Link',
    ])
      expect([...pdf.tags], tag).toContain(tag)
    expect(docx.headings).toEqual(['Heading1', 'Heading2', 'Heading3'])
    expect(docx.tables).toBe(1)
  })

  it('every page says whose it is, what it is of, how far it is and where it stands; the file says its language', async () => {
    const long = Array.from({ length: 120 }, (_, index) => node('paragraph', words(`Absatz ${index} `.repeat(20))))
    const { pdf, docx } = await onPaper(noteOf(...long))
    expect(pdf.pages.length).toBeGreaterThan(5)
    for (const [index, page] of pdf.pages.entries()) {
      expect(page).toContain('Noor, L-0001')
      expect(page).toContain('A practice')
      expect(page).toContain('DRAFT, NOT SIGNED')
      expect(page).toContain(`Page ${index + 1} of ${pdf.pages.length}`)
    }
    expect(pdf.raw).toContain('/Marked true')
    expect(pdf.lang).toBe('en')
    expect(pdf.title).toBe('A note, L-0001')
    expect(pdf.raw).toContain('/StructTreeRoot')
    expect(pdf.raw).toContain('pdfuaid:part')
    expect(docx.edges).toContain('Noor, L-0001')
    expect(docx.edges).toContain('DRAFT, NOT SIGNED')
    expect(docx.fields).toBeGreaterThanOrEqual(2)
  })

  it('abuse 19: a javascript: link put in by a raw update leads nowhere, and signs that no file can hold do no harm', async () => {
    const hostile = [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      ' javascript:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'file:///etc/passwd',
      'https://',
      'vbscript:x',
    ]
    const text = noteOf(
      ...hostile.map((href) => node('paragraph', link('klick mich', href))),
      node('paragraph', words('vor\u0000\u0007\u001b[2J\ud800\uffffnach')),
      node('paragraph', words('evil\u202Egpj.exe')),
      node('paragraph', words('שלום עולם مرحبا بالعالم')),
      node('paragraph', words('😀 👩‍👩‍👧 🇦🇹 ☕ 漢字 ')),
      node('paragraph', words('<script>alert(1)</script> &amp; ]]>')),
      node('paragraph', words('langeswortohneende'.repeat(400))),
      node('paragraph', link('Post', 'mailto:a@b.example')),
    )
    const { pdf, docx } = await onPaper(text)
    expect(pdf.links).toEqual(['mailto:a@b.example'])
    expect(docx.links).toEqual(['mailto:a@b.example'])
    expect(pdf.raw).not.toMatch(/javascript|\/JS\b|\/Launch|\/OpenAction/i)
    const said = pdf.pages.join(' ')
    expect(said.match(/klick mich/g)).toHaveLength(hostile.length)
    expect(said).toContain('evilgpj.exe')
    expect(said).toContain('[U+6F22][U+5B57]')
    expect(said).toContain('<script>alert(1)</script>')
    expect(docx.body).toContain('<script>alert(1)</script> &amp; ]]>')
    expect(docx.body).toContain('漢字')
    const markdown = toMarkdown(text, { title: 'A note' })
    expect(markdown).not.toMatch(/\]\((?!mailto:a@b\.example)/)
  })
})
