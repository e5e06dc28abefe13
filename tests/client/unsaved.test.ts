import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Unsaved } from '../../client/sync/unsaved.ts'

/** A page's document and what it has not saved. */
function page() {
  const doc = new Y.Doc()
  const unsaved = new Unsaved()
  doc.on('update', (update: Uint8Array) => unsaved.add(update))
  return { text: doc.getText('t'), unsaved }
}

const textOf = (messages: readonly Uint8Array[]): string => {
  const doc = new Y.Doc()
  for (const message of messages) Y.applyUpdate(doc, message)
  return doc.getText('t').toString()
}

describe('a page’s own updates', () => {
  it('are sent again until a question that reaches so far is answered', () => {
    const { text, unsaved } = page()
    text.insert(0, 'one ')
    const reach = unsaved.reach
    text.insert(text.length, 'two')
    expect(textOf(unsaved.messages())).toBe('one two')
    unsaved.saved(reach)
    unsaved.saved(reach)
    expect(unsaved.messages()).toHaveLength(1)
    unsaved.saved(unsaved.reach)
    expect(unsaved.messages()).toEqual([])
  })

  it('come in few messages after hours of typing, and complete', () => {
    const { text, unsaved } = page()
    for (let letter = 0; letter < 950; letter++) text.insert(text.length, 'x')
    expect(unsaved.messages()).toHaveLength(10)
    expect(textOf(unsaved.messages())).toHaveLength(950)
  })

  it('still hold words that a colleague’s change has swallowed on this page', () => {
    const { text, unsaved } = page()
    text.insert(0, 'mine')
    const doc = text.doc
    if (!doc) throw new Error('A text of a document.')
    const colleague = new Y.Doc()
    Y.applyUpdate(colleague, Y.encodeStateAsUpdate(doc))
    colleague.getText('t').delete(0, 4)
    const updates = unsaved.messages()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(colleague))
    expect(text.toString()).toBe('')
    expect(textOf(updates)).toBe('mine')
  })
})
