import { describe, expect, it } from 'vitest'
import { readAttributes } from '../../shared/note/attributes.ts'
import { isOverdue } from '../../shared/note/blocks/action/derive.ts'
import { actionRules } from '../../shared/note/blocks/action/schema.ts'
import { contraindications } from '../../shared/note/blocks/checklist/contraindications.ts'
import { deriveChecklist } from '../../shared/note/blocks/checklist/derive.ts'
import { describeCounts, describeRest } from '../../shared/note/blocks/checklist/describe.ts'
import { deriveGoal } from '../../shared/note/blocks/goal/derive.ts'
import { deriveMedicines } from '../../shared/note/blocks/medicines/derive.ts'
import { toMarkdown } from '../../shared/note/markdown.ts'
import type { NoteNode } from '../../shared/note/noteJson.ts'

const line = (type: string, attrs: Record<string, unknown>, words = ''): NoteNode => ({
  type,
  attrs,
  content: words === '' ? [] : [{ type: 'text', text: words }],
})
const exported = (...content: NoteNode[]) =>
  toMarkdown({ type: 'doc', content: [{ type: 'section', attrs: { title: 'Here' }, content }] }, { title: 'Note' })
    .replace('# Note\n\n## Here\n\n', '')
    .trimEnd()

const goal: NoteNode = {
  type: 'goal',
  attrs: { id: 'g1', status: 'open' },
  content: [
    line('goalText', {}, 'Sleep through the night'),
    line('goalNoticed', {}, 'She gets up after the alarm, not before'),
    line('goalRating', { on: '2026-11-20', value: 5, by: 'Ada' }),
    line('goalRating', { value: 9 }),
    line('goalRating', { on: '2026-10-02', value: 2, by: 'Ada' }, 'on a bad week'),
  ],
}

describe('a goal', () => {
  it('has its ratings by day, those without a day last, and what changed between the first and the latest', () => {
    const { ratings, change } = deriveGoal(goal)
    expect(ratings.map(({ rating }) => rating.on)).toEqual(['2026-10-02', '2026-11-20', null])
    expect(change).toEqual({ from: 2, to: 5 })
  })

  it('says nothing of change with one rating, and keeps a rating of zero', () => {
    const once = { type: 'goal', content: [line('goalRating', { on: '2026-10-02', value: 0 })] }
    expect(deriveGoal(once)).toMatchObject({ change: null, ratings: [{ rating: { value: 0 } }] })
    expect(exported(once)).toContain('| 2026-10-02 | 0 of 10 |')
  })

  it('is exported with its status, how it will be noticed, and its ratings', () => {
    expect(exported(goal)).toBe(
      [
        'Goal, open: Sleep through the night',
        '',
        'How it will be noticed: She gets up after the alarm, not before',
        '',
        '| Rated on | Rating | By | Comment |',
        '| --- | --- | --- | --- |',
        '| 2026-10-02 | 2 of 10 | Ada | on a bad week |',
        '| 2026-11-20 | 5 of 10 | Ada |  |',
        '|  | 9 of 10 |  |  |',
        '',
        'From 2 to 5 of 10.',
      ].join('\n'),
    )
  })
})

