import type { WhichText } from '../../shared/api/templates.ts'

/** What of a template is looked at in the place of its text: one version, or what changed up to it since an earlier one. */
export interface Look {
  text: WhichText
  since: number | null
}
