import type { Node } from '@tiptap/pm/model'
import type { ThreadItem } from '../../../shared/api/threads.ts'
import { compare } from '../../../shared/compare.ts'
import { type ItemKind, itemKinds, MAX_LABEL_LENGTH } from '../../../shared/note/nodes/itemLink.ts'
import { shortDay } from '../../ui/dates.ts'
import { phaseWord } from '../../ui/PhaseName.tsx'
import type { MenuEntry } from '../menu/menuStore.ts'
import { itemsInNote } from './itemsInNote.ts'
import { kindWords } from './words.ts'

/** An item as it is offered to be linked. Its key is its id. */
export interface ItemOffer extends MenuEntry {
  readonly kind: ItemKind
}

interface Wishes {
  /** Which kinds come first. */
  readonly first?: readonly ItemKind[]
  /** The one kind that is wanted. */
  readonly only?: ItemKind
  /** Ids that are not offered: the item itself, and what it links to already. */
  readonly without?: ReadonlySet<string>
}

/** How many are listed at once; whoever looks for another types on. */
const mostListed = 24
/** And how many of one kind, so that the moments of a long session leave room for the rest. */
const mostOfAKind = 8

/**
 * What can be linked: the items of the open note and of the case's other notes that have words, by kind and the newest
 * first, filtered by the beginnings of words. What was written in this note a moment ago is among them.
 */
export function findItems(
  doc: Node,
  elsewhere: readonly ThreadItem[],
  typed: string,
  { first = [], only, without = new Set() }: Wishes = {},
): ItemOffer[] {
  const here = [...itemsInNote(doc).values()].map((item) => ({ ...item, where: 'in this note', day: '9999' }))
  const there = elsewhere.map((item) => ({
    ...item,
    done: item.doneOn !== null,
    where: `${item.phase === null ? item.noteTitle : phaseWord(item.phase)}, ${shortDay(item.occurredOn)}`,
    day: item.occurredOn,
  }))
  const order = [...first, ...itemKinds.filter((kind) => !first.includes(kind))]
  const known = new Set(here.map(({ id }) => id))
  const fits = [...here, ...there.filter(({ id }) => !known.has(id))].filter(
    ({ id, kind, text }) => text !== '' && (only ?? kind) === kind && !without.has(id) && fitsWords(text, typed),
  )
  const listed = order.flatMap((kind) =>
    fits
      .filter((item) => item.kind === kind)
      .sort((one, other) => compare(other.day, one.day) || compare(other.at ?? '', one.at ?? ''))
      .slice(0, mostOfAKind),
  )
  return listed.slice(0, mostListed).map(({ id, kind, text, where, at, done }) => ({
    key: id,
    kind,
    label: text.slice(0, MAX_LABEL_LENGTH),
    hint: `${kindWords[kind]}, ${where}${at === null ? '' : `, ${at}`}`,
    icon: kind === 'action' && done ? 'actionDone' : kind,
  }))
}

/** Whether every word that was typed is the beginning of a word of the item. */
function fitsWords(text: string, typed: string): boolean {
  const words = folded(text).split(/[^\p{L}\p{N}]+/u)
  return folded(typed)
    .split(/[^\p{L}\p{N}]+/u)
    .every((part) => part === '' || words.some((word) => word.startsWith(part)))
}

/** Before anything is normalized: see `shared/search/words.ts`. */
const plain = (words: string) => words.replace(/\p{M}+/gu, '')
const folded = (words: string) => plain(words).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
