// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addRow } from '../../client/editor/blocks/rows.ts'
import { type SessionHand, sessionHand } from '../../client/session/hand.ts'
import { logOf, timeZeroIn } from '../../client/session/log.ts'
import { followSession, type SessionReading } from '../../client/session/reading.ts'
import { elementOf } from '../../shared/note/create.ts'
import { toMarkdown } from '../../shared/note/markdown.ts'
import { readNote } from '../../shared/note/read.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { noteSchema } from '../../shared/note/structure.ts'
import { defaultSettings } from '../../shared/practice/defaults.ts'
import { countWrites, fill, link, newNote, openEditor, placeOf, replica, typeAt, written } from '../support/editors.ts'

/* What session mode writes, beside real editors on the same note. */

const now = () => new Date(2026, 10, 20, 14, 2)
const fragmentOf = (doc: Y.Doc) => doc.getXmlFragment(FRAGMENT)
const handOn = (doc: Y.Doc, name: string): SessionHand =>
  sessionHand(doc, fragmentOf(doc), { user: { id: `id of ${name}`, name }, now, practice: () => defaultSettings })
const readingOf = (doc: Y.Doc): SessionReading => followSession(fragmentOf(doc))
const markdown = (doc: Y.Doc) => toMarkdown(readNote(doc), { title: 'Note' })
const saidIn = (doc: Y.Doc) => logOf(readingOf(doc).blocks()).map(({ at, words }) => `${at} ${words}`)

/** Two people in session mode, and one in the editor, on one note. */
function room(templateId?: string) {
  const note = newNote(templateId)
  const docs = [replica(note), replica(note), replica(note)] as const
  const line = link(...docs)
  const [one, other] = [handOn(docs[0], 'Maren'), handOn(docs[1], 'Teo')]
  return { docs, line, one, other, editor: openEditor(docs[2], { name: 'Ines' }) }
}

