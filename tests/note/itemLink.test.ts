import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { elementOf } from '../../shared/note/create.ts'
import { toMarkdown } from '../../shared/note/markdown.ts'
import { type NoteNode, textOf } from '../../shared/note/noteJson.ts'
import { readNote } from '../../shared/note/read.ts'
import { isReadable } from '../../shared/note/readable.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'

const goalLink = { to: 'g-1', kind: 'goal', label: 'Sleep [through] the night' }

/** A note whose insight names a goal between two words. */
function noteWith(attrs: Record<string, unknown>): Y.Doc {
  const document = new Y.Doc()
  const line: NoteNode = {
    type: 'insightText',
    attrs: { id: 't' },
    content: [
      { type: 'text', text: 'The watch was his, see ' },
      { type: 'itemLink', attrs },
      { type: 'text', text: ' again' },
    ],
  }
  const section = {
    type: 'section',
    attrs: { id: 's', key: 's' },
    content: [{ type: 'insight', attrs: { id: 'i' }, content: [line] }],
  }
  document.getXmlFragment(FRAGMENT).insert(0, [elementOf(section)])
  return document
}

test('a link to an item stands in a line between its words, and is read as it was written', () => {
  const document = noteWith(goalLink)
  expect(isReadable(document)).toBe(true)
  const note = readNote(document)
  expect(note.content?.[0]?.content?.[0]?.content?.[0]?.content).toEqual([
    { type: 'text', text: 'The watch was his, see ' },
    { type: 'itemLink', attrs: goalLink },
    { type: 'text', text: ' again' },
  ])
  expect(textOf(note)).toBe('The watch was his, see Sleep [through] the night again')
})

test('a link to an item survives the Markdown export with its kind, its words and the id of the item', () => {
  expect(toMarkdown(readNote(noteWith(goalLink)), { title: 'Integration', facts: [] })).toContain(
    'The watch was his, see [goal: Sleep \\[through\\] the night](throughline:item/g-1) again',
  )
})

test('a link to an item whose cells hold nothing, or something hostile, is written as plain words', () => {
  const written = (attrs: Record<string, unknown>) =>
    toMarkdown(readNote(noteWith(attrs)), { title: 'Integration', facts: [] })
  expect(written({})).toContain('The watch was his, see link again')
  expect(written({ to: 'x) [y](javascript:alert(1)', kind: 'spell', label: 'a\n\n# b' })).toContain(
    'see [a # b](throughline:item/x%29%20%5By%5D%28javascript%3Aalert%281%29) again',
  )
})
