import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { HeldItems } from '../../shared/api/notes.ts'
import { SCHEMA_VERSION } from '../../shared/note/schema.ts'
import { encodeSaved, encodeUpdate } from '../../shared/sync/frames.ts'
import { limits } from '../../shared/sync/limits.ts'
import { connect } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import {
  expectHealthy,
  expectUntouched,
  idOf,
  placesOf,
  raw,
  recordOf,
  refusalsOf,
  type Stage,
  savedOf,
  stage,
} from './abuse.ts'
import {
  binary,
  element,
  embed,
  format,
  type Id,
  type RawStruct,
  rawUpdate,
  subdocument,
  type,
  values,
  words,
  xmlText,
} from './hostileUpdates.ts'

const client = 4711
const at = (clock: number): Id => ({ client, clock })
const places = ({ honest }: Stage) => placesOf(honest.doc)

/** The co-therapist sends these structs; the socket ends, the audit says so, and nothing has changed for anybody. */
async function attempt(scene: Stage, structs: readonly RawStruct[]): Promise<void> {
  const before = await recordOf(scene)
  const known = (await refusalsOf(scene.app, scene.cotherapist)).length
  let changes = 0
  const count = () => changes++
  scene.honest.doc.on('update', count)
  const socket = await raw(scene.cotherapist, scene.note)
  socket.send(encodeUpdate(rawUpdate([{ client, clock: 0, structs }])))
  expect(await socket.closed).toBe(4400)
  scene.honest.doc.off('update', count)
  expect(changes).toBe(0)
  await expectUntouched(scene, before)
  expect(await refusalsOf(scene.app, scene.cotherapist)).toHaveLength(known + 1)
}

/** What is no note, each under a name for the test's title. */
const outside: [string, (scene: Stage) => RawStruct[]][] = [
  ['a node that no schema knows', (scene) => [{ content: element('marquee'), parent: places(scene).section }]],
  ['a node named like a prototype', (scene) => [{ content: element('constructor'), parent: places(scene).section }]],
  ['a node named __proto__', (scene) => [{ content: element('__proto__'), parent: places(scene).section }]],
  ['the document in itself', (scene) => [{ content: element('doc'), parent: places(scene).section }]],
  ['a paragraph in a paragraph', (scene) => [{ content: element('paragraph'), parent: places(scene).paragraph }]],
  ['a section in a section', (scene) => [{ content: element('section'), parent: places(scene).section }]],
  ['a paragraph at the root', () => [{ content: element('paragraph'), parent: 'default' }]],
  ['another root', () => [{ content: element('section'), parent: 'elsewhere' }]],
  ['a root named like a prototype', () => [{ content: element('section'), parent: '__proto__' }]],
  ['words without a text', (scene) => [{ content: words('bare'), parent: places(scene).paragraph }]],
  ['words at the root', () => [{ content: words('bare'), parent: 'default' }]],
  ['an attribute of the root', () => [{ content: values('x'), parent: 'default', key: 'id' }]],
  ['an attribute of a text', (scene) => [{ content: values('x'), parent: places(scene).text, key: 'id' }]],
  [
    'an attribute that no schema knows',
    (scene) => [{ content: values('x'), parent: places(scene).section, key: 'on' }],
  ],
  ['an attribute __proto__', (scene) => [{ content: values({}), parent: places(scene).section, key: '__proto__' }]],
  ['two values in one attribute', (scene) => [{ content: values({}, 'b'), parent: places(scene).section, key: 'id' }]],
  [
    'an object in an attribute',
    (scene) => [{ content: values({ a: 1 }), parent: places(scene).section, key: 'title' }],
  ],
  ['a node in an attribute', (scene) => [{ content: xmlText(), parent: places(scene).section, key: 'title' }]],
  ['a subdocument', (scene) => [{ content: subdocument('x'), parent: places(scene).section }]],
  ['bytes', (scene) => [{ content: binary(new Uint8Array(9)), parent: places(scene).section }]],
  ['an embedded object', (scene) => [{ content: embed({ image: 'x' }), parent: places(scene).text }]],
  ['a hook', (scene) => [{ content: type(5, 'hook'), parent: places(scene).section }]],
  ['a map', (scene) => [{ content: type(1), parent: places(scene).section }]],
  ['a fragment', (scene) => [{ content: type(4), parent: places(scene).section }]],
  ['formatting that no schema knows', (scene) => [{ content: format('blink', true), parent: places(scene).text }]],
  [
    'formatting with an attribute of its own',
    (scene) => [{ content: format('bold', { on: 1 }), parent: places(scene).text }],
  ],
  ['formatting outside a text', (scene) => [{ content: format('bold', true), parent: places(scene).paragraph }]],
  ['a child of words', (scene) => [{ content: element('paragraph'), parent: places(scene).words }]],
]