describe('a hand in session mode', () => {
  it('adds a moment as the editor does: the same cells filled by the machine, and a line to write in', () => {
    const { docs, one, editor } = room()
    one.add('timeline', { at: '14:02' })
    addRow(
      editor,
      placeOf(editor, 'timeline'),
      null,
      { user: { id: 'id of Maren', name: 'Maren' }, now },
      { at: '14:02' },
    )
    const [timeline] = readingOf(docs[0]).blocks().timeline
    const [mine, theirs] = (timeline?.content ?? []).map(({ attrs }) => ({ ...attrs, id: typeof attrs?.id }))
    expect(mine).toEqual(theirs)
    expect(mine).toMatchObject({ id: 'string', observer: 'id of Maren', observerName: 'Maren', at: '14:02' })
    editor.destroy()
  })

  it('and two more on the same note, each away for a while, keep every word, cell and row of all three', () => {
    const { docs, line, one, other, editor } = room()
    const shared = one.add('timeline', { at: '14:06' })
    line.cut()
    one.type(shared, 'Eyeshades on')
    other.type(shared, 'breath slows')
    const said = other.add('timeline', { at: '14:24', kind: 'said' })
    for (const words of ['T', 'The', 'The water is holding the house up.']) other.type(said, words)
    one.add('vitals', { at: '14:32', systolic: 142, diastolic: 88, pulse: 84 })
    one.add('dose', { kind: 'booster', at: '14:19', given: 25 })
    other.type(other.add('adverseEffects', { onsetAt: '14:40', severity: 'mild' }), 'nausea', 'effectWords')
    fill(editor, 'doseRow', 0, 'given', 70)
    fill(editor, 'doseRow', 0, 'at', '14:02')
    typeAt(editor, placeOf(editor, 'moment') + 1, 'From the editor: ')
    line.join()
    expect(new Set(docs.map(written)).size).toBe(1)
    const text = markdown(docs[0])
    for (const words of ['Eyeshades on', 'breath slows', 'From the editor:', 'holding the house up', '142/88', '25 mg'])
      expect(text).toContain(words)
    expect(text).toContain('T+17')
    expect(text).toContain('nausea')
    expect(() => noteSchema.nodeFromJSON(readNote(docs[0])).check()).not.toThrow()
    editor.destroy()
  })

  it('leaves nothing for a colleague’s editor to repair, and makes a missing block where its section is', () => {
    const doc = replica(newNote('contact'))
    const hand = handOn(doc, 'Maren')
    hand.type(hand.add('timeline', { at: '14:02', kind: 'seen' }), 'sits up')
    hand.add('vitals', { at: '14:03', pulse: 80 })
    const session = replica(newNote())
    const sections = fragmentOf(session).toArray()
    const vitals = sections.find((one) => one instanceof Y.XmlElement && one.getAttribute('key') === 'vitals')
    if (!(vitals instanceof Y.XmlElement)) throw new Error('The template has a section for vitals.')
    vitals.delete(0, 1)
    handOn(session, 'Maren').add('vitals', { at: '14:03', pulse: 80 })
    expect(vitals.toArray().map((child) => child instanceof Y.XmlElement && child.nodeName)).toEqual([
      'vitals',
      'paragraph',
    ])
    for (const one of [doc, session]) {
      const writes = countWrites(one)
      const editor = openEditor(one)
      editor.state.doc.check()
      expect(writes.count).toBe(0)
      editor.destroy()
    }
    expect(markdown(doc)).toContain('sits up')
  })

  it('types between a colleague’s letters, and never over a link or a line break', () => {
    const doc = replica(newNote())
    const hand = handOn(doc, 'Maren')
    const id = hand.add('timeline', { at: '14:02' })
    hand.type(id, 'tears 😢 fall')
    hand.type(id, 'tears 😭 fall')
    expect(hand.words(id)).toEqual({ fixed: '', open: 'tears 😭 fall' })
    const [timeline] = fragmentOf(doc).createTreeWalker(
      (one) => one instanceof Y.XmlElement && one.nodeName === 'moment',
    )
    if (!(timeline instanceof Y.XmlElement)) throw new Error('There is a moment.')
    timeline.insert(1, [elementOf({ type: 'itemLink', attrs: { to: 'a', kind: 'goal', label: 'To sleep' } })])
    expect(hand.words(id)).toEqual({ fixed: 'tears 😭 fallTo sleep', open: '' })
    hand.type(id, ' again')
    expect(markdown(doc)).toContain('tears 😭 fall')
    expect(hand.words(id)).toEqual({ fixed: 'tears 😭 fallTo sleep', open: ' again' })
  })

  it('corrects T+0: every T+min follows, no clock time moves, and the note says from when', () => {
    const { docs, one, editor } = room()
    fill(editor, 'doseRow', 0, 'given', 70)
    fill(editor, 'doseRow', 0, 'at', '14:02')
    one.add('timeline', { at: '14:10', technique: 'breath' })
    const reading = readingOf(docs[0])
    const row = () => timeZeroIn(reading.blocks()).row?.id ?? ''
    expect(one.correctTime(row(), '14:04')).toBe(true)
    expect(logOf(reading.blocks()).map(({ at, elapsed }) => [at, elapsed])).toEqual([
      ['14:04', 'T+0'],
      ['14:10', 'T+6'],
    ])
    expect(one.correctTime(row(), '14:05')).toBe(true)
    expect(markdown(docs[1])).toContain('T+0 is 14:05, corrected from 14:02')
    expect(one.correctTime(row(), '14:02')).toBe(true)
    expect(markdown(docs[1])).not.toContain('corrected')
    editor.destroy()
  })

  it('counts from the first dose over the hour that a night has twice, by when each was written down', () => {
    const { docs, one, editor } = room()
    fill(editor, 'doseRow', 0, 'given', 70)
    fill(editor, 'doseRow', 0, 'at', '02:50')
    fill(editor, 'doseRow', 0, 'recordedAt', '2026-10-25T02:50+02:00')
    one.add('timeline', { at: '02:10', recordedAt: '2026-10-25T02:10+01:00', technique: 'breath' })
    const vitals = one.add('vitals', { at: '03:10', recordedAt: '2026-10-25T03:10+01:00' })
    one.set(vitals, { pulse: 121 })
    const [blocks, { vitalsRanges }] = [readingOf(docs[0]).blocks(), defaultSettings]
    const ranges = { ...vitalsRanges, pulse: { low: 50, high: 120 } }
    expect(logOf(blocks, ranges).map(({ elapsed, words }) => [elapsed, words])).toEqual([
      ['T+0', '70 mg'],
      ['T+20', ''],
      ['T+80', 'pulse 121, pulse above 120'],
    ])
    editor.destroy()
  })

  it('takes back its own acts and nobody else’s, and removes only what says nothing', () => {
    const { docs, one, other, editor } = room()
    const mark = one.add('timeline', { at: '14:06' })
    other.add('timeline', { at: '14:07', technique: 'touch' })
    expect(one.canUndo()).toBe(true)
    one.undo()
    expect(saidIn(docs[0])).toEqual(['14:07 '])
    expect(one.set(mark, { at: '14:08' })).toBe(false)
    expect(one.type(mark, 'gone')).toBe(false)
    const kept = one.add('timeline', { at: '14:09' })
    other.type(kept, 'a colleague’s words')
    expect(one.removeWordless(kept)).toBe(false)
    other.type(kept, '')
    expect(one.removeWordless(kept)).toBe(true)
    editor.destroy()
  })

  it('leaves a row that a colleague wrote in when its adding is taken back, with its cells, and takes own words alone', () => {
    const { docs, one, other, editor } = room()
    const mark = one.add('timeline', { at: '14:06' })
    other.type(mark, 'a colleague’s words')
    one.undo()
    expect(saidIn(docs[1])).toEqual(['14:06 a colleague’s words'])
    const effect = one.add('adverseEffects', { onsetAt: '14:20' })
    other.set(effect, { severity: 'mild' })
    one.undo()
    expect(markdown(docs[1])).toContain('14:20')
    expect(markdown(docs[1])).toContain('mild')
    editor.destroy()
  })

  it('writes no value that the server would refuse', () => {
    const { docs, one, editor } = room()
    const id = one.add('vitals', { at: 'soon', pulse: 80, spo2: 900 })
    one.set(id, { pulse: 'fast', respiration: 13, nonsense: 1 })
    const [, row] = readingOf(docs[1]).blocks().vitals[0]?.content ?? []
    expect(row?.attrs).toMatchObject({ id, pulse: 80, respiration: 13 })
    expect(row?.attrs).not.toHaveProperty('spo2')
    expect(markdown(docs[1])).not.toContain('nonsense')
    editor.destroy()
  })
})

describe('what session mode reads', () => {
  it('stays the same object while others write prose, and rows that did not change stay the same too', () => {
    const { docs, one, editor } = room()
    const first = one.add('timeline', { at: '14:02' })
    const reading = readingOf(docs[0])
    const before = reading.blocks()
    let told = 0
    reading.subscribe(() => told++)
    typeAt(editor, placeOf(editor, 'paragraph') + 1, 'Fasting since nine.')
    // The first letters of a line make its text: that may be a block, and is looked at.
    const told0 = told
    typeAt(editor, placeOf(editor, 'paragraph') + 1, 'Escort waits. ')
    expect(told).toBe(told0)
    one.add('timeline', { at: '14:03' })
    expect(told).toBeGreaterThan(told0)
    expect(reading.blocks()).not.toBe(before)
    expect(reading.blocks().timeline[0]?.content?.[0]).toBe(before.timeline[0]?.content?.[0])
    one.type(first, 'now')
    expect(reading.blocks().timeline[0]?.content?.[0]).not.toBe(before.timeline[0]?.content?.[0])
    editor.destroy()
  })
})
