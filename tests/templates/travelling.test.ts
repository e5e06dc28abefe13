import { expect, it } from 'vitest'
import { BroughtIn, FilePreview } from '../../shared/api/templates.ts'
import { everythingWritten } from '../http/written.ts'
import { clinic, newMember, newPractice } from '../support/actors.ts'
import { startApp } from '../support/app.ts'
import { addSection, begin, markdownOf, noteFrom, publish, shelfOf, type, write } from './shelf.ts'

it('a template travels to another practice as a file and is the same there, whatever is called like it', async () => {
  const app = await startApp()
  const { lead, caseId } = await clinic(app)
  const made = await begin(lead, { name: 'Breath', from: 'session-mindfulness', technique: 'breath' })
  const client = await write(lead, made)
  type(client.doc, 0, 'guidance', ' And slowly.')
  addSection(client.doc, 'Ending', 'Thank {author}.', true)
  await client.allSaved()
  await publish(lead, made.id)
  const exported = await lead.call('GET', `/api/templates/${made.id}/export`)
  expect(exported.headers.get('content-type')).toBe('application/json')
  const file = await exported.text()
  expect(await (await lead.call('GET', `/api/templates/${made.id}/export`)).text()).toBe(file)
  const markdown = await (await lead.call('GET', `/api/templates/${made.id}/export?format=markdown`)).text()
  expect(markdown).toMatch(/^# Breath\n/)
  expect(markdown).toContain('## Ending\n\n*Required*\n\nThank {author}.')

  const elsewhere = await newMember(app, await newPractice(app), ['clinician'])
  const own = await begin(elsewhere, { name: 'Breath' })
  const preview = await elsewhere.call('POST', '/api/templates/import?preview=true', file)
  expect(preview.status).toBe(200)
  expect(FilePreview.parse(await preview.json()).items[0]?.name).toBe('Breath')
  expect(await shelfOf(elsewhere)).toHaveLength(11)
  const brought = await elsewhere.call('POST', '/api/templates/import', file)
  expect(brought.status).toBe(201)
  const { id, items } = BroughtIn.parse(await brought.json())
  expect(items).toHaveLength(1)
  expect(id).not.toBe(own.id)
  expect(await (await elsewhere.call('GET', `/api/templates/${id}/export`)).text()).toBe(file)
  // As any program writes JSON.
  const again = await elsewhere.call('POST', '/api/templates/import', JSON.parse(file))
  expect(again.status).toBe(201)
  expect((await shelfOf(elsewhere)).filter(({ name }) => name === 'Breath')).toHaveLength(3)
  const note = await noteFrom(lead, caseId, made.id)
  expect(await markdownOf(lead, note.id)).toContain('Thank Lead.')
})

it('several templates travel in one file, and of a file with one fault, or asked for unclearly, none is made', async () => {
  const app = await startApp()
  const { lead } = await clinic(app)
  const bundle = await (await lead.call('GET', '/api/templates/export?ids=evaluation,follow-up,process-note')).json()
  expect(bundle.templates).toHaveLength(3)
  const brought = BroughtIn.parse(await (await lead.call('POST', '/api/templates/import', bundle)).json())
  expect(brought.items.map(({ name, compartment }) => [name, compartment])).toEqual([
    ['Evaluation', 'chart'],
    ['Follow-up', 'chart'],
    ['Process note', 'process'],
  ])
  const before = await everythingWritten(app)
  const writtenBefore = JSON.stringify(bundle)
  bundle.templates[1].sections[0].title = 7
  bundle.templates[2].sections[0].content = [{ type: 'nothing' }]
  for (const [body, places] of [
    [JSON.stringify(bundle), ['templates.1.sections.0.title', 'templates.2.sections.0.content.0.type']],
    ['{"format": ', ['']],
    ['[]', ['']],
  ] as const) {
    const refused = await lead.call('POST', '/api/templates/import', body)
    expect(refused.status).toBe(422)
    const { errors } = await refused.json()
    expect(errors.map(({ path }: { path: string }) => path)).toEqual(places)
  }
  const unclear = await lead.call('POST', '/api/templates/import?preview=yes', writtenBefore)
  expect(unclear.status).toBe(400)
  expect((await lead.call('POST', '/api/templates/import', `"${'x'.repeat(3_000_000)}"`)).status).toBe(413)
  expect(await everythingWritten(app)).toBe(before)
})
