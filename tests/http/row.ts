import type {
  CommentId,
  CommentThreadId,
  CredentialId,
  DocumentId,
  HeldId,
  HourId,
  InvitationId,
  MemberId,
  ReasonId,
  SupervisionId,
  TeamId,
  VersionId,
} from '../../shared/ids.ts'
import type { TestMember } from '../support/actors.ts'
import type { TemplatesOfChart } from './templateCharts.ts'

/** Everybody whom a route may meet. All but the strangers are of the practice whose chart is asked for. */
export const callers = [
  'anonymous',
  'stranger',
  'strangerAdmin',
  'colleague',
  'admin',
  'observer',
  'supervisor',
  'prescriber',
  'cotherapist',
  'lead',
] as const
export type Caller = (typeof callers)[number]

/** What a path and a body can be made of: a chart of its own for every call. */
export interface Chart extends TemplatesOfChart {
  caseId: string
  noteId: string
  documentId: DocumentId
  /** The lead's own process note, and another that its author lets the supervisor read. */
  processNoteId: string
  sharedProcessNoteId: string
  supervisor: MemberId
  lead: MemberId
  /** Hours that the supervisor wrote down. */
  hourId: HourId
  /** Words held for whoever calls from the care team, and for its lead where somebody else calls. */
  heldId: HeldId
  /** Why the lead would sign the note in spite of a finding. */
  reasonId: ReasonId
  /** What the lead said about the note, with a wording to take the place of what stands there. */
  threadId: CommentThreadId
  commentId: CommentId
  /** A version of the note, and one of each process note. */
  versionId: VersionId
  processVersionId: VersionId
  sharedProcessVersionId: VersionId
  /** Members of the practice: one outside the care team, one on it, and one without any case. */
  colleague: MemberId
  observer: MemberId
  spare: MemberId
  /** What belongs to the practice beside its cases: somebody without any, with a credential, in a team, supervised. */
  newcomer: MemberId
  credentialId: CredentialId
  teamId: TeamId
  invitationId: InvitationId
  supervisionId: SupervisionId
}

/** `cosigned`: submitted by the lead and co-signed by the supervisor. `discarded`: by the lead, its author. */
export type ChartState = 'closed' | 'in_review' | 'cosigned' | 'discarded'

export interface Row {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** As the API's description writes it. */
  path: string
  body?: (chart: Chart) => unknown
  query?: string | ((chart: Chart) => string)
  params?: (chart: Chart) => Record<string, string>
  /** The state that the chart and its note are in; open, and a draft, where nothing is said. */
  state?: ChartState
  expected: Record<Caller, number>
}

/** The path of a row with a chart's ids in it. */
export function pathOf(row: Row, chart: Chart): string {
  const params = row.params?.(chart) ?? {}
  const path = row.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => params[name] ?? 'missing')
  const query = typeof row.query === 'function' ? row.query(chart) : row.query
  return query ? `${path}?${query}` : path
}

export type Callers = Record<Exclude<Caller, 'anonymous'>, TestMember>
