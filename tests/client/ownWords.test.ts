import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { ownWordsSince } from '../../client/sync/ownWords.ts'

const texts = (doc: Y.Doc): [Y.XmlText, Y.XmlText] => {
  const [one, other] = [new Y.XmlText(), new Y.XmlText()]
  doc.getXmlFragment('default').insert(0, [one, other])
  return [one, other]
}

const clockOf = (doc: Y.Doc): number => Y.getState(doc.store, doc.clientID)

describe('an author’s own words that are not on disk', () => {
  it('are the letters since then that still stand, a line for each place', () => {
    const doc = new Y.Doc()
    const [one, other] = texts(doc)
    one.insert(0, 'saved before ')
    const stored = clockOf(doc)
    one.insert(13, 'and')
    one.insert(16, ' more')
    other.insert(0, 'elsewhere')
    other.delete(0, 4)
    expect(ownWordsSince(doc, stored)).toBe('and more\nwhere')
  })

  it('begin in the middle of a run where its beginning is on disk', () => {
    const doc = new Y.Doc()
    const [one] = texts(doc)
    one.insert(0, 'Fasted ')
    const stored = clockOf(doc)
    one.insert(7, 'since eight')
    expect(ownWordsSince(doc, stored)).toBe('since eight')
    expect(ownWordsSince(doc, clockOf(doc))).toBe('')
  })

  it('hold nothing that a colleague wrote', () => {
    const [mine, theirs] = [new Y.Doc(), new Y.Doc()]
    const [text] = texts(mine)
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
    text.insert(0, 'mine')
    const [line] = theirs.getXmlFragment('default').toArray()
    if (line instanceof Y.XmlText) line.insert(0, 'theirs')
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
    expect(ownWordsSince(mine, 0)).toBe('mine')
  })
})
