import type { Services } from '../services.ts'
import { type AuditEntry, recordAudit } from './record.ts'

const minute = 60_000

/**
 * Records what a program may ask for again and again, such as a page that looks for what is new: each entry at most once a
 * minute, so that nobody fills the audit by reading. It is on disk before this resolves, and so before anything is shown.
 */
export function seldomAudit({ database, clock }: Pick<Services, 'database' | 'clock'>) {
  const recorded = new Map<string, { at: number; written: Promise<void> }>()
  return async (...entries: AuditEntry[]): Promise<void> => {
    const at = clock()
    for (const [key, before] of recorded) if (at - before.at >= minute) recorded.delete(key)
    const keyed = new Map(entries.map((entry) => [keyOf(entry), entry]))
    const due = [...keyed].filter(([key]) => !recorded.has(key))
    if (due.length > 0) {
      const written = database.write((tx) => recordAudit(tx, at, ...due.map(([, entry]) => entry)))
      for (const [key] of due) recorded.set(key, { at, written })
      written.catch(() => {
        for (const [key] of due) recorded.delete(key)
      })
    }
    await Promise.all([...keyed.keys()].map((key) => recorded.get(key)?.written))
  }
}

/** Records an entry, unless the same one was recorded within the last minute. */
export type SeldomAudit = ReturnType<typeof seldomAudit>

const keyOf = ({ action, by, subject, detail }: AuditEntry): string =>
  JSON.stringify([action, by?.practiceId, by?.memberId, subject?.kind, subject?.id, detail])
