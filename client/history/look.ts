import type { VersionId } from '../../shared/ids.ts'

/** What of a note's history is looked at: one version, or how one became another. */
export interface Look {
  from: VersionId
  to: VersionId | 'now'
  /** It is what changed since the viewer last looked. */
  sinceSeen?: true
}
