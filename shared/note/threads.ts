import { readAttributes } from './attributes.ts'
import { actionRules } from './blocks/action/schema.ts'
import { partsOf } from './blocks/filled.ts'
import { type GoalStatus, goalRatingRules, goalRules } from './blocks/goal/schema.ts'
import { insightRules } from './blocks/insight/schema.ts'
import { openActionRowRules } from './blocks/openActions/schema.ts'
import { progressRowRules } from './blocks/progress/schema.ts'
import { momentRules } from './blocks/timeline/schema.ts'
import { elapsed, readingOf } from './clock.ts'
import { zeroOf } from './derive.ts'
import { type ItemKind, itemLinkRules } from './nodes/itemLink.ts'
import { childrenOf, type NoteNode, ownWordsOf } from './noteJson.ts'

/** An item as one note has it. What does not belong to its kind is null, or empty. */
export interface NoteItem {
  readonly id: string
  readonly kind: ItemKind
  /** Its own words on one line, without those of links in it. */
  readonly text: string
  readonly at: string | null
  readonly elapsed: string
  readonly momentKind: string | null
  readonly by: string | null
  readonly technique: string | null
  readonly source: string | null
  readonly status: GoalStatus | null
  readonly noticed: string
  readonly owner: string | null
  readonly due: string | null
  readonly doneOn: string | null
}

/** What a note says of a goal or an action on a day, in the item's own block or in a later note. */
export interface NoteReport {
  /** Of the row that says it. */
  readonly id: string
  /** Of the goal or action. */
  readonly of: string
  /** The day of a goal's rating; the day on which an action was done. */
  readonly on: string | null
  readonly value: number | null
  readonly by: string | null
  /** A goal's status, or what became of an action: `done`, `going_on`, `dropped`. */
  readonly status: string | null
  readonly comment: string
}

/** What a note has of the threads of its case. */
export interface NoteThreads {
  /** In the order of the text. An id that stands twice counts where it stands first. */
  readonly items: readonly NoteItem[]
  readonly links: readonly { readonly from: string; readonly to: string }[]
  /** Ids that words lead to which are no item. */
  readonly mentions: readonly string[]
  readonly reports: readonly NoteReport[]
}

/** What an item may be named by. Ours are UUIDs; what is longer, or holds other signs, was made by no editor. */
const isId = (id: string | null): id is string => id !== null && /^[!-~]{1,100}$/.test(id)

/** The most that one note gives to the threads, of each: what a person writes stays far below. */
const atMost = 2_000
const textAtMost = 2_000

const noItem = {
  at: null,
  elapsed: '',
  momentKind: null,
  by: null,
  technique: null,
  source: null,
  status: null,
  noticed: '',
  owner: null,
  due: null,
  doneOn: null,
}

/**
 * Finds the goals, moments, insights and actions of a note, what links them and what is said of them: a function of its
 * text alone. Items without words are left out. It reads whatever is there and never throws.
 */
export function threadsOfText(note: NoteNode): NoteThreads {
  const zero = zeroOf(note)
  const items = new Map<string, NoteItem>()
  const links = new Map<string, { from: string; to: string }>()
  const mentions = new Set<string>()
  const reports = new Map<string, NoteReport>()

  const addItem = (node: NoteNode, id: string | null, item: Omit<NoteItem, 'id'>) => {
    if (!isId(id)) return mention(node)
    if (item.text !== '' && !items.has(id)) items.set(id, { id, ...item })
    for (const to of linksIn(node)) if (to !== id) links.set(`${id} ${to}`, { from: id, to })
  }
  const mention = (node: NoteNode) => {
    for (const to of linksIn(node)) mentions.add(to)
  }
  const report = (row: Omit<NoteReport, 'id' | 'of'>, id: string | null, of: string | null) => {
    const isSaid = row.on !== null || row.value !== null || row.status !== null || row.comment !== ''
    if (isId(id) && isId(of) && isSaid) reports.set(id, { id, of, ...row })
  }

  for (const block of blocksOf(note)) {
    switch (block.type) {
      case 'goal': {
        const { id, status } = readAttributes(goalRules, block.attrs)
        const [text, noticed] = [wordsIn(block, 'goalText'), wordsIn(block, 'goalNoticed')]
        addItem(block, id, { ...noItem, kind: 'goal', text, status, noticed })
        for (const row of partsOf(block, 'goalRating')) {
          const { id: rowId, on, value, by } = readAttributes(goalRatingRules, row.attrs)
          report({ on, value, by, status: null, comment: wordsOf(row) }, rowId, id)
        }
        break
      }
      case 'timeline':
        for (const row of partsOf(block, 'moment')) {
          const { id, at, recordedAt, kind, by, technique } = readAttributes(momentRules, row.attrs)
          const when = { at, elapsed: elapsed(zero, readingOf({ at, recordedAt })) }
          addItem(row, id, { ...noItem, kind: 'moment', text: wordsOf(row), ...when, momentKind: kind, by, technique })
        }
        break
      case 'insight': {
        const { id, source } = readAttributes(insightRules, block.attrs)
        addItem(block, id, { ...noItem, kind: 'insight', text: wordsIn(block, 'insightText'), source })
        break
      }
      case 'action': {
        const { id, owner, due, doneOn } = readAttributes(actionRules, block.attrs)
        addItem(block, id, { ...noItem, kind: 'action', text: wordsIn(block, 'actionText'), owner, due, doneOn })
        break
      }
      case 'progress':
        for (const row of partsOf(block, 'progressRow')) {
          const { id, of, on, value, by, status } = readAttributes(progressRowRules, row.attrs)
          report({ on, value, by, status, comment: wordsOf(row) }, id, of)
          mention(row)
        }
        break
      case 'openActions':
        for (const row of partsOf(block, 'openActionRow')) {
          const { id, of, doneOn, state } = readAttributes(openActionRowRules, row.attrs)
          report({ on: doneOn, value: null, by: null, status: state, comment: wordsOf(row) }, id, of)
          mention(row)
        }
        break
      default:
        mention(block)
    }
  }
  const first = <Value>(values: Iterable<Value>) => [...values].slice(0, atMost)
  return {
    items: first(items.values()),
    links: first(links.values()),
    mentions: first(mentions),
    reports: first(reports.values()),
  }
}

const blocksOf = (note: NoteNode): NoteNode[] =>
  childrenOf(note).flatMap((section) => (section.type === 'section' ? childrenOf(section) : []))

const wordsIn = (block: NoteNode, part: string): string =>
  partsOf(block, part)
    .map(wordsOf)
    .filter((words) => words !== '')
    .join(' ')
    .slice(0, textAtMost)

const wordsOf = (node: NoteNode): string => ownWordsOf(node).slice(0, textAtMost)

/** Where the links in a node lead, in their order. */
function linksIn(node: NoteNode): string[] {
  if (node.type === 'itemLink') {
    const { to } = readAttributes(itemLinkRules, node.attrs)
    return isId(to) ? [to] : []
  }
  return childrenOf(node).flatMap(linksIn)
}
