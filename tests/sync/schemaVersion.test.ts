import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Note } from '../../shared/api/notes.ts'
import { blockNames } from '../../shared/note/blocks/nodes.ts'
import { elementOf } from '../../shared/note/create.ts'
import type { NoteNode } from '../../shared/note/noteJson.ts'
import { readNote } from '../../shared/note/read.ts'
import { FRAGMENT, SCHEMA_VERSION } from '../../shared/note/schema.ts'
import { documentHand } from '../note/blockHands.ts'
import { fullSample, partsIn } from '../note/blockSamples.ts'
import { connect } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { alike, noteOf, type Pair, pair } from './pair.ts'

/** Makes the note one that was stored under another version of the schema. */
async function storedUnder({ app, note }: Pair, version: number): Promise<void> {
  await app.services.database.write(async (tx) => {
    await tx.updateTable('document').set({ schema_version: version }).where('id', '=', note.documentId).execute()
  })
}

/** Puts a node at the beginning of the first section, as a client of the schema would. */
function putIn(document: Y.Doc, node: NoteNode): void {
  const section = document.getXmlFragment(FRAGMENT).get(0)
  if (!(section instanceof Y.XmlElement)) throw new Error('The note has no section.')
  section.insert(0, [elementOf(node)])
}

test('SYNC-10 a note that an older version stored opens as it is for a client of today, who adds what only today’s schema has', async () => {
  const scene = await pair()
  const { lead, cotherapist, note, a, b } = scene
  await storedUnder(scene, SCHEMA_VERSION - 1)
  const answer = Note.parse(await (await lead.call('GET', `/api/notes/${note.id}`)).json())
  expect(answer.schemaVersion).toBe(SCHEMA_VERSION)

  const late = connect(cotherapist, answer)
  await late.synced()
  expect(late.xml()).toBe(a.xml())
  putIn(late.doc, { type: 'goal', attrs: { id: 'g' }, content: [{ type: 'goalText', attrs: { id: 't' } }] })
  documentHand(late.doc).type('t', 'front', 'To stay when it gets quiet')
  await late.allSaved()
  await alike(a, b, late)
  expect((await noteOf(lead, note)).markdown).toContain('Goal: To stay when it gets quiet')
})

test('SYNC-10 a client that knows only the older schema is closed with 4426, from a note that was stored under it too, and told nothing', async () => {
  const scene = await pair()
  await storedUnder(scene, SCHEMA_VERSION - 1)
  const before = scene.a.xml()
  const old = connect(scene.cotherapist, { ...scene.note, schemaVersion: SCHEMA_VERSION - 1 })
  await until('it is closed', () => old.closes.length > 0)
  expect([old.closes, old.xml()]).toEqual([[4426], ''])
  expect(scene.a.xml()).toBe(before)
})

test('SYNC-10 a note that a later version stored is closed to every client of this server, whatever version it says', async () => {
  const scene = await pair()
  await storedUnder(scene, SCHEMA_VERSION + 1)
  for (const schemaVersion of [SCHEMA_VERSION, SCHEMA_VERSION + 1]) {
    const client = connect(scene.cotherapist, { ...scene.note, schemaVersion })
    await until('it is closed', () => client.closes.length > 0)
    expect([client.closes, client.xml()]).toEqual([[4426], ''])
  }
})

test('SYNC-23 a writer fills every cell and line of every block: all of it is taken in, and a colleague has it', async () => {
  const { a, b } = await pair()
  for (const block of blockNames) {
    putIn(a.doc, fullSample(block, 1))
  }
  await a.allSaved()
  await alike(a, b)
  expect(a.closes).toEqual([])
  const [section] = readNote(b.doc).content ?? []
  expect((section?.content ?? []).slice(0, blockNames.length)).toEqual(
    blockNames
      .map((block) => fullSample(block, 1))
      .reverse()
      .map(withoutEmptyContent),
  )
})

/** Every part of every block, put into a block that is not its own. */
const misplaced = blockNames.flatMap((block) => {
  const other = blockNames.find((one) => partsIn(one).length > 0 && one !== block)
  const [part] = partsIn(block)
  return part === undefined || other === undefined ? [] : [{ part, other }]
})

test.each(misplaced)(
  'SYNC-23 a client puts a $part into a $other: closed, and nobody else has it',
  async ({ part, other }) => {
    const { a, b } = await pair()
    const before = b.xml()
    putIn(a.doc, { type: other, attrs: { id: 'x' }, content: [{ type: part, attrs: { id: 'y' } }] })
    await until('it is closed', () => a.closes.length > 0)
    expect(b.xml()).toBe(before)
  },
)

const withoutEmptyContent = ({ content, ...node }: NoteNode): NoteNode =>
  content === undefined || content.length === 0 ? node : { ...node, content: content.map(withoutEmptyContent) }
