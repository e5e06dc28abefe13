import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carriedOfText } from '../../shared/note/carried.ts'
import type { NoteNode } from '../../shared/note/noteJson.ts'
import { threadsOfText } from '../../shared/note/threads.ts'

const words = (text: string): NoteNode => ({ type: 'text', text })
const link = (to: string): NoteNode => ({ type: 'itemLink', attrs: { to, kind: 'goal', label: 'A label' } })
const line = (type: string, ...content: NoteNode[]): NoteNode => ({ type, attrs: { id: type }, content })
const section = (key: string, ...content: NoteNode[]): NoteNode => ({
  type: 'section',
  attrs: { id: key, key, title: key },
  content,
})
const note = (...content: NoteNode[]): NoteNode => ({ type: 'doc', content })

describe('the threads of a note', () => {
  it('have a goal with its ratings, an insight that names it, and an action, in the order of the text', () => {
    const rating = { type: 'goalRating', attrs: { id: 'r', on: '2026-10-16', value: 1, by: 'Client' } }
    const { items, links, reports } = threadsOfText(
      note(
        section(
          's',
          { type: 'goal', attrs: { id: 'g', status: 'open' }, content: [line('goalText', words('Sleep')), rating] },
          {
            type: 'insight',
            attrs: { id: 'i', source: 'client' },
            content: [line('insightText', words('Kept it. '), link('g'))],
          },
          {
            type: 'action',
            attrs: { id: 'a', due: '2026-11-27' },
            content: [line('actionText', words('One round,\nthen bed'))],
          },
        ),
      ),
    )
    expect(items.map(({ id, kind, text }) => [id, kind, text])).toEqual([
      ['g', 'goal', 'Sleep'],
      ['i', 'insight', 'Kept it.'],
      ['a', 'action', 'One round, then bed'],
    ])
    expect(links).toEqual([{ from: 'i', to: 'g' }])
    expect(reports).toEqual([{ id: 'r', of: 'g', on: '2026-10-16', value: 1, by: 'Client', status: null, comment: '' }])
  })

  it('have a moment with its distance from T+0, also past midnight', () => {
    const dose = { type: 'dose', content: [{ type: 'doseRow', attrs: { at: '23:50', given: 60 } }] }
    const moment = {
      type: 'moment',
      attrs: { id: 'm', at: '00:20', kind: 'said' },
      content: [words('It is holding.'), link('g')],
    }
    const { items, links } = threadsOfText(note(section('s', dose, { type: 'timeline', content: [moment] })))
    expect(items).toMatchObject([{ id: 'm', at: '00:20', elapsed: 'T+30', momentKind: 'said', text: 'It is holding.' }])
    expect(links).toEqual([{ from: 'm', to: 'g' }])
  })

  it('take what a later note says of a goal and an action, and what prose mentions', () => {
    const { items, links, mentions, reports } = threadsOfText(
      note(
        section(
          's',
          { type: 'paragraph', content: [words('We spoke of '), link('g')] },
          { type: 'progress', content: [{ type: 'progressRow', attrs: { id: 'p', of: 'g', value: 5 } }] },
          { type: 'openActions', content: [{ type: 'openActionRow', attrs: { id: 'o', of: 'a', state: 'done' } }] },
        ),
      ),
    )
    expect([items, links, mentions]).toEqual([[], [], ['g']])
    expect(reports.map(({ id, of, value, status }) => [id, of, value, status])).toEqual([
      ['p', 'g', 5, null],
      ['o', 'a', null, 'done'],
    ])
  })

  it('leave out what has no words, an id that no editor gives, a link to itself, and the second of two alike', () => {
    const goal = (id: string | null, text: string, ...more: NoteNode[]): NoteNode => ({
      type: 'goal',
      attrs: { id },
      content: [line('goalText', words(text), ...more)],
    })
    const { items, links } = threadsOfText(
      note(
        section(
          's',
          goal('g', ' '),
          goal(null, 'No id'),
          goal('x y', 'A space'),
          goal('\u0000', 'A null'),
          goal('l'.repeat(101), 'Long'),
        ),
        section('t', goal('h', 'First', link('h')), goal('h', 'Second')),
      ),
    )
    expect(items.map(({ text }) => text)).toEqual(['First'])
    expect(links).toEqual([])
  })

  it('are read of whatever stands in a note, without a throw', () => {
    const anyNode = fc.letrec<{ node: NoteNode }>((tie) => ({
      node: fc.record(
        {
          type: fc.constantFrom(
            'section',
            'goal',
            'goalText',
            'goalRating',
            'timeline',
            'moment',
            'itemLink',
            'progress',
            'progressRow',
            'text',
            'medicines',
            'medicineRow',
            'dose',
          ),
          attrs: fc.dictionary(
            fc.constantFrom('id', 'of', 'to', 'key', 'at', 'value', 'name', 'weight', 'status'),
            fc.jsonValue(),
          ),
          text: fc.string(),
          content: fc.array(tie('node'), { maxLength: 4 }),
        },
        { requiredKeys: ['type'] },
      ),
    })).node
    fc.assert(
      fc.property(fc.array(anyNode, { maxLength: 5 }), (content) => {
        threadsOfText(note(...content))
        carriedOfText(note(...content))
      }),
      { numRuns: 300 },
    )
  })
})

describe('what other notes take over', () => {
  it('is the words of two sections, the list of medicines and the weight', () => {
    const medicine = {
      type: 'medicineRow',
      attrs: { id: 'm', name: 'Sertraline', dose: '50 mg' },
      content: [words('held today')],
    }
    expect(
      carriedOfText(
        note(
          section('allergies', { type: 'paragraph', content: [words('Penicillin: rash')] }),
          section('intention', { type: 'paragraph', content: [words('To stop keeping watch.')] }),
          section(
            's',
            { type: 'medicines', content: [medicine] },
            { type: 'dose', attrs: { weight: 154, weightUnit: 'lb' } },
          ),
        ),
      ),
    ).toEqual({
      allergies: 'Penicillin: rash',
      intention: 'To stop keeping watch.',
      medicines: {
        noneTaken: false,
        items: [
          {
            id: 'm',
            name: 'Sertraline',
            dose: '50 mg',
            since: null,
            stopped: null,
            comment: 'held today',
            carriedFrom: null,
          },
        ],
      },
      weight: { weight: 154, unit: 'lb', measuredOn: null },
    })
  })

  it('is nothing of a note that says nothing of it', () => {
    expect(carriedOfText(note(section('s', { type: 'medicines', content: [{ type: 'medicineRow' }] })))).toEqual({
      allergies: null,
      intention: null,
      medicines: null,
      weight: null,
    })
  })
})
