import { describe, expect, it } from 'vitest'
import { writeDocx } from '../../server/domain/exporting/docx/writeDocx.ts'
import { writePdf } from '../../server/domain/exporting/pdf/writePdf.ts'
import { demoCases } from '../../server/scripts/demo/cases.ts'
import { itemsOf } from '../../server/scripts/demo/items.ts'
import { writeNote } from '../../server/scripts/demo/writeNote.ts'
import { toMarkdown } from '../../shared/note/markdown.ts'
import { readUpdate } from '../../shared/note/read.ts'
import { findTemplate } from '../../shared/templates/index.ts'
import { printedHead, printedOf } from './printed.ts'
import { readDocx } from './readDocx.ts'
import { missingWords, readPdf } from './readPdf.ts'

const seededAt = new Date(2031, 5, 8, 0, 10).getTime()
let clients = 0
/** A note of the demonstration for each template that it uses, the one with the most in it. */
const longest = new Map<string, { template: string; text: ReturnType<typeof readUpdate>; markdown: string }>()
for (const { notes } of demoCases) {
  const items = itemsOf(notes)
  for (const note of notes) {
    const template = findTemplate(note.templateId)
    if (!template) throw new Error(`There is no template ${note.templateId}.`)
    const { bytes } = writeNote(template, note.sections, { clientIds: () => ++clients, seededAt, items })
    const text = readUpdate(bytes)
    const markdown = toMarkdown(text, { title: 'A note' })
    const known = longest.get(template.id)
    if (!known || known.markdown.length < markdown.length)
      longest.set(template.id, { template: template.id, text, markdown })
  }
}

const plain = (markdown: string) =>
  markdown.replaceAll(/<br>|<\/?u>|<!-- -->|\]\([^)]*\)/g, ' ').replaceAll(/\\([!-/:-@[-`{-~])/g, '$1')

describe('a note of the demonstration on paper', () => {
  it('is tried for every template that the demonstration uses', () => {
    expect(longest.size).toBeGreaterThanOrEqual(9)
  })

  it.each([...longest.values()])('has every word of its text: $template', async ({ text, markdown }) => {
    const [pdf, docx] = [writePdf(printedHead), writeDocx(printedHead)]
    pdf.add(printedOf(text))
    docx.add(printedOf(text))
    const read = await readPdf(await pdf.end(null))
    expect(missingWords(plain(markdown), read.pages.join(' '))).toEqual([])
    expect(missingWords(plain(markdown), readDocx(await docx.end(null)).body)).toEqual([])
  })
})
