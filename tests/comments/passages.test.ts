// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { type Chosen, chosenIn } from '../../client/editor/passages/chosen.ts'
import { flatText, wordsBetween } from '../../client/editor/passages/flatText.ts'
import { placesIn } from '../../client/editor/passages/place.ts'
import { findQuoted } from '../../client/editor/passages/quoted.ts'
import { standingAt, takeWording } from '../../client/editor/passages/takeWording.ts'
import { endUndoStep } from '../../client/editor/undoStep.ts'
import { placeOf, typeAt } from '../support/editors.ts'
import { expectAgreement, meet } from '../support/meeting.ts'
import { seeded } from '../support/seeded.ts'

const line = 'Slept five hours, woke once at three and went back to bed.'

/** Two writers of one note, in whose first paragraph the line stands, and a reader. */
function writers() {
  const met = meet('writer', 'writer', 'reader')
  typeAt(met.at(0).editor, placeOf(met.at(0).editor, 'paragraph') + 1, line)
  return met
}

/** Chooses words as somebody does who selects them. */
function choose(editor: Editor, words: string): Chosen {
  const { text, positionOf } = flatText(editor.state.doc)
  const index = text.indexOf(words)
  if (index < 0) throw new Error('These words are not there.')
  const { doc, tr } = editor.state
  const selection = TextSelection.create(doc, positionOf(index), positionOf(index + words.length - 1) + 1)
  editor.view.dispatch(tr.setSelection(selection))
  return chosenIn(editor, null)
}

const placeIn = (editor: Editor, chosen: Chosen) => placesIn(editor.state, [chosen])[0]

/** The words that stand at the place now; null where it is gone. */
function found(editor: Editor, chosen: Chosen): string | null {
  const place = placeIn(editor, chosen)
  return place?.kind === 'passage' ? wordsBetween(editor.state.doc, place.from, place.to) : null
}

/** Whether a passage stands in a text whole, with letters next to it that stood there when it was commented on. */
function isTold(text: string, passage: string, { before, after }: Chosen): boolean {
  const [head, tail] = text.split(passage)
  return tail !== undefined && (head?.endsWith(before.slice(-8)) === true || tail.startsWith(after.slice(0, 8)))
}

describe('a passage that was commented on', () => {
  it('is known by its words and what stands around them, also to a reader', () => {
    const { at } = writers()
    for (const index of [0, 2]) {
      const { editor } = at(index)
      const chosen = choose(editor, ' woke once at three ')
      expect(chosen).toMatchObject({ quote: 'woke once at three', before: 'Slept five hours, ', takesWording: true })
      expect(chosen.after).toBe(' and went back to bed.')
      expect(placeIn(editor, chosen)).toMatchObject({ kind: 'passage', isSame: true })
    }
  })

  it('keeps its place for everybody while colleagues write before, behind and in it', () => {
    const { at, docs, editors } = writers()
    const [one, other, reader] = [at(0).editor, at(1).editor, at(2).editor]
    const chosen = choose(reader, 'woke once at three')
    const start = placeOf(other, 'paragraph') + 1
    typeAt(other, start, 'Fasted since eight. ')
    typeAt(one, start + 'Fasted since eight. Slept five hours, '.length, 'she ')
    expect(found(reader, chosen)).toBe('woke once at three')
    const { text, positionOf } = flatText(one.state.doc)
    typeAt(one, positionOf(text.indexOf('woke once at three') + 'woke once at three'.length), ' in the morning')
    expect(found(reader, chosen)).toBe('woke once at three')
    typeAt(other, positionOf(text.indexOf('once')), 'only ')
    for (const editor of editors) {
      expect(found(editor, chosen)).toBe('woke only once at three')
      expect(placeIn(editor, chosen)).toMatchObject({ isSame: false })
    }
    expectAgreement(docs, editors)
  })

  it('is found again by its words when its line is made anew, and is gone where they are', () => {
    const { at } = writers()
    const [one, reader] = [at(0).editor, at(2).editor]
    const chosen = choose(reader, 'woke once at three')
    one.commands.setTextSelection(placeOf(one, 'paragraph') + 3)
    one.commands.toggleHeading(2)
    expect(found(reader, chosen)).toBe('woke once at three')
    const { text, positionOf } = flatText(one.state.doc)
    const index = text.indexOf('woke')
    endUndoStep(one)
    one.view.dispatch(one.state.tr.delete(positionOf(index), positionOf(index + 'woke once at three'.length)))
    expect(placeIn(reader, chosen)).toEqual({ kind: 'gone' })
    expect(standingAt(one, { kind: 'gone' })).toBeNull()
    // Undo brings it back, under other ids.
    one.commands.undo()
    expect(found(reader, chosen)).toBe('woke once at three')
  })

  it('of several lines has them all, and takes no wording in one', () => {
    const { at } = writers()
    const { editor } = at(0)
    const { text, positionOf } = flatText(editor.state.doc)
    const index = text.indexOf('back')
    editor.view.dispatch(editor.state.tr.split(positionOf(index)))
    const chosen = choose(editor, 'went \nback')
    expect(chosen).toMatchObject({ quote: 'went \nback', takesWording: false })
    expect(found(at(2).editor, chosen)).toBe('went \nback')
  })

  it.each(Array.from({ length: 24 }, (_, index) => 100 + index))(
    'is what is left of its letters, or is honestly gone, whatever two people write at random (seed %i)',
    (seed) => {
      const random = seeded(seed)
      const below = (count: number) => Math.floor(random() * count)
      const { at, docs, editors, line: connection } = writers()
      // Letters that nobody else types, so that what is left of the passage can be told.
      const passage = '①②③④⑤⑥⑦⑧⑨⑩'
      typeAt(at(0).editor, placeOf(at(0).editor, 'paragraph') + 1 + 'Slept five hours'.length, passage)
      const chosen = choose(at(2).editor, passage)
      for (let step = 0; step < 40; step++) {
        if (step % 8 === 2) connection.cut()
        if (step % 8 === 6) connection.join()
        const { editor } = at(below(2))
        const size = flatText(editor.state.doc).text.indexOf('\n')
        const position = placeOf(editor, editor.state.doc.child(0).child(0).type.name) + 1 + below(Math.max(1, size))
        const act = below(10)
        const { doc, tr } = editor.state
        const near = Math.min(position, doc.content.size - 4)
        if (act < 5) editor.view.dispatch(tr.insertText('abc def'.slice(0, 1 + below(6)), near))
        else if (act < 8) {
          const end = Math.min(
            near + 1 + below(5),
            doc.resolve(near).parent.isTextblock ? doc.resolve(near).end() : near,
          )
          if (end > near) editor.view.dispatch(tr.delete(near, end))
        } else if (act === 8) editor.chain().setTextSelection(near).toggleHeading(2).run()
        else editor.commands.undo()
      }
      connection.join()
      expectAgreement(docs, editors)
      const left = [...flatText(at(2).editor.state.doc).text].filter((letter) => passage.includes(letter)).join('')
      for (const editor of editors) {
        const words = found(editor, chosen)
        // Gone: nothing is left, or the line was made anew while a part of it was missing, or all around it was changed.
        if (words === null) expect(isTold(flatText(editor.state.doc).text, passage, chosen)).toBe(false)
        else {
          expect(words).toMatch(/[①-⑩]/)
          expect(passage).toContain(words.at(0))
          expect(passage).toContain(words.at(-1))
        }
      }
      if (left === '') expect(found(at(2).editor, chosen)).toBeNull()
    },
  )
})

