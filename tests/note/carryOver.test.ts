import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Carried } from '../../shared/api/carried.ts'
import type { ThreadItem } from '../../shared/api/threads.ts'
import { NoteId } from '../../shared/ids.ts'
import { carriedOfText } from '../../shared/note/carried.ts'
import { createNoteDocument } from '../../shared/note/create.ts'
import { childrenOf, type NoteNode, textOf } from '../../shared/note/noteJson.ts'
import { readUpdate } from '../../shared/note/read.ts'
import { isEmptySection } from '../../shared/note/sections.ts'
import { defaultSettings } from '../../shared/practice/defaults.ts'
import { findTemplate } from '../../shared/templates/index.ts'

const noteId = NoteId.parse('00000000-0000-4000-8000-000000000001')
const from = { noteId, occurredOn: '2026-11-03' }
const item = (kind: 'goal' | 'action', id: string, text: string): ThreadItem => ({
  id,
  kind,
  text,
  noteId,
  noteTitle: 'Preparation',
  phase: 'preparation',
  occurredOn: '2026-11-03',
  at: null,
  elapsed: '',
  momentKind: null,
  by: null,
  technique: null,
  source: null,
  status: null,
  noticed: 'words that stay where they are',
  ratings: [],
  owner: null,
  due: null,
  doneOn: null,
  dropped: false,
})

function made(templateId: string, carried: Carried): NoteNode {
  const template = findTemplate(templateId)
  if (!template) throw new Error(`There is no ${templateId}.`)
  const origin = { newId: () => crypto.randomUUID(), clientId: 1, practice: defaultSettings, carried }
  return readUpdate(createNoteDocument(template, origin))
}

const partsNamed = (note: NoteNode, name: string): NoteNode[] =>
  [note, ...childrenOf(note)]
    .flatMap((node) => (node === note ? [] : [node, ...inside(node)]))
    .filter(({ type }) => type === name)
const inside = (node: NoteNode): NoteNode[] => childrenOf(node).flatMap((child) => [child, ...inside(child)])

const nothing: Carried = { allergies: null, intention: null, medicines: null, weight: null, goals: [], actions: [] }

it.each(['session-guided-imagery', 'integration-insights', 'follow-up'])(
  'a new note of %s names every open goal and unfinished action once, and copies none of their words but the label',
  (templateId) => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.uuid(), { maxLength: 60 }),
        fc.uniqueArray(fc.uuid(), { maxLength: 60 }),
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        (goalIds, actionIds, text) => {
          const goals = goalIds.map((id) => item('goal', id, text))
          const actions = actionIds.map((id) => item('action', id, text))
          const note = made(templateId, { ...nothing, goals, actions })
          expect(partsNamed(note, 'progressRow').map(({ attrs }) => attrs?.of)).toEqual(goalIds)
          expect(partsNamed(note, 'openActionRow').map(({ attrs }) => attrs?.of)).toEqual(actionIds)
          expect(textOf(note).trim()).toBe('')
          const ids = inside(note).flatMap(({ attrs }) => (typeof attrs?.id === 'string' ? [attrs.id] : []))
          expect(new Set(ids).size).toBe(ids.length)
        },
      ),
      { numRuns: 25 },
    )
  },
)

it('medicines that are taken and the weight come with the day that they are from, and are nobody’s record yet', () => {
  const one = {
    id: 'x',
    dose: '50 mg',
    since: '2019',
    stopped: null,
    comment: 'a sentence that stays',
    carriedFrom: null,
  }
  const items = [
    { ...one, name: 'Sertraline' },
    { ...one, name: 'Lithium', stopped: '2024' },
    { ...one, name: 'Levothyroxine', carriedFrom: '2026-08-01' },
  ]
  const weight = { weight: 71, unit: 'kg' as const, measuredOn: '2026-11-02', ...from }
  const note = made('session-open', { ...nothing, medicines: { items, noneTaken: false, ...from }, weight })
  expect(partsNamed(note, 'medicineRow').map(({ attrs }) => attrs)).toMatchObject([
    { name: 'Sertraline', dose: '50 mg', since: '2019', carriedFrom: '2026-11-03' },
    // Nobody has confirmed it in the note that the list came from.
    { name: 'Levothyroxine', carriedFrom: '2026-08-01' },
  ])
  const [dose] = partsNamed(note, 'dose')
  expect(dose?.attrs).toMatchObject({ weight: 71, weightMeasuredOn: '2026-11-02', weightCarriedFrom: '2026-11-03' })
  expect(partsNamed(note, 'section').every(isEmptySection)).toBe(true)
  expect(JSON.stringify(note)).not.toContain('a sentence that stays')
  expect(carriedOfText(note)).toMatchObject({ medicines: null, weight: null })
})

it('a list of medicines counts whole for the next note once a part of it is confirmed', () => {
  const row = (name: string, carriedFrom: string | null): NoteNode => ({
    type: 'medicineRow',
    attrs: { id: name, name, carriedFrom },
  })
  const content = [{ type: 'medicines', content: [row('Sertraline', null), row('Lithium', '2026-11-03')] }]
  const text: NoteNode = { type: 'doc', content: [{ type: 'section', content }] }
  expect(carriedOfText(text).medicines?.items.map(({ name, carriedFrom }) => [name, carriedFrom])).toEqual([
    ['Sertraline', null],
    ['Lithium', '2026-11-03'],
  ])
})
