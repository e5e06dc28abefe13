import type { AuditAction } from '../../../shared/audit/actions.ts'
import type {
  CaseId,
  DocumentId,
  HeldId,
  HourId,
  InvitationId,
  LibrarySectionId,
  MemberId,
  NoteId,
  PracticeId,
  SupervisionId,
  TeamId,
  TemplateId,
} from '../../../shared/ids.ts'
import type { Tx } from '../../storage/database.ts'
import { type AuditRow, appendAudit } from '../../storage/repos/audit.ts'

export type AuditSubject =
  | { kind: 'member'; id: MemberId }
  | { kind: 'case'; id: CaseId }
  | { kind: 'note'; id: NoteId }
  /** For the trail of grants, which the practice's admins may see; of anything else there the compartment's audit tells. */
  | { kind: 'process_note'; id: NoteId }
  | { kind: 'document'; id: DocumentId }
  | { kind: 'held'; id: HeldId }
  | { kind: 'invitation'; id: InvitationId }
  | { kind: 'team'; id: TeamId }
  | { kind: 'supervision'; id: SupervisionId }
  | { kind: 'hours'; id: HourId }
  | { kind: 'template'; id: TemplateId }
  | { kind: 'section'; id: LibrarySectionId }

export interface AuditEntry {
  action: AuditAction
  /** Null where no practice is known yet; a null member is whoever runs commands on the server. */
  by: { practiceId: PracticeId; memberId: MemberId | null } | null
  subject?: AuditSubject
  /** A few words of closed vocabularies: a role, a reason, a route. */
  detail?: Record<string, string | number | boolean>
}

/** Writes entries in the given transaction, which is the act's own wherever the act writes rows itself. */
export async function recordAudit(tx: Tx, at: number, ...entries: AuditEntry[]): Promise<void> {
  await appendAudit(
    tx,
    entries.map((entry) => auditRow(entry, at)),
  )
}

export function auditRow(entry: AuditEntry, at: number): AuditRow {
  return {
    practiceId: entry.by?.practiceId ?? null,
    at,
    memberId: entry.by?.memberId ?? null,
    action: entry.action,
    subjectKind: entry.subject?.kind ?? null,
    subjectId: entry.subject?.id ?? null,
    detail: entry.detail ? JSON.stringify(entry.detail) : null,
  }
}