test('abuse 27: SYNC-23 a writer sends what is no note, in 28 ways: each is closed and audited, and no client changes anything', async () => {
  const scene = await stage()
  expect(outside).toHaveLength(28)
  for (const [what, structsOf] of outside) {
    await attempt(scene, structsOf(scene)).catch((cause: unknown) => {
      throw new Error(`Not kept out as it should be: ${what}.`, { cause })
    })
  }
})

/** Nodes of one name in each other, and a line with a word in the innermost. */
function nested(name: string, depth: number, parent: Id): RawStruct[] {
  const structs: RawStruct[] = []
  const put = (content: RawStruct['content']) => {
    structs.push({ content, parent: structs.length === 0 ? parent : at(structs.length - 1) })
  }
  for (let level = 0; level < depth; level++) put(element(name))
  put(element('paragraph'))
  put(xmlText())
  put(words('deep'))
  return structs
}

test.each([limits.nesting, 5_000])(
  'abuse 16: a writer nests nodes %i deep below a section: closed; the note reads and exports',
  async (depth) => {
    const scene = await stage()
    await attempt(scene, nested('blockquote', depth, places(scene).section))
  },
)

test('abuse 16: nesting to the limit is taken in, and export takes no longer than for anything else', async () => {
  const scene = await stage()
  const { cotherapist, lead, note, honest } = scene
  const socket = await raw(cotherapist, note)
  // Section, quotes, paragraph, text and words: each is one level.
  const structs = nested('blockquote', limits.nesting - 3, places(scene).section)
  socket.send(encodeUpdate(rawUpdate([{ client, clock: 0, structs }])))
  socket.send(encodeSaved(1))
  await until('it is saved', () => savedOf(socket).includes(1))
  await until('the colleague has it', () => honest.xml().includes('deep'))
  const began = performance.now()
  const exported = await (await lead.call('GET', `/api/notes/${note.id}/export?format=markdown`)).text()
  expect(exported).toContain('deep')
  expect(performance.now() - began).toBeLessThan(2_000)
  await expectHealthy(scene)
})

test('abuse 16: a writer sends 20,000 words for one place, which Yjs would place in minutes: closed at once', async () => {
  const scene = await stage()
  const right = places(scene).words
  const structs = Array.from({ length: 20_000 }, () => ({ content: words('x'), right }))
  const began = performance.now()
  await attempt(scene, structs)
  expect(performance.now() - began).toBeLessThan(8_000)
})

test('abuse 16: a writer marks every second word of a long line: the note exports in a moment', async () => {
  const scene = await stage()
  const { cotherapist, lead, note } = scene
  const writer = connect(cotherapist, note)
  await writer.synced()
  const text = writer.doc
    .getXmlFragment('default')
    .createTreeWalker((node) => node instanceof Y.XmlText)
    .next().value
  if (!(text instanceof Y.XmlText)) throw new Error('The note has no text.')
  const runs = Array.from({ length: 20_000 }, (_, index) => ({
    insert: 'a ',
    attributes: { bold: index % 2 === 0 ? {} : null },
  }))
  text.applyDelta(runs, { sanitize: false })
  await writer.allSaved()
  const began = performance.now()
  const exported = await (await lead.call('GET', `/api/notes/${note.id}/export?format=markdown`)).text()
  expect(exported).toContain('**a** a **a** a')
  expect(performance.now() - began).toBeLessThan(3_000)
})

