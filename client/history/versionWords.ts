import type { Version, Writer } from '../../shared/api/history.ts'
import { briefly, timeOf } from '../ui/dates.ts'

/** `Anna`, `Anna and Ben`, `Anna, Ben and Clara`. */
export function namesOf(people: readonly Pick<Writer, 'name'>[]): string {
  const names = people.map(({ name }) => name)
  const last = names.pop() ?? ''
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`
}

/** What a version is, in plain words. `versions` are those of its note. */
export function versionInWords(version: Version, versions: readonly Version[]): string {
  const by = version.by?.name ?? 'somebody'
  switch (version.reason) {
    case 'created':
      return `Begun by ${by}`
    case 'pause':
      return version.contributors.length === 0 ? 'A pause in writing' : `${namesOf(version.contributors)} wrote`
    case 'submitted':
      return `Submitted for review by ${by}`
    case 'withdrawn':
      return `Taken back from review by ${by}`
    case 'returned':
      return `Changes asked for by ${by}`
    case 'signed':
      return `Signed by ${by}`
    case 'attested':
      return `Attested by ${by}`
    case 'cosigned':
      return `Co-signed by ${by}`
    case 'entered_in_error':
      return `Marked as entered in error by ${by}`
    case 'before_restore':
      return `Before ${by} restored an earlier version`
    case 'before_move':
      return `Before ${by} moved it to a newer version of its template`
    case 'moved':
      return `Moved to a newer version of its template by ${by}`
    case 'restored': {
      const of = versions.find(({ number }) => number === version.ofNumber)
      return of === undefined ? `Restored by ${by}` : `Restored by ${by}, as of ${whenInWords(of.at)}`
    }
  }
}

/** `14:32` for today, `20 Nov, 14:32` for earlier. */
export function whenInWords(iso: string): string {
  const time = timeOf(iso)
  const brief = briefly(iso)
  return brief === time ? time : `${brief}, ${time}`
}
