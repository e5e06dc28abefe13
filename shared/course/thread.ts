import type { ThreadItem, ThreadLink } from '../api/threads.ts'
import { compare } from '../compare.ts'
import { minutesBetween } from '../note/clock.ts'

/** What has to be known of an item to give it its place in a thread. */
type Item = Pick<ThreadItem, 'id' | 'kind' | 'noteId' | 'occurredOn' | 'at'>
type Link = Pick<ThreadLink, 'from' | 'to'>

/** A goal with all that is linked to it, in the order of days. */
export interface Thread<Of extends Item> {
  readonly goal: Of
  readonly steps: readonly Of[]
}

/**
 * The thread of a goal: every moment, insight and action that is linked to it, directly or through others, each once, by
 * day. It ends at other goals: what two goals share stands in both threads, what only the other one has does not. Links in a
 * circle and links to what is gone do no harm.
 */
export function threadOf<Of extends Item>(goal: Of, items: readonly Of[], links: readonly Link[]): Thread<Of> {
  const beside = besideEach(links)
  const known = new Map(items.map((item) => [item.id, item]))
  const found = new Set<string>([goal.id])
  const waiting = [goal.id]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const id of beside.get(next) ?? []) {
      const item = known.get(id)
      if (item === undefined || item.kind === 'goal' || found.has(id)) continue
      found.add(id)
      waiting.push(id)
    }
  }
  found.delete(goal.id)
  return { goal, steps: inOrder(items).filter(({ id }) => found.has(id)) }
}

/** The threads of all goals, and the insights and actions that are in none of them. Moments without a thread are many, and say so nowhere. */
export function threadsOf<Of extends Item>(
  items: readonly Of[],
  links: readonly Link[],
): { threads: readonly Thread<Of>[]; loose: readonly Of[] } {
  const threads = inOrder(items)
    .filter(({ kind }) => kind === 'goal')
    .map((goal) => threadOf(goal, items, links))
  const threaded = new Set(threads.flatMap(({ steps }) => steps.map(({ id }) => id)))
  const loose = inOrder(items).filter(({ id, kind }) => (kind === 'insight' || kind === 'action') && !threaded.has(id))
  return { threads, loose }
}

/** What an item is linked with directly, in either direction, in the order of days. */
export function linkedWith<Of extends Item>(id: string, items: readonly Of[], links: readonly Link[]): Of[] {
  const beside = new Set(besideEach(links).get(id) ?? [])
  return inOrder(items).filter((item) => item.id !== id && beside.has(item.id))
}

function besideEach(links: readonly Link[]): ReadonlyMap<string, readonly string[]> {
  const beside = new Map<string, string[]>()
  const add = (from: string, to: string) => {
    const there = beside.get(from)
    if (there === undefined) beside.set(from, [to])
    else there.push(to)
  }
  for (const { from, to } of links) {
    add(from, to)
    add(to, from)
  }
  return beside
}

/**
 * Items by the days of their notes; within a note the moments by the clock (past midnight too, since a session is shorter
 * than half a day), then the rest as they are given.
 */
export function inOrder<Of extends Item>(items: readonly Of[]): Of[] {
  const firstTimes = new Map<string, string>()
  const notes = new Map<string, number>()
  for (const { noteId, kind, at } of items) {
    if (!notes.has(noteId)) notes.set(noteId, notes.size)
    if (kind === 'moment' && at !== null && !firstTimes.has(noteId)) firstTimes.set(noteId, at)
  }
  const minute = ({ noteId, kind, at }: Of): number => {
    const origin = firstTimes.get(noteId)
    if (kind !== 'moment') return Number.MAX_SAFE_INTEGER
    return at === null || origin === undefined ? Number.MAX_SAFE_INTEGER - 1 : minutesBetween(origin, at)
  }
  return items
    .map((item, index) => ({ item, index, note: notes.get(item.noteId) ?? 0, minute: minute(item) }))
    .sort(
      (one, other) =>
        compare(one.item.occurredOn, other.item.occurredOn) ||
        one.note - other.note ||
        one.minute - other.minute ||
        one.index - other.index,
    )
    .map(({ item }) => item)
}

/** A goal that somebody still works towards. */
export const isOpenGoal = ({ kind, status }: Pick<ThreadItem, 'kind' | 'status'>): boolean =>
  kind === 'goal' && (status === null || status === 'open')

/** An action that is neither done nor dropped. */
export const isUnfinishedAction = ({
  kind,
  doneOn,
  dropped,
}: Pick<ThreadItem, 'kind' | 'doneOn' | 'dropped'>): boolean => kind === 'action' && doneOn === null && !dropped
