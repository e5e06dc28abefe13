// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { AttributeValue } from '../../shared/note/attributes.ts'
import { blockNames } from '../../shared/note/blocks/nodes.ts'
import { elementOf } from '../../shared/note/create.ts'
import { toMarkdown } from '../../shared/note/markdown.ts'
import { readNote } from '../../shared/note/read.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { noteSchema } from '../../shared/note/structure.ts'
import { countWrites, link, replica, written } from '../support/editors.ts'
import { seeded } from '../support/seeded.ts'
import { documentHand, editorHand, type Hand, has, heldIn, oneValueHand, wordsIn } from './blockHands.ts'
import { cellsOf, everyPart, isLine, partsIn, sampleOf, valueFor } from './blockSamples.ts'

const people = ['Ada', 'Ben'] as const

/** A note with one block of this kind: three of everything that it can hold, nothing filled. */
function noteWith(block: string): Uint8Array {
  const document = new Y.Doc()
  document.clientID = 1
  const content = [{ type: 'paragraph' }, sampleOf(block, 3)]
  const section = { type: 'section', attrs: { id: 'section', key: 'section' }, content }
  document.getXmlFragment(FRAGMENT).insert(0, [elementOf(section)])
  return Y.encodeStateAsUpdate(document)
}

/** What somebody did, and whether a document still shows it. */
interface Deed {
  what: string
  do: (hand: Hand) => void
  isKept: (document: Y.Doc) => boolean
}

/** Each cell, line and row of the block is somebody's at random; both write in every line, and both add at every end. */
function deedsIn(block: string, seed: number): Deed[][] {
  const random = seeded(seed)
  const parts = everyPart(sampleOf(block, 3))
  const stays = (id: string) => !/2(\/|$)/.test(id)
  const own: Deed[][] = [[], []]
  const give = (deed: Deed, to = random() < 0.5 ? 0 : 1) => own[to]?.push(deed)
  for (const { type: kind, attrs } of parts) {
    const id = String(attrs?.id)
    if (!stays(id)) {
      if (id.endsWith('2') && stays(id.slice(0, -1)))
        give({ what: `${id} removed`, do: (hand) => hand.remove(id), isKept: (document) => !has(document, id) })
      continue
    }
    for (const cell of cellsOf(kind)) {
      const value = valueFor(kind, cell, Math.floor(random() * 8), `${cell} of ${id}`)
      give(filled(id, cell, value))
    }
    for (const [index, name] of people.entries()) {
      if (isLine(kind))
        give(said(id, index === 0 ? 'front' : 'end', `${name} wrote ${id.replaceAll('/', ' ')} `), index)
      for (const child of partsIn(kind)) {
        const part = sampleOf(child, 1, `${id}/${child} by ${name}`)
        const added = String(part.attrs?.id)
        give(
          { what: `${added} added`, do: (hand) => hand.add(id, part), isKept: (document) => has(document, added) },
          index,
        )
        for (const cell of cellsOf(child))
          give(filled(added, cell, valueFor(child, cell, 1, `${cell} by ${name}`)), index)
      }
    }
  }
  return own
}

const filled = (id: string, cell: string, value: AttributeValue): Deed => ({
  what: `${cell} of ${id}`,
  do: (hand) => hand.fill(id, cell, value),
  isKept: (document) => has(document, id) && heldIn(document, id, cell) === value,
})

const said = (id: string, where: 'front' | 'end', words: string): Deed => ({
  what: `the words “${words}”`,
  do: (hand) => hand.type(id, where, words),
  isKept: (document) =>
    wordsIn(document, id).includes(words) && toMarkdown(readNote(document), { title: 'Note' }).includes(words.trim()),
})

/** Both are away, do all of that, and come back. What is missing then on one side or the other. */
function together(block: string, seed: number, handOf: (document: Y.Doc) => Hand) {
  const note = noteWith(block)
  const documents = people.map(() => replica(note))
  const line = link(...documents)
  const hands = documents.map(handOf)
  const deeds = deedsIn(block, seed)
  line.cut()
  for (const [index, hand] of hands.entries()) for (const deed of deeds[index] ?? []) deed.do(hand)
  line.join()
  const lost = documents.flatMap((document) =>
    deeds.flat().flatMap((deed) => (deed.isKept(document) ? [] : [deed.what])),
  )
  return { documents, hands, deeds, lost }
}

const blocks = blockNames.map((block) => ({ block }))
const seeds = [1, 2, 3, 4, 5, 6, 7, 8]

describe.each(blocks)('two people in one $block, each away while they write', ({ block }) => {
  it('fill different cells, write in the same lines, add and remove rows: all of it is kept on both sides and exported', () => {
    for (const seed of seeds) {
      const { documents, deeds, lost } = together(block, seed, documentHand)
      expect(Math.min(...deeds.map((own) => own.length)), `seed ${seed}`).toBeGreaterThan(0)
      expect(lost, `seed ${seed}`).toEqual([])
      expect(new Set(documents.map(written)).size, `seed ${seed}`).toBe(1)
      expect(() => noteSchema.nodeFromJSON(readNote(documents[0] ?? new Y.Doc())).check()).not.toThrow()
    }
  })

  it('do the same in real editors: all of it is kept, and neither editor repairs anything afterwards', () => {
    for (const seed of seeds.slice(0, 2)) {
      const { documents, hands, lost } = together(block, seed, editorHand)
      expect(lost, `seed ${seed}`).toEqual([])
      expect(new Set(documents.map(written)).size, `seed ${seed}`).toBe(1)
      const [document] = documents
      const writes = countWrites(document ?? new Y.Doc())
      const reader = editorHand(document ?? new Y.Doc())
      reader.editor.state.doc.check()
      expect(writes.count).toBe(0)
      for (const hand of [...hands, reader]) hand.close()
    }
  })
})

describe('a block that is held as one value', () => {
  const withSeveralCells = blocks.filter(({ block }) =>
    everyPart(sampleOf(block, 1)).some(({ type }) => cellsOf(type).length > 3),
  )

  it.each(withSeveralCells)(
    'loses what one of two people entered in a $block, and the check above sees it',
    ({ block }) => {
      expect(seeds.flatMap((seed) => together(block, seed, oneValueHand).lost)).not.toEqual([])
    },
  )
})
