import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inOrder, linkedWith, threadOf, threadsOf } from '../../shared/course/thread.ts'
import { NoteId } from '../../shared/ids.ts'
import { itemKinds } from '../../shared/note/nodes/itemLink.ts'

const noteId = (number: number) => NoteId.parse(`00000000-0000-4000-8000-00000000000${number}`)
type Item = Parameters<typeof inOrder>[0][number]
const item = (id: string, kind: Item['kind'], occurredOn: string, over: Partial<Item> = {}): Item => ({
  id,
  kind,
  occurredOn,
  noteId: noteId(1),
  at: null,
  ...over,
})
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id)

describe('the thread of a goal', () => {
  const goal = item('goal', 'goal', '2026-10-01')
  const other = item('other', 'goal', '2026-10-01')
  const moment = item('moment', 'moment', '2026-10-23', { at: '15:12' })
  const insight = item('insight', 'insight', '2026-10-26')
  const action = item('action', 'action', '2026-10-26')
  const items = [goal, other, action, insight, moment]

  it('has what is linked to it directly or through others, by day, whichever way a link was written', () => {
    const links = [
      { from: 'insight', to: 'moment' },
      { from: 'goal', to: 'moment' },
      { from: 'action', to: 'insight' },
    ]
    expect(ids(threadOf(goal, items, links).steps)).toEqual(['moment', 'action', 'insight'])
  })

  it('ends at other goals: what they share stands in both, what only the other has does not', () => {
    const links = [
      { from: 'insight', to: 'goal' },
      { from: 'insight', to: 'other' },
      { from: 'action', to: 'other' },
    ]
    const { threads, loose } = threadsOf(items, links)
    expect(threads.map(({ goal, steps }) => [goal.id, ids(steps)])).toEqual([
      ['goal', ['insight']],
      ['other', ['action', 'insight']],
    ])
    expect(loose).toEqual([])
  })

  it('leaves insights and actions that nothing links to a goal beside it', () => {
    expect(ids(threadsOf(items, []).loose)).toEqual(['action', 'insight'])
  })

  it('tells what an item is linked with directly', () => {
    const links = [
      { from: 'insight', to: 'moment' },
      { from: 'goal', to: 'insight' },
      { from: 'moment', to: 'gone' },
    ]
    expect(ids(linkedWith('insight', items, links))).toEqual(['goal', 'moment'])
  })

  it('orders the moments of a session by its clock, past midnight too', () => {
    const late = [
      item('c', 'moment', '2026-10-23'),
      item('b', 'moment', '2026-10-23', { at: '00:10' }),
      item('a', 'moment', '2026-10-23', { at: '23:50' }),
    ]
    expect(ids(inOrder(late))).toEqual(['a', 'b', 'c'])
  })
})

/** Any items, and any links among them, to themselves, in circles, and to what is gone. */
const anyCase = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...itemKinds),
      note: fc.integer({ min: 1, max: 4 }),
      at: fc.constantFrom(null, '09:00', '23:55', '00:05'),
    }),
    { maxLength: 14 },
  )
  .chain((given) => {
    const items = given.map(({ kind, note, at }, index) =>
      item(`i${index}`, kind, `2026-10-0${note}`, { noteId: noteId(note), at: kind === 'moment' ? at : null }),
    )
    const end = fc.constantFrom(...ids(items), 'gone')
    return fc.record({
      items: fc.constant(items),
      links: fc.array(fc.record({ from: end, to: end }), { maxLength: 30 }),
    })
  })

it('a goal’s thread holds everything that a chain of links without another goal reaches, each once, and nothing else', () => {
  fc.assert(
    fc.property(anyCase, ({ items, links }) => {
      for (const { goal, steps } of threadsOf(items, links).threads) {
        expect(new Set(ids(steps)).size).toBe(steps.length)
        expect(steps.every(({ kind }) => kind !== 'goal')).toBe(true)
        const inThread = new Set([goal.id, ...ids(steps)])
        for (const { from, to } of links) {
          for (const [near, far] of [
            [from, to],
            [to, from],
          ]) {
            const beyond = items.find(({ id }) => id === far)
            if (near === undefined || beyond === undefined || beyond.kind === 'goal') continue
            if (inThread.has(near)) expect(inThread.has(beyond.id)).toBe(true)
          }
        }
        for (const { id } of steps)
          expect(linkedWith(id, items, links).some((near) => inThread.has(near.id))).toBe(true)
        expect(steps.map(({ occurredOn }) => occurredOn)).toEqual(steps.map(({ occurredOn }) => occurredOn).toSorted())
      }
    }),
  )
})
