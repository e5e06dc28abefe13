import type { ThreadItem, ThreadLink } from '../api/threads.ts'
import { goalStatusNames } from '../note/blocks/goal/schema.ts'
import { escapeInline } from '../note/markdown/escape.ts'
import { itemKindNames } from '../note/nodes/itemLink.ts'
import { threadsOf } from './thread.ts'

/** What a thread says: its goal or, of what is linked to none, that; and what happened, by day. */
interface WrittenThread {
  title: string
  said: string | null
  steps: string[]
}

/** How words that somebody wrote are put into a sentence: as they are, or escaped. */
type Put = (words: string) => string
const asTheyAre: Put = (words) => words

/** The threads of a case in words: each goal with what happened to it, by day, and the note that each stands in. */
export function writtenThreads(
  items: readonly ThreadItem[],
  links: readonly ThreadLink[],
  put: Put = asTheyAre,
): WrittenThread[] {
  const { threads, loose } = threadsOf(items, links)
  const apart = { title: 'Linked to no goal', said: null, steps: loose.map((item) => stepOf(item, put)) }
  return [
    ...threads.map(({ goal, steps }) => ({
      title: put(goal.text),
      said: `${[`Goal, ${goalStatusNames[goal.status ?? 'open']}`, ...ratingsOf(goal)].join('. ')}.`,
      steps: steps.map((item) => stepOf(item, put)),
    })),
    ...(loose.length === 0 ? [] : [apart]),
  ]
}

/** The same as Markdown. */
export function threadsToMarkdown(items: readonly ThreadItem[], links: readonly ThreadLink[]): string {
  const written = writtenThreads(items, links, (words) => escapeInline(words))
  const pieces = written.flatMap(({ title, said, steps }) => [
    `## ${title}`,
    ...(said === null ? [] : [said]),
    steps.length === 0 ? 'Nothing is linked to it yet.' : steps.map((step) => `- ${step}`).join('\n'),
  ])
  const hasGoal = written.some(({ said }) => said !== null)
  return `${['# Threads', ...(hasGoal ? [] : ['No goal is written yet.']), ...pieces].join('\n\n')}\n`
}

const ratingsOf = ({ ratings }: ThreadItem): string[] => {
  const values = ratings.flatMap(({ value }) => (value === null ? [] : [value]))
  return values.length === 0 ? [] : [`How near, of 10: ${values.join(', ')}`]
}

function stepOf(item: ThreadItem, put: Put): string {
  const when = [item.occurredOn, item.elapsed].filter((part) => part !== '').join(', ')
  const state = item.kind === 'action' ? actionState(item, put) : ''
  return `${when}, ${itemKindNames[item.kind]}: ${put(item.text)}${state} (${put(item.noteTitle)})`
}

function actionState({ owner, due, doneOn, dropped }: ThreadItem, put: Put): string {
  const outcome = doneOn !== null ? `done on ${doneOn}` : dropped ? 'dropped' : due === null ? '' : `by ${due}`
  const says = [owner === null ? '' : put(owner), outcome].filter((part) => part !== '')
  return says.length === 0 ? '' : `, ${says.join(', ')}`
}
