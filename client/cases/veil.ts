import type { Threads } from '../../shared/api/threads.ts'
import { useShade } from '../ui/shade.ts'

interface Client {
  code: string
  preferredName: string | null
}

/**
 * Words of notes as lists show them: while the shade is down, a client's name in them stands as the code. In the note
 * itself they are as their authors wrote them.
 */
export function useVeil(): (client: Client, words: string) => string {
  const { down } = useShade()
  return ({ code, preferredName }, words) =>
    down && preferredName !== null && preferredName !== '' ? words.replaceAll(asWord(preferredName), code) : words
}

/** The threads of a case, so veiled. */
export function useVeiledThreads(client: Client | undefined, threads: Threads | undefined): Threads | undefined {
  const veil = useVeil()
  if (client === undefined || threads === undefined) return threads
  const items = threads.items.map((item) => ({
    ...item,
    text: veil(client, item.text),
    noticed: veil(client, item.noticed),
    by: item.by && veil(client, item.by),
    owner: item.owner && veil(client, item.owner),
    ratings: item.ratings.map((rating) => ({
      ...rating,
      by: rating.by && veil(client, rating.by),
      comment: veil(client, rating.comment),
    })),
  }))
  return { ...threads, items }
}

/** A name where it is a word of its own. */
const asWord = (name: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'gu')
