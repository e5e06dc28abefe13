import type { ThreadItem } from '../../shared/api/threads.ts'
import { isOpenGoal } from '../../shared/course/thread.ts'
import { isOverdue } from '../../shared/note/blocks/action/derive.ts'
import { goalStatusNames } from '../../shared/note/blocks/goal/schema.ts'
import { shortDay } from '../ui/dates.ts'
import type { IconName } from '../ui/Icon.tsx'
import { phaseWord } from '../ui/PhaseName.tsx'
import { quoted } from '../ui/quoted.ts'

/** The sign of an item. */
export const iconOf = ({ kind, doneOn }: ThreadItem): IconName =>
  kind === 'action' && doneOn !== null ? 'actionDone' : kind

/** An item's words; what somebody said stands in quotes, unless it was written in them already. */
export function wordsOf(item: ThreadItem): string {
  const isSaid = (item.kind === 'moment' && item.momentKind === 'said') || item.source === 'client'
  return isSaid ? quoted(item.text) : item.text
}

/** Who is to do an action, by when, and whether it was done: `Elias, done 2 Nov`; empty for what is no action. */
export function aboutAction(item: ThreadItem, today: string): string {
  if (item.kind !== 'action') return ''
  const { owner, due, doneOn, dropped } = item
  const when =
    doneOn !== null
      ? `done ${shortDay(doneOn)}`
      : dropped
        ? 'dropped'
        : due === null
          ? ''
          : `${isOverdue({ due, doneOn, owner, id: null }, today) ? 'was due' : 'by'} ${shortDay(due)}`
  return [owner ?? '', when].filter((part) => part !== '').join(', ')
}

/** How near a goal is, as it was rated from day to day: `how near, of 10: 1, 3, 3, 5`. */
export function nearnessOf(goal: ThreadItem): string {
  const { ratings, status } = goal
  const values = ratings.flatMap(({ value }) => (value === null ? [] : [value]))
  const near = values.length === 0 ? 'not rated yet' : `how near, of 10: ${values.join(', ')}`
  return status === null || isOpenGoal(goal) ? near : `${near}; ${goalStatusNames[status]}`
}

/** The note that an item stands in, as lists name it. */
export const noteOf = ({ phase, noteTitle }: Pick<ThreadItem, 'phase' | 'noteTitle'>): string =>
  phase === null ? noteTitle : phaseWord(phase)

/** Where an item stands. */
export const addressOf = ({ noteId, id }: Pick<ThreadItem, 'noteId' | 'id'>): string => `/notes/${noteId}#item-${id}`
