import { expect, test } from 'vitest'
import { applied } from '../../shared/history/apply.ts'
import type { AuthoredNode } from '../../shared/history/authored.ts'
import { plainOf } from '../../shared/history/authored.ts'
import { differenceOf, type PartDifference, type Step } from '../../shared/history/difference.ts'
import { MemberId } from '../../shared/ids.ts'

const anna = MemberId.parse('0a000000-0000-4000-8000-000000000001')
const ben = MemberId.parse('0b000000-0000-4000-8000-000000000002')

const text = (words: string, by: MemberId = anna, ...marks: string[]): AuthoredNode => ({
  type: 'text',
  text: words,
  by,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
})
const p = (...content: AuthoredNode[]): AuthoredNode => ({ type: 'paragraph', content })
const section = (id: string, ...content: AuthoredNode[]): AuthoredNode => ({
  type: 'section',
  attrs: { id, title: `Section ${id}` },
  content,
})
const note = (...content: AuthoredNode[]): AuthoredNode => ({ type: 'doc', content })
const list = (...items: string[]): AuthoredNode => ({
  type: 'bulletList',
  content: items.map((item) => ({ type: 'listItem', content: [p(text(item))] })),
})
const reading = (id: string, cells: Record<string, unknown>, by: MemberId = anna): AuthoredNode => ({
  type: 'vitalsRow',
  attrs: { id, ...cells },
  setBy: Object.fromEntries(Object.keys({ id, ...cells }).map((name) => [name, by])),
})
const vitals = (id: string, ...rows: AuthoredNode[]): AuthoredNode => ({
  type: 'vitals',
  attrs: { id },
  content: rows,
})

/** All changed words, as `+added by`, `-removed`; a formatting as `~`. */
function changedWords(part: PartDifference): string[] {
  return part.content.flatMap((step: Step): string[] => {
    if (step.is === 'part') return changedWords(step.part)
    if (step.is !== 'text') return []
    if (step.op === 'same') return step.was ? [`~${step.text}`] : []
    return [`${step.op === 'added' ? '+' : '-'}${step.text}|${step.by === anna ? 'anna' : 'ben'}`]
  })
}

function partIn(part: PartDifference, id: string): PartDifference {
  if (part.id === id) return part
  for (const step of part.content) {
    if (step.is !== 'part') continue
    try {
      return partIn(step.part, id)
    } catch {
      // It is in none of these; the next is looked at.
    }
  }
  throw new Error(`There is no ${id}.`)
}

/** The difference, which has been seen to bring the one text to the other. */
function between(from: AuthoredNode, to: AuthoredNode): PartDifference {
  const difference = differenceOf(from, to)
  expect(plainOf(applied(from, difference))).toEqual(plainOf(to))
  expect(differenceOf(from, from).changed).toBe(false)
  return difference
}

test('words that were added, removed and replaced are told word by word, with whose they are', () => {
  const from = note(section('a', p(text('She slept badly and was tired.'))))
  const to = note(section('a', p(text('She slept well'), text(', she says,', ben), text(' and was tired.'))))
  expect(changedWords(between(from, to))).toEqual(['-badly|anna', '+well|anna', '+, she says,|ben'])
})

test('a word that was only added to or corrected keeps what stayed of it', () => {
  const from = note(section('a', p(text('He walk home in novembre.'))))
  const to = note(
    section('a', p(text('He walk'), text('ed', ben), text(' home in novemb'), text('er', ben), text('.'))),
  )
  expect(changedWords(between(from, to))).toEqual(['+ed|ben', '-re|anna', '+er|ben'])
})

test('a line that was split, and lines that became a list, lose no word', () => {
  const from = note(section('a', p(text('One line. Another line.')), p(text('A third.'))))
  const split = note(section('a', p(text('One line.')), p(text('Another line.')), p(text('A third.'))))
  expect(changedWords(between(from, split)).map((word) => word.trim())).toEqual(['- |anna'].map((word) => word.trim()))
  const listed = note(section('a', list('One line. Another line.', 'A third.')))
  const difference = between(from, listed)
  expect(changedWords(difference)).toEqual([])
  expect(difference.changed).toBe(true)
})

test('a change of formatting is no change of words', () => {
  const from = note(section('a', p(text('Very calm today.'))))
  const to = note(section('a', p(text('Very '), text('calm', anna, 'bold'), text(' today.'))))
  const difference = between(from, to)
  expect(changedWords(difference)).toEqual(['~calm'])
})

test('a cell of a row is told with its value before and after and who set it', () => {
  const from = note(section('a', vitals('v', reading('r', { at: '14:32', pulse: 72 }))))
  const changed = reading('r', { at: '14:32', pulse: 76, spo2: 98 })
  changed.setBy = { ...changed.setBy, pulse: ben, spo2: ben }
  const to = note(section('a', vitals('v', changed)))
  const { cells, op } = partIn(between(from, to), 'r')
  expect(op).toBe('same')
  expect(cells.filter(({ before, after }) => before !== after)).toEqual([
    { name: 'pulse', before: 72, after: 76, by: ben },
    { name: 'spo2', after: 98, by: ben },
  ])
})

test('a row or block that stands elsewhere is moved, not lost and new, also into another section', () => {
  const rows = ['1', '2', '3'].map((id) => reading(id, { at: `14:0${id}` }))
  const from = note(section('a', vitals('v', ...rows)), section('b', p(text('Text.'))))
  const [one, two, three] = rows
  if (!one || !two || !three) throw new Error('There are three rows.')
  const to = note(section('a', vitals('v', three, one, two)), section('b', p(text('Text.'))))
  const within = between(from, to)
  expect(partIn(within, '3')).toMatchObject({ op: 'same', moved: true })
  expect(partIn(within, '1').moved).toBeUndefined()
  const elsewhere = note(section('a'), section('b', p(text('Text.')), vitals('v', ...rows)))
  const across = between(from, elsewhere)
  expect(partIn(across, 'v')).toMatchObject({ op: 'same', moved: true })
})

test('sections that came, went and changed places are told as such', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => section(id, p(text(`Words of ${id}.`))))
  if (!a || !b || !c) throw new Error('There are three sections.')
  const difference = between(note(a, b), note(b, a, c))
  const found = difference.content.flatMap((step) => (step.is === 'part' ? [step.part] : []))
  expect(found.map(({ id, op, moved }) => `${id} ${op}${moved ? ' moved' : ''}`)).toEqual([
    expect.stringMatching(/^[ab] same( moved)?$/),
    expect.stringMatching(/^[ab] same( moved)?$/),
    'c added',
  ])
  expect(partIn(between(note(a, b), note(b)), 'a').op).toBe('removed')
})

test('a text that was written anew as a whole is told as such within a moment', () => {
  const words = (seed: number) =>
    Array.from({ length: 20_000 }, (_one, index) => `w${(index * 7_919 * seed) % 100_003}`).join(' ')
  const began = performance.now()
  const difference = between(note(section('a', p(text(words(1))))), note(section('a', p(text(words(2), ben)))))
  expect(difference.changed).toBe(true)
  expect(performance.now() - began).toBeLessThan(10_000)
})
