import { expect, it } from 'vitest'
import { Note } from '../../shared/api/notes.ts'
import { elementOf } from '../../shared/note/create.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { sectionsOf, sectionWith } from '../../shared/templates/content.ts'
import { clinic } from '../support/actors.ts'
import { startApp } from '../support/app.ts'
import { addSection, begin, markdownOf, noteFrom, publish, type, write } from './shelf.ts'

it('whoever publishes guidance longer than a note holds is told where it is, and a note has all of what was published', async () => {
  const app = await startApp()
  const { lead, caseId } = await clinic(app)
  const made = await begin(lead)
  const page = await write(lead, made)
  type(page.doc, 0, 'guidance', 'g'.repeat(2_001))
  await page.allSaved()
  const refused = await lead.call('POST', `/api/templates/${made.id}/publish`, { summary: 'Long.' })
  expect(refused.status).toBe(400)
  expect((await refused.json()).errors).toEqual([
    { path: 'sections.0.guidance', message: 'Please use at most 2000 characters.' },
  ])
  expect((await lead.call('POST', `/api/cases/${caseId}/notes`, { templateId: made.id })).status).toBe(400)
})

it('a title that its variables make too long for a note is shortened there, and the draft moves to the next version', async () => {
  const app = await startApp()
  const { lead, caseId } = await clinic(app)
  const made = await begin(lead)
  const page = await write(lead, made)
  type(page.doc, 0, 'sectionTitle', `For you ${'{care team} '.repeat(150)}`)
  type(page.doc, 0, 'paragraph', 'Begun.')
  await page.allSaved()
  await publish(lead, made.id)
  const note = Note.parse(await noteFrom(lead, caseId, made.id))
  expect(await markdownOf(lead, note.id)).toContain('For you ')
  addSection(page.doc, 'Afterwards', 'Words.')
  await page.allSaved()
  const version = await publish(lead, made.id)
  expect((await lead.call('POST', `/api/notes/${note.id}/template`, { version })).status).toBe(200)
  expect(await markdownOf(lead, note.id)).toContain('Afterwards')
})

it('a template with more sections than a file holds is not published, and one with thousands is not compared', async () => {
  const app = await startApp()
  const { lead } = await clinic(app)
  const made = await begin(lead)
  await publish(lead, made.id)
  const page = await write(lead, made)
  const more = (count: number) =>
    page.doc.getXmlFragment(FRAGMENT).push(
      Array.from({ length: count }, () => {
        const section = { key: 'a', title: 'A', guidance: null, required: false, answeredBy: null, source: null }
        return elementOf(sectionWith({ ...section, content: [] }, () => crypto.randomUUID()))
      }),
    )
  more(100)
  await page.allSaved()
  const asked = await lead.call('POST', `/api/templates/${made.id}/publish`, { summary: 'Many.' })
  expect(asked.status).toBe(400)
  expect((await lead.call('GET', `/api/templates/${made.id}/difference?from=1`)).status).toBe(200)
  more(1_000)
  await page.allSaved()
  expect((await lead.call('GET', `/api/templates/${made.id}/difference?from=1`)).status).toBe(413)
})

it('twenty thousand sections of one key get keys of their own as fast as others do', () => {
  const content = Array.from({ length: 20_000 }, () => ({ type: 'section', attrs: { key: 'a' } }))
  const begun = performance.now()
  const keys = sectionsOf({ type: 'doc', content }).map(({ key }) => key)
  expect(performance.now() - begun).toBeLessThan(5_000)
  expect(new Set(keys)).toHaveLength(20_000)
  expect(keys.slice(0, 3)).toEqual(['a', 'a-2', 'a-3'])
})
