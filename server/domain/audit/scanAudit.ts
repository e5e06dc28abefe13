import type { AuditFilters } from '../../../shared/api/audit.ts'
import { actionsOf } from '../../../shared/audit/sentences.ts'
import type { PracticeId } from '../../../shared/ids.ts'
import type { Reader } from '../../storage/database.ts'
import { type AuditFilter, findEntries, type NumberedEntry } from '../../storage/repos/auditSearch.ts'

/**
 * Numbers have no gaps, so an audit is looked through in stretches of them, whatever narrows it: no filter needs an index
 * that every entry would have to be written to, and between two stretches others get their turn.
 */
const stretch = 10_000
/** So many stretches for one question; whoever asks goes on from there. */
const stretchesAtOnce = 100

export interface Page {
  /** Entries with smaller numbers than this one. */
  before: number
  limit: number
}

/** The newest entries that fit, newest first, and where to go on; null where all have been looked through. */
export async function newestThatFit(
  db: Reader,
  practiceId: PracticeId,
  filter: AuditFilter,
  { before, limit }: Page,
): Promise<{ entries: NumberedEntry[]; next: number | null }> {
  const entries: NumberedEntry[] = []
  let end = before
  for (let looked = 0; looked < stretchesAtOnce && end > 1 && entries.length < limit; looked++) {
    if (looked > 0) await othersTurn()
    const first = Math.max(1, end - stretch)
    const found = await findEntries(db, practiceId, filter, {
      first,
      end,
      limit: limit - entries.length,
      order: 'newest first',
    })
    entries.push(...found)
    end = entries.length === limit ? (entries.at(-1)?.number ?? first) : first
  }
  return { entries, next: end > 1 ? end : null }
}

/** All entries that fit, up to the number `last`, oldest first, in pieces. It reads only as fast as it is asked to. */
export async function* allThatFit(
  db: Reader,
  practiceId: PracticeId,
  filter: AuditFilter,
  last: number,
): AsyncGenerator<NumberedEntry[]> {
  const limit = 1_000
  for (let first = 1; first <= last; ) {
    const end = Math.min(first + stretch, last + 1)
    const found = await findEntries(db, practiceId, filter, { first, end, limit, order: 'oldest first' })
    if (found.length > 0) yield found
    first = found.length === limit ? (found.at(-1)?.number ?? end) + 1 : end
    await othersTurn()
  }
}

/** A reader's filters as storage takes them. */
export function filterOf({ member, case: caseId, from, to, kind, action }: AuditFilters): AuditFilter {
  const ofKind = kind === undefined ? undefined : actionsOf(kind)
  const actions = action === undefined ? ofKind : (ofKind ?? [action]).filter((one) => one === action)
  return {
    memberId: member,
    caseId,
    from: from === undefined ? undefined : Date.parse(from),
    to: to === undefined ? undefined : Date.parse(to),
    actions,
  }
}

/** SQLite answers in this very thread. */
const othersTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
