import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { elementOf } from '../../shared/note/create.ts'
import { templateParts } from '../../shared/note/nodes/templateParts.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { encodeUpdate } from '../../shared/sync/frames.ts'
import { sectionWith } from '../../shared/templates/content.ts'
import { newMember, newNote } from '../support/actors.ts'
import { connect, openRaw } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { begin, share, type, write } from '../templates/shelf.ts'
import { expectUntouched, placesOf, raw, recordOf, refusalsOf, stage } from './abuse.ts'
import { element, rawUpdate } from './hostileUpdates.ts'

/** The promise of the rules, in milliseconds. */
const promised = 2_000

const section = (title: string) =>
  elementOf(
    sectionWith(
      {
        ...{ key: 'more', title, guidance: 'Slowly.', required: false, answeredBy: null, source: null },
        content: [{ type: 'paragraph' }],
      },
      () => crypto.randomUUID(),
    ),
  )
const append = (doc: Y.Doc, title: string) => doc.getXmlFragment(FRAGMENT).push([section(title)])

test.each(templateParts)(
  'SYNC-28 a writer puts a %s into a note: closed, audited, and nothing has changed for anybody',
  async (part) => {
    const scene = await stage()
    const before = await recordOf(scene)
    const socket = await raw(scene.cotherapist, scene.note)
    const parent = placesOf(scene.honest.doc).section
    socket.send(encodeUpdate(rawUpdate([{ client: 4711, clock: 0, structs: [{ content: element(part), parent }] }])))
    expect(await socket.closed).toBe(4400)
    await expectUntouched(scene, before)
    expect(await refusalsOf(scene.app, scene.cotherapist)).toEqual([
      'write.refused {"why":"a part of a template in a note"}',
    ])
  },
)

test('SYNC-28 an author puts a section of a template into a process note: closed, and it is not there', async () => {
  const { lead, caseId } = await stage()
  const note = await newNote(lead, caseId, 'process-note')
  const page = connect(lead, note)
  await page.synced()
  append(page.doc, 'Not of a note')
  await until('it is closed', () => page.closes.includes(4400))
  page.close()
  const fresh = connect(lead, note)
  await fresh.synced()
  expect(fresh.xml()).not.toContain('Not of a note')
})

test('SYNC-28 an editor puts a section with title and guidance into a template: it is taken in, and an editor beside has it', async () => {
  const { lead, cotherapist } = await stage()
  const made = await begin(lead)
  await share(lead, made.id, { scope: 'mine', editors: { memberIds: [cotherapist.id] } })
  const [a, b] = [await write(lead, made), await write(cotherapist, made)]
  append(a.doc, 'Breath')
  await a.allSaved()
  await until('the other has it', () => b.xml() === a.xml())
  expect(b.xml()).toContain('Breath')
  expect(a.closes).toEqual([])
})

test('SYNC-14 a template’s document is there for those it is shared with, whatever care team they are on, and written by its editors alone', async () => {
  const { app, lead, cotherapist, supervisor, outsider, practiceId, caseId } = await stage()
  const admin = await newMember(app, practiceId, ['admin'])
  const made = await begin(lead)
  for (const member of [cotherapist, supervisor, outsider, admin])
    await expect(openRaw(member, made)).rejects.toMatchObject({ status: 404 })

  const editors = { memberIds: [outsider.id] }
  await share(lead, made.id, { scope: 'mine', memberIds: [supervisor.id], editors })
  const [owner, reader, editor] = [await write(lead, made), await write(supervisor, made), await write(outsider, made)]
  type(editor.doc, 0, 'paragraph', 'By an editor outside the care team.')
  await editor.allSaved()
  await until('the owner has it', () => owner.xml().includes('By an editor'))
  await reader.allSaved()
  type(reader.doc, 0, 'paragraph', 'By a reader.')
  await until('the reader is told', () => reader.held.some(({ reason }) => reason === 'read_only'))
  expect(owner.xml()).not.toContain('By a reader.')

  // A place on a care team gives no right on it and takes none.
  await lead.call('DELETE', `/api/cases/${caseId}/care-team/${supervisor.id}`)
  type(owner.doc, 0, 'paragraph', ' And on.')
  await owner.allSaved()
  await until('the reader reads on', () => reader.xml().includes('And on.'))
  expect(reader.closes).toEqual([])
})

test('SYNC-14 an editor whom a template is shared with no more is closed with 4403 within 2 s, and writes nothing after it', async () => {
  const { lead, cotherapist } = await stage()
  const made = await begin(lead)
  await share(lead, made.id, { scope: 'mine', editors: { memberIds: [cotherapist.id] } })
  const [owner, editor] = [await write(lead, made), await write(cotherapist, made)]
  expect((await share(lead, made.id, { scope: 'mine' })).status).toBe(200)
  type(editor.doc, 0, 'paragraph', 'Too late.')
  await until('the editor is closed', () => editor.closes.includes(4403), promised)
  await owner.allSaved()
  expect(owner.xml()).not.toContain('Too late.')
  await expect(openRaw(cotherapist, made)).rejects.toMatchObject({ status: 404 })
})

test('SYNC-14 an owner goes on writing in a template that was put away: it is held as locked, and not merged', async () => {
  const { lead } = await stage()
  const made = await begin(lead)
  const owner = await write(lead, made)
  await owner.allSaved()
  expect((await lead.call('POST', `/api/templates/${made.id}/put-away`)).status).toBe(200)
  type(owner.doc, 0, 'paragraph', 'Put away already.')
  await until('the owner is told', () => owner.held.some(({ reason }) => reason === 'locked'))
  const fresh = await write(lead, made)
  expect(fresh.xml()).not.toContain('Put away already.')
})
