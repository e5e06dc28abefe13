import type { Note } from '../../shared/api/notes.ts'
import type { Comments } from '../comments/useComments.ts'

export type Tab = 'held' | 'comments' | 'readers' | 'details' | 'history' | 'review'

/**
 * What can stand beside a note, in its order, and which of it does: what was asked for, else held words, else a review for whoever
 * came for it, else what is said, else the first of the rest.
 */
export function panelTabs(
  note: Note,
  { held, comments, chosen }: { held: number; comments: Comments; chosen: Tab | null },
): { tabs: { tab: Tab; word: string }[]; shown: Tab } {
  const { isOffered, openCount, placed } = comments
  const review = { tab: 'review' as const, word: 'Review' }
  // Whoever came to review finds that first; for everybody else it waits behind what the note is.
  const reviews = note.abilities.cosign || note.abilities.attest
  const tabs: { tab: Tab; word: string }[] = [
    ...(held > 0 ? [{ tab: 'held' as const, word: `Held words ${held}` }] : []),
    ...(reviews ? [review] : []),
    ...(isOffered ? [{ tab: 'comments' as const, word: openCount > 0 ? `Comments ${openCount}` : 'Comments' }] : []),
    ...(note.abilities.grant ? [{ tab: 'readers' as const, word: 'Who can read this' }] : []),
    { tab: 'details', word: 'Details' },
    ...(note.abilities.readHistory ? [{ tab: 'history' as const, word: 'History' }] : []),
    ...(note.kind === 'chart' && !reviews ? [review] : []),
  ]
  const waiting = tabs.filter(({ tab }) => tab !== 'comments' || placed.length > 0)
  const asked = tabs.find(({ tab }) => tab === chosen)
  return { tabs, shown: (asked ?? waiting[0])?.tab ?? 'details' }
}
