import { expect, it, test } from 'vitest'
import { createNoteWith } from '../../shared/note/create.ts'
import { childrenOf, type NoteNode, textOf } from '../../shared/note/noteJson.ts'
import { readUpdate } from '../../shared/note/read.ts'
import { noteSchema } from '../../shared/note/structure.ts'
import { defaultSettings } from '../../shared/practice/defaults.ts'
import { beginSections, type VariableValues } from '../../shared/templates/begin.ts'
import type { WrittenSection } from '../../shared/templates/content.ts'
import { moveText } from '../../shared/templates/move.ts'
import { seeded } from '../support/seeded.ts'
import { type Chance, pick, templateAtRandom } from './filedSamples.ts'

let count = 0
const newId = () => `new-${++count}`

const values: VariableValues = {
  'client code': 'L-0001',
  'session number': '3',
  date: '2026-11-28',
  author: 'Ada',
  'care team': 'Ada (lead)',
  'last PHQ-9': '12 on 2026-11-20',
  'last GAD-7': 'not answered yet',
  'last PCL-5': 'not answered yet',
  'open goals': 'none',
}
const begin = { newId, practice: defaultSettings, values }
const words = (...pieces: NoteNode[]): NoteNode => ({ type: 'paragraph', content: pieces })
const text = (written: string, ...marks: string[]): NoteNode => ({
  type: 'text',
  text: written,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
})
const section = (key: string, content: NoteNode[], more: Partial<WrittenSection> = {}): WrittenSection => ({
  ...{ key, title: key, guidance: null, required: false, answeredBy: null, source: null },
  ...more,
  content,
})
const noteOf = (sections: readonly WrittenSection[]): NoteNode =>
  readUpdate(createNoteWith(sections, { newId, clientId: 1 }))

it('a variable is filled where it stands, also where a part of its name is bold, and what is none stays', () => {
  const [begun] = beginSections(
    [
      section(
        'a',
        [
          words(
            text('For {client '),
            text('code}', 'bold'),
            text(', {Session  Number}; {clint}, {}'),
            text(' {author}', 'italic'),
          ),
          { type: 'vitals', attrs: { id: 'v' }, content: [{ type: 'vitalsRow', attrs: { id: 'r' } }] },
        ],
        { title: 'Session {session number}', guidance: 'Of {date}' },
      ),
    ],
    {
      ...begin,
      practice: {
        ...defaultSettings,
        vitalsPresets: [{ name: 'Ours', dueAt: '5,10', dueEvery: null, routes: [], isDefault: true }],
      },
    },
  )
  expect(begun).toMatchObject({ title: 'Session 3', guidance: 'Of 2026-11-28' })
  expect(begun?.content[0]?.content).toEqual([text('For L-0001'), text(', 3; {clint}, {}'), text(' Ada', 'italic')])
  const vitals = begun?.content[1]
  expect(vitals?.attrs).toMatchObject({ dueAt: '5,10', dueEvery: null })
  expect([vitals?.attrs?.id, vitals?.content?.[0]?.attrs?.id]).not.toContain('v')
})

it('a draft moves section by section: untouched ones become the new ones, written ones keep what is written and get new blocks', () => {
  const phq9: NoteNode = { type: 'scale', attrs: { id: 's', instrument: 'phq9' } }
  const from = [
    section('untouched', [words(text('Begin here.'))]),
    section('written', [words()]),
    section('gone', [words(text('Begin here.'))]),
    section('gone-written', [words()]),
  ]
  const to = [
    section('untouched', [words(text('Begin there.'))], { required: true }),
    section('written', [words(text('Say this.')), phq9], { title: 'Called otherwise', guidance: 'Slowly.' }),
    section('new', [words(text('New words.'))]),
  ]
  const note = noteOf(beginSections(from, begin))
  const typeInto = (at: number, written: string) => {
    const line = note.content?.[at]?.content?.[0]
    if (line) line.content = [text(written)]
  }
  typeInto(1, 'My words.')
  typeInto(3, 'More of mine.')
  const { text: moved, changes } = moveText(
    note,
    { from: beginSections(from, begin), to: beginSections(to, begin) },
    newId,
  )
  expect(changes.map(({ key, change }) => [key, change])).toEqual([
    ['untouched', 'changed'],
    ['written', 'changed'],
    ['gone', 'removed'],
    ['gone-written', 'kept'],
    ['new', 'added'],
  ])
  expect(changes[1]?.says).toContain('Gets: PHQ-9')
  const sections = childrenOf(moved)
  expect(sections.map(({ attrs }) => attrs?.title)).toEqual(['untouched', 'Called otherwise', 'new', 'gone-written'])
  expect(sections.map((one) => textOf(one).trim())).toEqual([
    'Begin there.',
    'My words.',
    'New words.',
    'More of mine.',
  ])
  expect(sections[1]?.content?.at(-1)).toMatchObject({ type: 'scale', attrs: { instrument: 'phq9' } })
  // Once moved, there is nothing to move.
  const again = moveText(moved, { from: beginSections(to, begin), to: beginSections(to, begin) }, newId)
  expect(again.changes.filter(({ change }) => change !== 'kept')).toEqual([])
})

/** Another version of a template: sections gone, new, carried elsewhere, renamed, with other texts. */
function changed(random: Chance, sections: readonly WrittenSection[]): WrittenSection[] {
  const fresh = templateAtRandom(random, 3).sections.map((one, index) => ({
    ...one,
    source: null,
    key: `fresh-${index}`,
  }))
  return [...sections, ...fresh.slice(0, 2)]
    .filter(() => random() < 0.8)
    .map((one) => (random() < 0.3 ? { ...one, title: `${one.title} anew` } : one))
    .map((one) =>
      random() < 0.3 ? { ...one, content: pick(random, fresh.length > 0 ? fresh : sections).content } : one,
    )
    .toSorted(() => random() - 0.5)
}

test.each(Array.from({ length: 60 }, (_, seed) => seed))(
  'however two versions differ, nothing that somebody wrote in the draft is lost, and the text fits (seed %i)',
  (seed) => {
    const random = seeded(seed)
    const from = templateAtRandom(random, 3).sections.map((one) => ({ ...one, source: null }))
    const to = changed(random, from)
    const note = noteOf(beginSections(from, begin))
    const written: string[] = []
    for (const one of childrenOf(note)) {
      if (random() < 0.5) continue
      const mark = `written-${written.length}-${seed}`
      written.push(mark)
      one.content = [...childrenOf(one), words(text(mark))]
    }
    const { text: moved } = moveText(note, { from: beginSections(from, begin), to: beginSections(to, begin) }, newId)
    const after = textOf(moved)
    for (const mark of written) expect(after.split(mark)).toHaveLength(2)
    expect(() => noteSchema.nodeFromJSON(moved).check()).not.toThrow()
    const keys = childrenOf(moved).map(({ attrs }) => attrs?.key)
    for (const { key } of to) expect(keys).toContain(key)
  },
)
