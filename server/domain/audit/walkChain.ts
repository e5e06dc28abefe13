import { type ChainHead, type ChainName, hashOf, nothingBefore } from '../../storage/auditChain.ts'
import type { Reader } from '../../storage/database.ts'
import { countUpTo, readChain, type StoredEntry } from '../../storage/repos/auditTrail.ts'

/** The first entry of a chain that is not as it should be. */
export type Break =
  /** What it says, or what the one before it says, gives another hash than the one that was stored. */
  | { what: 'changed'; entry: StoredEntry }
  /** An entry with this number should be here; the next one that is there, if there is one. */
  | { what: 'missing'; number: number; next: StoredEntry | null }
  /** It stands where another has its number already, or has a number that none has. */
  | { what: 'added'; entry: StoredEntry | null }
  /** It follows from those before it, and is another than the one that was anchored. */
  | { what: 'rewritten'; entry: StoredEntry }

export interface Walked {
  /** Where the walk came to: the newest entry, or the last that fits. */
  head: ChainHead
  broken: Break | null
}

const entriesAtOnce = 1_000

/**
 * Walks a chain entry by entry, from the one behind `from` to its end, never more than a thousand in memory. `known` says
 * which hashes certain numbers have by what was written elsewhere: they have to be there, and to be these.
 */
export async function walkChain(
  db: Reader,
  chain: ChainName,
  { from = { number: 0, hash: nothingBefore }, known = [] }: { from?: ChainHead; known?: readonly ChainHead[] } = {},
): Promise<Walked> {
  const wanted = new Map<number, Set<string>>()
  for (const { number, hash } of known) if (number > 0) wanted.set(number, (wanted.get(number) ?? new Set()).add(hash))
  let head = from
  for (;;) {
    const page = await readChain(db, chain, { after: head.number, limit: entriesAtOnce })
    for (const entry of page) {
      const broken = breakAt(head, entry, wanted)
      if (broken) return { head, broken }
      head = { number: entry.number, hash: entry.hash }
    }
    if (page.length < entriesAtOnce) break
    await othersTurn()
  }
  const last = Math.max(0, ...wanted.keys())
  if (last > head.number) return { head, broken: { what: 'missing', number: head.number + 1, next: null } }
  // Entries with numbers of others, at the edge of a page, and such below 1, are passed over by the walk.
  const isWhole = from.number > 0 || (await countUpTo(db, chain, head.number)) === head.number
  return { head, broken: isWhole ? null : { what: 'added', entry: null } }
}

function breakAt(head: ChainHead, entry: StoredEntry, wanted: ReadonlyMap<number, ReadonlySet<string>>): Break | null {
  const due = head.number + 1
  if (entry.number < due) return { what: 'added', entry }
  if (entry.number > due) return { what: 'missing', number: due, next: entry }
  if (hashOf(head.hash, entry) !== entry.hash) return { what: 'changed', entry }
  const hashes = wanted.get(entry.number)
  if (hashes && !(hashes.size === 1 && hashes.has(entry.hash))) return { what: 'rewritten', entry }
  return null
}

const othersTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
