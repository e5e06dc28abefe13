import { expect, it } from 'vitest'
import { NoteMove, TemplateDifference, TemplateText, TemplateVersions } from '../../shared/api/templates.ts'
import { clinic } from '../support/actors.ts'
import { startApp } from '../support/app.ts'
import { connect, write as writeIn } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { addSection, begin, markdownOf, noteFrom, publish, share, templateFor, type, write } from './shelf.ts'

it('two people write a template together, publish it, a third begins a note from it, the draft moves on and keeps its words', async () => {
  const app = await startApp()
  const { lead, cotherapist, caseId } = await clinic(app)
  const made = await begin(lead, { name: 'Breath, our way' })
  expect(made).toMatchObject({
    version: 0,
    origin: 'mine',
    unpublished: true,
    sections: [{ title: 'Untitled section' }],
  })
  expect((await cotherapist.call('GET', `/api/templates/${made.id}`)).status).toBe(404)
  const editors = { memberIds: [cotherapist.id] }
  expect((await share(lead, made.id, { scope: 'practice', editors })).status).toBe(200)

  const [a, b] = [await write(lead, made), await write(cotherapist, made)]
  type(a.doc, 0, 'sectionTitle', 'Breath')
  type(b.doc, 0, 'guidance', 'Slowly.')
  type(a.doc, 0, 'paragraph', 'For {client code}, session {session number}, by {author}.')
  addSection(b.doc, 'Closing', 'How it ended.')
  await Promise.all([a.allSaved(), b.allSaved()])
  await until('both see the same', () => a.xml() === b.xml())
  expect(await publish(cotherapist, made.id, 'The first.')).toBe(1)

  const note = await noteFrom(lead, caseId, made.id)
  expect(note).toMatchObject({ templateId: made.id, templateVersion: 1, title: 'Breath, our way', phase: 'session' })
  const begun = await markdownOf(lead, note.id)
  expect(begun).toContain('## Breath')
  expect(begun).toMatch(/For C-\w+, session 1, by Lead\./)
  expect(begun).not.toContain('Slowly.')
  const client = connect(lead, note)
  await client.synced()
  writeIn(client.doc, 'My own words. ')
  await client.allSaved()

  type(a.doc, 0, 'sectionTitle', ' and body')
  addSection(a.doc, 'Body', 'Where it was felt.')
  await a.allSaved()
  expect(await templateFor(lead, made.id)).toMatchObject({ version: 1, unpublished: true })
  expect(await publish(lead, made.id, 'With the body.')).toBe(2)
  const versions = TemplateVersions.parse(await (await lead.call('GET', `/api/templates/${made.id}/versions`)).json())
  expect(versions.items.map(({ number, summary }) => [number, summary])).toEqual([
    [2, 'With the body.'],
    [1, 'The first.'],
  ])
  const difference = TemplateDifference.parse(
    await (await lead.call('GET', `/api/templates/${made.id}/difference?from=1&to=2`)).json(),
  )
  expect(difference.sections.map(({ key, change }) => [key, change])).toEqual([
    ['first', 'changed'],
    ['body', 'added'],
  ])

  const path = `/api/notes/${note.id}/template`
  const preview = NoteMove.parse(await (await lead.call('GET', path)).json())
  expect(preview).toMatchObject({ from: 1, to: 2, summaries: [{ number: 2, summary: 'With the body.' }] })
  expect(preview.sections.map(({ title, change }) => [title, change])).toEqual([
    ['Breath and body', 'changed'],
    ['Body', 'added'],
  ])
  const moved = await lead.call('POST', path, { version: 2 })
  expect(moved.status).toBe(200)
  expect(await moved.json()).toMatchObject({ templateVersion: 2 })
  const after = await markdownOf(lead, note.id)
  expect(after).toContain('My own words.')
  expect(after).toContain('## Breath and body')
  expect(after).toContain('Where it was felt.')
  await until('it is seen at once', () => client.xml().includes('Where it was felt.'))
  expect((await lead.call('POST', path, { version: 2 })).status).toBe(409)
  const history = await (await lead.call('GET', `/api/notes/${note.id}/versions`)).json()
  expect(history.items.map(({ reason }: { reason: string }) => reason)).toEqual(['moved', 'before_move', 'created'])
})

it('a note that is signed stays with its version, and says that it takes no text', async () => {
  const app = await startApp()
  const { lead, caseId } = await clinic(app)
  const made = await begin(lead, { phase: null })
  const client = await write(lead, made)
  type(client.doc, 0, 'paragraph', 'One.')
  await client.allSaved()
  await publish(lead, made.id)
  const note = await noteFrom(lead, caseId, made.id)
  const signed = await lead.call('POST', `/api/notes/${note.id}/sign`, {
    ...{ password: 'a long enough password', attest: true },
    version: (await (await lead.call('GET', `/api/notes/${note.id}`)).json()).version,
  })
  expect(signed.status).toBe(200)
  type(client.doc, 0, 'paragraph', ' Two.')
  await client.allSaved()
  await publish(lead, made.id)
  const before = await markdownOf(lead, note.id)
  expect(await (await lead.call('GET', `/api/notes/${note.id}/template`)).json()).toMatchObject({ from: 1, to: null })
  const refused = await lead.call('POST', `/api/notes/${note.id}/template`, { version: 2 })
  expect(refused.status).toBe(409)
  expect(await refused.json()).toMatchObject({ code: 'wrong_state' })
  expect(await markdownOf(lead, note.id)).toBe(before)
  expect(await (await lead.call('GET', `/api/notes/${note.id}`)).json()).toMatchObject({ templateVersion: 1 })
})

it('a template goes back to a version, and what was never published is kept in the list', async () => {
  const app = await startApp()
  const { lead, cotherapist } = await clinic(app)
  const made = await begin(lead)
  const client = await write(lead, made)
  type(client.doc, 0, 'paragraph', 'First.')
  await client.allSaved()
  await publish(lead, made.id)
  type(client.doc, 0, 'paragraph', ' Never published.')
  await client.allSaved()
  expect((await lead.call('POST', `/api/templates/${made.id}/go-back`, { version: 1 })).status).toBe(200)
  await until('the page shows it', () => !client.xml().includes('Never published.'))
  const { items } = TemplateVersions.parse(await (await lead.call('GET', `/api/templates/${made.id}/versions`)).json())
  expect(items.map(({ number }) => number)).toEqual([null, 1])
  const now = TemplateText.parse(await (await lead.call('GET', `/api/templates/${made.id}/text`)).json())
  expect(JSON.stringify(now.text)).toContain('First.')
  expect(JSON.stringify(now.text)).not.toContain('Never')
  const kept = items[0]?.id ?? ''
  const text = TemplateText.parse(
    await (await lead.call('GET', `/api/templates/${made.id}/text?version=${kept}`)).json(),
  )
  expect(JSON.stringify(text.text)).toContain('Never published.')
  // It was never published, so that it is nobody's who only uses the template.
  await share(lead, made.id, { scope: 'practice' })
  expect((await cotherapist.call('GET', `/api/templates/${made.id}/text?version=${kept}`)).status).toBe(404)
  expect((await lead.call('POST', `/api/templates/${made.id}/go-back`, { version: kept })).status).toBe(200)
  await until('it is there again', () => client.xml().includes('Never published.'))
})