test('abuse 16: a writer deletes a section of two thousand lines without naming them: their author gets them back as one', async () => {
  const scene = await stage()
  const { cotherapist, lead, note, honest } = scene
  const section = honest.doc.getXmlFragment('default').get(1)
  if (!(section instanceof Y.XmlElement)) throw new Error('The note has sections.')
  const lines = Array.from({ length: 2_000 }, (_, index) => {
    const line = new Y.XmlElement('paragraph')
    line.insert(0, [new Y.XmlText(`line${index}`)])
    return line
  })
  section.insert(0, lines)
  await honest.allSaved()
  const { client: author, clock } = idOf(section)
  const socket = await raw(cotherapist, note)
  socket.send(encodeUpdate(rawUpdate([], [{ client: author, ranges: [[clock, 1]] }])))
  await until('the author is told', () => honest.held.length > 0)
  const { items } = HeldItems.parse(await (await lead.call('GET', `/api/notes/${note.id}/held`)).json())
  expect(items.map(({ reason }) => reason)).toEqual(['overwritten'])
  expect(items[0]?.text.split('\n')).toEqual(Array.from({ length: 2_000 }, (_, index) => `line${index}`))
  await expectHealthy(scene)
})

/**
 * Version 2 of the encoding, which some functions of Yjs read for ever (https://github.com/yjs/yjs/issues/687): a header
 * of empty columns and counts that promise more than there is. Read as version 1 it is nothing either.
 */
const secondVersion = [
  [0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 1, 0, 1, 255, 255, 255, 255, 15, 1, 0, 255, 255, 255, 255, 15],
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 255, 255, 255, 255, 255, 255, 255, 15, 0, 1, 1, 127],
  [1, 255, 255, 255, 255, 15, 1, 0, 10, 255, 255, 255, 255, 15, 10, 0, 10, 0, 10, 0, 10, 0, 10, 0, 10, 0, 10, 0],
]

test('abuse 18: SYNC-20 a writer sends updates of 28 bytes that promise billions, some in version 2: none takes long, none is taken in', async () => {
  const scene = await stage()
  const before = await recordOf(scene)
  const doc = new Y.Doc()
  doc.getXmlFragment('default').insert(0, [new Y.XmlElement('section')])
  const real = Y.encodeStateAsUpdateV2(doc)
  const payloads = [...secondVersion.map((bytes) => Uint8Array.from(bytes)), real]
  const times: number[] = []
  for (const payload of payloads) {
    const socket = await raw(scene.cotherapist, scene.note)
    const began = performance.now()
    socket.send(encodeUpdate(payload))
    socket.send(encodeSaved(1))
    await Promise.race([socket.closed, until('it is answered', () => savedOf(socket).includes(1))])
    times.push(performance.now() - began)
    socket.ws.terminate()
  }
  // A hang takes for ever; the fastest of these shows what such bytes cost, whatever else this machine does.
  expect(Math.min(...times)).toBeLessThan(100)
  expect(Math.max(...times)).toBeLessThan(2_000)
  await expectUntouched(scene, before)
})

test.each([
  ['an older schema', String(SCHEMA_VERSION - 1)],
  ['none', ''],
  ['a later one', String(SCHEMA_VERSION + 1)],
  ['one written differently', `${SCHEMA_VERSION}.0`],
  ['words', 'latest'],
])(
  'abuse 20: a client with %s joins: closed with 4426 before it is told anything; no node is deleted',
  async (_what, schema) => {
    const scene = await stage()
    const before = await recordOf(scene)
    const old = { documentId: scene.note.documentId, schemaVersion: schema as unknown as number }
    const socket = await raw(scene.cotherapist, old)
    const { section } = places(scene)
    socket.send(encodeUpdate(rawUpdate([], [{ client: section.client, ranges: [[section.clock, 1]] }])))
    expect(await socket.closed).toBe(4426)
    expect(socket.messages).toEqual([])
    await expectUntouched(scene, before)
  },
)
