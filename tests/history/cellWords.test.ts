import { expect, test } from 'vitest'
import type { AuthoredNode } from '../../shared/history/authored.ts'
import { cellWords } from '../../shared/history/cellWords.ts'
import { differenceOf } from '../../shared/history/difference.ts'
import { type ShownBlock, sectionsOf } from '../../shared/history/shown.ts'
import { blockRules } from '../../shared/note/blocks/nodes.ts'
import { sectionRules } from '../../shared/note/nodes/section.ts'

test('every cell of every block has a name outside of it, or is known to be none that is read', () => {
  for (const [type, rules] of Object.entries({ section: sectionRules, ...blockRules }))
    expect(Object.keys(cellWords[type] ?? {}).toSorted(), type).toEqual(Object.keys(rules).toSorted())
  expect(Object.keys(cellWords).toSorted()).toEqual(['section', ...Object.keys(blockRules)].toSorted())
})

const note = (...content: AuthoredNode[]): AuthoredNode => ({
  type: 'doc',
  content: [{ type: 'section', attrs: { id: 's', title: 'Session' }, content }],
})
const words = (text: string): AuthoredNode[] => [{ type: 'text', text }]
const part = (
  type: string,
  id: string,
  attrs: Record<string, unknown>,
  content: AuthoredNode[] = [],
): AuthoredNode => ({
  type,
  attrs: { id, ...attrs },
  content,
})

/** What changed in the blocks of a note, as it is said. */
function saidOf(from: AuthoredNode, to: AuthoredNode): string[] {
  const blocks = sectionsOf(differenceOf(from, to)).flatMap(({ items }) =>
    items.filter((item): item is ShownBlock => item.is === 'block'),
  )
  return blocks.flatMap(({ title, rows }) =>
    rows.flatMap(({ name, op, cells, lines }) => [
      ...(op === 'same' ? [] : [`${title} ${name}: ${op}`]),
      ...cells
        .filter(({ changed }) => changed && op === 'same')
        .map(
          ({ label, before, after }) =>
            `${[title, name].join(' ').trim()}, ${label}: ${before ?? '–'} → ${after ?? '–'}`,
        ),
      ...lines
        .filter((line) => line.op !== 'same' || line.runs.some((run) => run.op !== 'same'))
        .map(
          ({ runs }) =>
            `${title} ${name}: ${runs.map((run) => `${{ same: '', added: '+', removed: '-' }[run.op]}${run.text}`).join('')}`,
        ),
    ]),
  )
}

test.each([
  [
    'a reading',
    part('vitals', 'v', {}, [part('vitalsRow', 'r', { at: '14:32', pulse: 72 })]),
    part('vitals', 'v', {}, [part('vitalsRow', 'r', { at: '14:32', pulse: 76, spo2: 98 }, words('after the call'))]),
    ['Vitals 14:32, Pulse: 72 → 76', 'Vitals 14:32, SpO₂: – → 98 %', 'Vitals 14:32: +after the call'],
  ],
  [
    'an item of a scale',
    part('scale', 'p', { instrument: 'phq9', q1: 2, q9: 1 }),
    part('scale', 'p', { instrument: 'phq9', q1: 1, q9: 1 }),
    ['PHQ-9, Item 1, Little interest or pleasure in doing things: 2, More than half the days → 1, Several days'],
  ],
  [
    'a checklist',
    part('checklist', 'c', { title: 'Before the dose', answers: 'yes_no' }, [
      part('checkItem', 'i', { label: 'Fasting kept', status: 'absent' }),
    ]),
    part('checklist', 'c', { title: 'Before the dose', answers: 'yes_no' }, [
      part('checkItem', 'i', { label: 'Fasting kept', status: 'present' }),
    ]),
    ['Before the dose Fasting kept, Answer: no → yes'],
  ],
  [
    'a dose that is new, and a choice',
    part('dose', 'd', { route: 'im' }),
    part('dose', 'd', { route: 'intranasal' }, [part('doseRow', 'r', { kind: 'booster', at: '14:40', given: 20 })]),
    ['Dose, Route: intramuscular → intranasal', 'Dose Booster 14:40: added'],
  ],
  [
    'a decision',
    part('decision', 'x', { matter: 'before_dose', answer: 'wait' }),
    part('decision', 'x', { matter: 'before_dose', answer: 'go', on: '2026-11-20' }),
    ['Go, wait or cancel, Decision: wait → go', 'Go, wait or cancel, On: – → 20 Nov 2026'],
  ],
  [
    'a time that names its row',
    part('timeline', 't', {}, [part('moment', 'm', { at: '14:05', kind: 'said' }, words('Cold.'))]),
    part('timeline', 't', {}, [part('moment', 'm', { at: '14:06', kind: 'said' }, words('Cold, and light.'))]),
    ['Timeline 14:06, Time: 14:05 → 14:06', 'Timeline 14:06: Cold+, and light.'],
  ],
])('%s is told in the words of its block', (_what, from, to, expected) => {
  expect(saidOf(note(from), note(to))).toEqual(expected)
})

const paragraph = (...content: AuthoredNode[]): AuthoredNode => ({ type: 'paragraph', content })
const linesIn = (from: AuthoredNode, to: AuthoredNode) =>
  sectionsOf(differenceOf(from, to)).flatMap(({ items }) =>
    items.flatMap((item) =>
      item.is === 'line'
        ? [
            `${item.op} ${item.shape}${item.wasShape ? ` was ${item.wasShape}` : ''}: ${item.runs
              .map((run) => `${{ same: '', added: '+', removed: '-' }[run.op]}${run.text}`)
              .join('|')}`,
          ]
        : [],
    ),
  )

test('lines that were split, joined, listed, added and removed are shown as lines', () => {
  const [one, two, three] = ['One line.', 'Another line.', 'A third.']
  const from = note(paragraph(...words(`${one} ${two}`)), paragraph(...words(three)))
  const split = note(paragraph(...words(one)), paragraph(...words(two)), paragraph(...words(three)))
  expect(linesIn(from, split)).toEqual([
    'same paragraph: One line.|- ',
    'same paragraph: Another line.',
    'same paragraph: A third.',
  ])
  expect(linesIn(split, from)).toEqual(['same paragraph: One line.|+ |Another line.', 'same paragraph: A third.'])
  const listed = note(
    {
      type: 'bulletList',
      content: [{ type: 'listItem', content: [paragraph(...words(`${one} ${two}`))] }],
    },
    paragraph(...words(three)),
  )
  expect(linesIn(from, listed)).toEqual([
    'same bullet was paragraph: One line. Another line.',
    'same paragraph: A third.',
  ])
  expect(linesIn(split, note(paragraph(...words(one)), paragraph(...words(three))))).toEqual([
    'same paragraph: One line.',
    'removed paragraph: -Another line.',
    'same paragraph: A third.',
  ])
  expect(linesIn(note(paragraph(...words(one)), paragraph(...words(three))), split)).toEqual([
    'same paragraph: One line.',
    'added paragraph: +Another line.',
    'same paragraph: A third.',
  ])
})