describe('a quoted passage', () => {
  const quoted = (quote: string, before = '', after = '') => ({ quote, before, after })

  it('is found where it stands once, and where it stands twice by what is around it', () => {
    expect(findQuoted('he said no and no again', quoted('no', 'said ', ' and'))).toBe(8)
    expect(findQuoted('he said no and no again', quoted('no', 'and ', ' again'))).toBe(15)
    expect(findQuoted('no\nno', quoted('no'))).toBeNull()
    expect(findQuoted('he said no', quoted('yes'))).toBeNull()
  })

  it('of a few letters is not taken for the same letters somewhere else', () => {
    expect(findQuoted('nothing but noise', quoted('no', 'he said ', ' and left'))).toBeNull()
    expect(
      findQuoted(
        'moved: a sentence that nobody writes twice.',
        quoted('a sentence that nobody writes twice', 'x', 'y'),
      ),
    ).toBe(7)
  })
})

describe('a suggested wording', () => {
  it('takes the place of the passage as one step of the acceptor’s, which leaves what is the same as it was', () => {
    const { at, docs, editors } = writers()
    const [one, other] = [at(0).editor, at(1).editor]
    const chosen = choose(other, 'woke once at three')
    const place = placeIn(other, chosen)
    if (!place) throw new Error('It has a place.')
    const before = at(1).writes.count
    expect(takeWording(other, place, 'woke twice at three')).toBe(true)
    expect(at(1).writes.count).toBe(before + 1)
    expect(flatText(one.state.doc).text).toContain('hours, woke twice at three and')
    // A colleague who wrote in what stayed keeps it, also when it is taken back.
    typeAt(one, placeOf(one, 'paragraph') + 1, 'x')
    other.commands.undo()
    expect(flatText(one.state.doc).text).toContain('xSlept five hours, woke once at three and')
    expectAgreement(docs, editors)
  })

  it('can take words out, and changes nothing for a reader', () => {
    const { at } = writers()
    const [one, reader] = [at(0).editor, at(2).editor]
    const chosen = choose(one, 'once ')
    const inReader = placeIn(reader, chosen)
    expect(inReader && takeWording(reader, inReader, 'x')).toBe(false)
    const place = placeIn(one, chosen)
    expect(place && takeWording(one, place, '')).toBe(true)
    expect(flatText(reader.state.doc).text).toContain('woke  at three')
  })
})
