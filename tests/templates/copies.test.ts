import { expect, it } from 'vitest'
import { LibrarySections, OriginalChanges, TemplateVersions } from '../../shared/api/templates.ts'
import { clinic, newMember, newPractice, type TestMember } from '../support/actors.ts'
import { startApp } from '../support/app.ts'
import { until } from '../support/waiting.ts'
import { addSection, begin, publish, saveSectionOf, share, templateFor, type, write } from './shelf.ts'

const changesFor = async (member: TestMember, id: string) =>
  OriginalChanges.parse(await (await member.call('GET', `/api/templates/${id}/original`)).json())

it('a copy says what it is based on, and takes later changes of its original over section by section', async () => {
  const app = await startApp()
  const { lead, cotherapist } = await clinic(app)
  const original = await begin(lead, { name: 'The original' })
  await share(lead, original.id, { scope: 'practice' })
  const source = await write(lead, original)
  type(source.doc, 0, 'sectionTitle', 'First')
  addSection(source.doc, 'Second', 'Second words.')
  addSection(source.doc, 'Third', 'Third words.')
  await source.allSaved()
  await publish(lead, original.id)

  const copy = await begin(cotherapist, { name: 'A copy', from: original.id })
  expect(copy.basedOn).toEqual({ id: original.id, name: 'The original', version: 1, newest: 1 })
  const page = await write(cotherapist, copy)
  type(page.doc, 1, 'paragraph', ' And ours.')
  await page.allSaved()
  expect((await changesFor(cotherapist, copy.id)).sections).toEqual([])

  type(source.doc, 0, 'guidance', 'Slowly.')
  type(source.doc, 1, 'paragraph', ' And theirs.')
  addSection(source.doc, 'Fourth', 'Fourth words.')
  await source.allSaved()
  await publish(lead, original.id)
  expect((await templateFor(cotherapist, copy.id)).basedOn).toMatchObject({ version: 1, newest: 2 })
  const changes = await changesFor(cotherapist, copy.id)
  expect(changes).toMatchObject({ name: 'The original', from: 1, to: 2 })
  expect(changes.sections.map(({ key, change, own }) => [key, change, own])).toEqual([
    ['first', 'changed', 'untouched'],
    ['second', 'changed', 'changed'],
    ['fourth', 'added', 'absent'],
  ])

  const take = (body: Record<string, unknown>) =>
    cotherapist.call('POST', `/api/templates/${copy.id}/original`, { version: 2, ...body })
  expect((await take({ version: 1, keys: ['first'] })).status).toBe(409)
  expect((await take({ keys: ['first', 'fourth'] })).status).toBe(200)
  await until('the page shows them', () => page.xml().includes('Slowly.') && page.xml().includes('Fourth words.'))
  expect(page.xml()).toContain('And ours.')
  expect(page.xml()).not.toContain('And theirs.')
  expect((await changesFor(cotherapist, copy.id)).sections.map(({ key }) => key)).toEqual(['second'])
  // Nothing of the copy's own was published: what it was stands in the list.
  const { items } = TemplateVersions.parse(
    await (await cotherapist.call('GET', `/api/templates/${copy.id}/versions`)).json(),
  )
  expect(items.map(({ number }) => number)).toEqual([null])
  expect((await take({ keys: [], done: true })).status).toBe(200)
  expect((await changesFor(cotherapist, copy.id)).sections).toEqual([])
  expect((await templateFor(cotherapist, copy.id)).basedOn).toMatchObject({ version: 2, newest: 2 })
  expect(page.xml()).toContain('And ours.')

  await share(lead, original.id, { scope: 'mine' })
  expect((await cotherapist.call('GET', `/api/templates/${copy.id}/original`)).status).toBe(404)
  expect((await templateFor(cotherapist, copy.id)).basedOn).toBeNull()
})

it('a section is saved, found by its words, used in another template, and its uses are known as far as one may see them', async () => {
  const app = await startApp()
  const { lead, cotherapist, supervisor } = await clinic(app)
  const elsewhere = await newMember(app, await newPractice(app), ['clinician'])
  const made = await begin(lead, { name: 'Where it was written' })
  const page = await write(lead, made)
  addSection(page.doc, 'Grounding with the feet', 'Feel the floor.')
  await page.allSaved()
  expect(
    (await cotherapist.call('POST', '/api/library-sections', { templateId: made.id, sectionId: 'x', name: 'Theirs' }))
      .status,
  ).toBe(404)
  const saved = await saveSectionOf(lead, made.id, page.doc, 1, 'Grounding, our way')
  const found = async (member: TestMember, q: string) =>
    LibrarySections.parse(await (await member.call('GET', `/api/library-sections?q=${encodeURIComponent(q)}`)).json())
      .items
  const [one] = await found(cotherapist, 'feet our')
  expect(one).toMatchObject({
    id: saved.id,
    title: 'Grounding with the feet',
    templates: [],
    abilities: { remove: false },
  })
  expect(JSON.stringify(one?.content)).toContain('Feel the floor.')
  expect(await found(cotherapist, 'feet hands')).toEqual([])
  expect(await found(elsewhere, '')).toEqual([])

  const user = await begin(cotherapist, { name: 'Where it is used' })
  const other = await write(cotherapist, user)
  addSection(other.doc, 'Grounding with the feet', 'Feel the floor.', false, saved.id)
  await other.allSaved()
  await publish(cotherapist, user.id)
  expect((await found(cotherapist, 'grounding'))[0]?.templates).toEqual([{ id: user.id, name: 'Where it is used' }])
  // Nobody learns by it of a template that is not theirs.
  expect((await found(supervisor, 'grounding'))[0]?.templates).toEqual([])
  expect((await cotherapist.call('DELETE', `/api/library-sections/${saved.id}`)).status).toBe(403)
  expect((await lead.call('DELETE', `/api/library-sections/${saved.id}`)).status).toBe(204)
  expect(await found(lead, '')).toEqual([])
  expect(other.xml()).toContain('Feel the floor.')
})