describe('an insight and an action', () => {
  it('are exported with whose words they are, who acts, by when and whether it is done', () => {
    const insight = (source: string | null) => ({
      type: 'insight',
      attrs: { source },
      content: [line('insightText', {}, 'I *may* be sad')],
    })
    const action = (attrs: Record<string, unknown>) => ({
      type: 'action',
      attrs,
      content: [line('actionText', {}, 'Write to her sister')],
    })
    expect(
      exported(
        insight('client'),
        insight('clinician'),
        insight(null),
        action({ owner: 'Ada', due: '2026-11-27', doneOn: '2026-11-25' }),
        action({}),
      ).split('\n\n'),
    ).toEqual([
      'Insight, client’s words: I \\*may\\* be sad',
      'Insight, clinician’s reading: I \\*may\\* be sad',
      'Insight: I \\*may\\* be sad',
      'Action, Ada, by 2026-11-27, done on 2026-11-25: Write to her sister',
      'Action: Write to her sister',
    ])
  })

  it('keep both lines where two people began one at the same moment', () => {
    const content = [line('insightText', {}, 'One'), line('insightText', {}, 'Other')]
    expect(exported({ type: 'insight', content })).toBe('Insight: One<br>Other')
  })

  it('say overdue from the day after, and never of what is done', () => {
    const action = (values: Record<string, unknown>) => readAttributes(actionRules, values)
    expect(isOverdue(action({ due: '2026-11-27' }), '2026-11-27')).toBe(false)
    expect(isOverdue(action({ due: '2026-11-27' }), '2026-11-28')).toBe(true)
    expect(isOverdue(action({ due: '2026-11-27', doneOn: '2026-12-01' }), '2026-12-05')).toBe(false)
    expect(isOverdue(action({}), '2026-11-28')).toBe(false)
  })
})

describe('a checklist', () => {
  const marked = { status: 'absent', markedBy: 'm1', markedByName: 'Maren Holt', markedAt: '2026-11-20T15:12+01:00' }
  const list: NoteNode = {
    type: 'checklist',
    attrs: { list: 'contraindications', title: 'Contraindications and precautions' },
    content: [
      line('checkItem', { key: 'a', label: 'Aneurysm', classedAs: 'absolute', status: 'absent' }, 'MRI 2024'),
      line('checkItem', { key: 'b', label: 'Bladder disease', ...marked }),
      line('checkItem', { key: 'c', label: 'Cardiac disease', ...marked, status: 'present' }),
      line('checkItem', { key: 'd', label: 'Severe liver disease', status: 'unknown' }),
      line('checkItem', { label: 'Latex allergy' }),
    ],
  }

  it('counts its items by how they stand, and says who marked the rest absent, as far as that still holds', () => {
    const derived = deriveChecklist(list)
    expect(derived.counts).toEqual({ present: 1, absent: 2, unknown: 1, open: 1 })
    expect(describeCounts(derived)).toBe('1 present, 2 absent, 1 unknown, 1 not answered')
    expect(describeRest(derived)).toEqual(['Maren Holt marked the rest absent (1 item)'])
  })

  it('is exported with both', () => {
    expect(exported(list)).toBe(
      [
        'Contraindications and precautions: 1 present, 2 absent, 1 unknown, 1 not answered. Maren Holt marked the rest absent (1 item).',
        '',
        '| Item | Status | Comment |',
        '| --- | --- | --- |',
        '| Aneurysm (absolute) | absent | MRI 2024 |',
        '| Bladder disease | absent, with the rest |  |',
        '| Cardiac disease | present |  |',
        '| Severe liver disease | unknown |  |',
        '| Latex allergy | not answered |  |',
      ].join('\n'),
    )
  })

  it('of contraindications asks about twelve things, each once', () => {
    expect(new Set(contraindications.items.map(({ key }) => key)).size).toBe(12)
  })
})

describe('medicines', () => {
  const row = (attrs: Record<string, unknown>) => line('medicineRow', attrs)
  it('count those taken and those stopped, and leave out rows in which nothing is filled', () => {
    const block = { type: 'medicines', content: [row({ name: 'A' }), row({}), row({ name: 'B', stopped: 'May 2026' })] }
    expect(deriveMedicines(block)).toMatchObject({ current: 1, stopped: 1 })
    expect(exported(block)).toBe(
      [
        '| Medicine | Dose | Since | Stopped | Comment |',
        '| --- | --- | --- | --- | --- |',
        '| A |  |  |  |  |',
        '| B |  |  | May 2026 |  |',
      ].join('\n'),
    )
  })

  it('say that none is taken, where that was asked', () => {
    expect(exported({ type: 'medicines', attrs: { noneTaken: true }, content: [row({})] })).toBe(
      'Asked: takes no medicines.',
    )
  })
})
