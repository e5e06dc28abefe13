import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { keepWhatColleaguesWrote } from '../../client/sync/undoOwn.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { seeded } from '../support/seeded.ts'

/** A page with its undo manager, as it comes or as the product changes it. */
function page(kind: 'stock' | 'ours', clientId = 7) {
  const doc = new Y.Doc()
  doc.clientID = clientId
  const root = doc.getXmlFragment(FRAGMENT)
  const undoing = new Y.UndoManager(root, { captureTimeout: Number.MAX_SAFE_INTEGER })
  if (kind === 'ours') keepWhatColleaguesWrote(undoing)
  let outOfPlace = 0
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    outOfPlace += countOutOfPlace(transaction)
  })
  return { doc, root, undoing, outOfPlace: () => outOfPlace }
}
type Page = ReturnType<typeof page>

/** New items that do not stand between the neighbours that they name. */
function countOutOfPlace({ doc, beforeState }: Y.Transaction): number {
  const positionOf = (id: Y.ID): number | null => {
    const item = Y.getItem(doc.store, id)
    if (!(item instanceof Y.Item)) return null
    let position = 0
    for (let left = item.left; left !== null; left = left.left) position += left.length
    return position + id.clock - item.id.clock
  }
  return [...doc.store.clients.values()].flat().filter((struct) => {
    if (!(struct instanceof Y.Item) || struct.id.clock < (beforeState.get(struct.id.client) ?? 0)) return false
    const { origin, rightOrigin } = struct
    if (origin === null || rightOrigin === null) return false
    const [left, right] = [positionOf(origin), positionOf(rightOrigin)]
    return left !== null && right !== null && left >= right
  }).length
}

const textOf = (element: Y.XmlElement): Y.XmlText | undefined =>
  element.toArray().find((child): child is Y.XmlText => child instanceof Y.XmlText)

/** What the editor's binding does to lines: types in them, deletes, splits, and writes one anew in another form. */
function act({ root, undoing }: Page, random: () => number): 'write' | 'undo' | 'redo' {
  const below = (most: number) => Math.floor(random() * most)
  const line = root.get(below(Math.max(1, root.length)))
  const text = line instanceof Y.XmlElement ? textOf(line) : undefined
  const written = (words: string) => {
    const element = new Y.XmlElement(random() < 0.5 ? 'paragraph' : 'heading')
    element.insert(0, [new Y.XmlText(words)])
    return element
  }
  const choice = below(10)
  if (random() < 0.5) undoing.stopCapturing()
  if (!(line instanceof Y.XmlElement) || !text) root.insert(0, [written('ab')])
  else if (choice < 3) text.insert(below(text.length + 1), String.fromCharCode(97 + below(26)))
  else if (choice < 5 && text.length > 0) text.delete(below(text.length), 1)
  else if (choice < 6) {
    const words = text.toString()
    const at = root.toArray().indexOf(line)
    root.doc?.transact(() => {
      root.delete(at, 1)
      root.insert(at, [written(words)])
    }, undoing)
  } else if (choice < 7) root.insert(below(root.length + 1), [written('n')])
  else if (choice < 9) {
    undoing.undo()
    return 'undo'
  } else {
    undoing.redo()
    return 'redo'
  }
  return 'write'
}

/** How often undoing and redoing do not give the text that was there before and after, for somebody who writes alone. */
function writeAlone(kind: 'stock' | 'ours', seed: number) {
  const one = page(kind)
  const random = seeded(seed)
  const at = [one.root.toString()]
  const found = { wrong: 0, outOfPlace: 0, takenBack: 0 }
  for (let step = 0; step < 80; step++) {
    const done = act(one, random)
    const { length } = one.undoing.undoStack
    const text = one.root.toString()
    if (done === 'write') at.splice(length, at.length, text)
    else {
      found.takenBack += 1
      if (text !== at[length]) found.wrong += 1
    }
  }
  return { ...found, outOfPlace: one.outOfPlace() }
}

/** How many things stand out of place when two write in turn and each undoes, or how often that throws, as Yjs does. */
function writeTogether(kind: 'stock' | 'ours', seed: number) {
  const found = { outOfPlace: 0, thrown: 0 }
  const pages = [page(kind, 7), page(kind, 8)]
  const random = seeded(seed)
  for (let step = 0; step < 120; step++) {
    const [one, other] = step % 8 < 4 ? pages : pages.toReversed()
    if (!one || !other) throw new Error('two pages')
    try {
      act(one, random)
    } catch {
      found.thrown += 1
    }
    Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc, Y.encodeStateVector(other.doc)), 'from the other')
  }
  return { ...found, outOfPlace: pages.reduce((so, { outOfPlace }) => so + outOfPlace(), 0) }
}

type Counts = Record<string, number>
const sum = (all: readonly Counts[]): Counts =>
  all.reduce(
    (so, one) => Object.fromEntries(Object.entries(one).map(([name, count]) => [name, count + (so[name] ?? 0)])),
    {},
  )

const seeds = Array.from({ length: 150 }, (_, seed) => seed + 1)

describe('undoing', () => {
  it('gives somebody who writes alone what was there before, and by doing it again what was there after', () => {
    const ours = sum(seeds.map((seed) => writeAlone('ours', seed)))
    expect(ours).toMatchObject({ wrong: 0, outOfPlace: 0 })
    expect(ours.takenBack).toBeGreaterThan(3_000)
    // Without that, nothing would be shown.
    const stock = sum(seeds.map((seed) => writeAlone('stock', seed)))
    expect([stock.wrong, stock.outOfPlace]).toEqual([3, 2])
  })

  it('never names neighbours the other way round where two write', () => {
    const ours = sum(seeds.map((seed) => writeTogether('ours', seed)))
    expect(ours).toEqual({ outOfPlace: 0, thrown: 0 })
    const stock = sum(seeds.map((seed) => writeTogether('stock', seed)))
    expect(stock.outOfPlace).toBeGreaterThan(0)
    expect(stock.thrown).toBeGreaterThan(0)
  })
})
