import type { ThreadItem, ThreadLink } from '../api/threads.ts'
import { goalStatusNames } from '../note/blocks/goal/schema.ts'
import { escapeInline } from '../note/markdown/escape.ts'
import { itemKindNames } from '../note/nodes/itemLink.ts'
import { threadsOf } from './thread.ts'

/** The threads of a case as Markdown: each goal with what happened to it, by day, and the note that each stands in. */
export function threadsToMarkdown(items: readonly ThreadItem[], links: readonly ThreadLink[]): string {
  const { threads, loose } = threadsOf(items, links)
  const pieces = threads.flatMap(({ goal, steps }) => [
    `## ${words(goal.text)}`,
    `${[`Goal, ${goalStatusNames[goal.status ?? 'open']}`, ...ratingsOf(goal)].join('. ')}.`,
    ...(steps.length === 0 ? ['Nothing is linked to it yet.'] : [steps.map(stepLine).join('\n')]),
  ])
  const apart = loose.length === 0 ? [] : ['## Linked to no goal', loose.map(stepLine).join('\n')]
  return `${['# Threads', ...(threads.length === 0 ? ['No goal is written yet.'] : pieces), ...apart].join('\n\n')}\n`
}

const words = (text: string) => escapeInline(text)

const ratingsOf = ({ ratings }: ThreadItem): string[] => {
  const values = ratings.flatMap(({ value }) => (value === null ? [] : [value]))
  return values.length === 0 ? [] : [`How near, of 10: ${values.join(', ')}`]
}

function stepLine(item: ThreadItem): string {
  const when = [item.occurredOn, item.elapsed].filter((part) => part !== '').join(', ')
  const state = item.kind === 'action' ? actionState(item) : ''
  return `- ${when}, ${itemKindNames[item.kind]}: ${words(item.text)}${state} (${words(item.noteTitle)})`
}

function actionState({ owner, due, doneOn, dropped }: ThreadItem): string {
  const outcome = doneOn !== null ? `done on ${doneOn}` : dropped ? 'dropped' : due === null ? '' : `by ${due}`
  const says = [owner === null ? '' : words(owner), outcome].filter((part) => part !== '')
  return says.length === 0 ? '' : `, ${says.join(', ')}`
}
