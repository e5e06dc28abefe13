import type {
  CaseId,
  DocumentId,
  HeldId,
  InvitationId,
  MemberId,
  NoteId,
  PracticeId,
  SupervisionId,
  TeamId,
} from '../../../shared/ids.ts'
import type { Tx } from '../../storage/database.ts'
import { type AuditRow, appendAudit } from '../../storage/repos/audit.ts'

/** Everything that the audit can say. Entries hold ids and words of closed vocabularies, never text that somebody wrote. */
export const auditActions = [
  'practice.set_up',
  'practice.restored',
  'practice.changed',
  'sign_in',
  'sign_in.refused',
  'sign_out',
  'session.locked',
  'session.shaded',
  'session.unlocked',
  'unlock.refused',
  'session.ended',
  'session.others_ended',
  'password.changed',
  'pin.set',
  'pin.removed',
  'session_mode.begun',
  'session_mode.ended',
  'device_key.made',
  'device_key.removed',
  'invitation.made',
  'invitation.renewed',
  'invitation.withdrawn',
  'invitation.accepted',
  'member.changed',
  'member.roles_changed',
  'member.left',
  'password.reset_offered',
  'password.reset',
  'credential.added',
  'credential.changed',
  'credential.removed',
  'team.created',
  'team.renamed',
  'team.members_changed',
  'team.deleted',
  'supervision.begun',
  'supervision.changed',
  'supervision.removed',
  'case.created',
  'case.changed',
  'case.closed',
  'case.reopened',
  'care_team.changed',
  'case.lead_reassigned',
  'course.changed',
  'case.exported',
  'client_identity.read',
  'client_identity.changed',
  'note.created',
  'note.dated',
  'note.read',
  'note.exported',
  'notes.searched',
  'note.written',
  'note.held',
  'note.locked',
  'note.unlocked',
  'note.signed',
  'note.submitted',
  'note.cosigned',
  'note.attested',
  'note.withdrawn',
  'note.returned',
  'note.amended',
  'note.entered_in_error',
  'note.discarded',
  'note.recovered',
  'signatures.read',
  'process_note.granted',
  'process_note.withdrawn',
  'threads.read',
  'carried.read',
  'check.reason_given',
  'check.reason_taken_back',
  'held.read',
  'held.settled',
  'access.refused',
  'write.refused',
  'audit.read',
] as const
export type AuditAction = (typeof auditActions)[number]

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
