import type { Role } from '../../../shared/access/vocabulary.ts'
import type { InvitationId, MemberId, PracticeId } from '../../../shared/ids.ts'
import type { Reader, Tx } from '../database.ts'
import type { Millis } from '../tables/millis.ts'
import { rolesOf, rolesText } from './roleText.ts'

export interface InvitationRow {
  id: InvitationId
  email: string
  name: string | null
  roles: Role[]
  invitedBy: MemberId
  createdAt: Millis
  expiresAt: Millis
}

export interface InvitationInFull extends InvitationRow {
  practiceId: PracticeId
  invitedByName: string
  usedAt: Millis | null
  withdrawnAt: Millis | null
}

/** Keeps an invitation, and of its secret the fingerprint alone. */
export async function insertInvitation(
  tx: Tx,
  practiceId: PracticeId,
  row: InvitationRow & { tokenHash: string },
): Promise<void> {
  await tx
    .insertInto('invitation')
    .values({
      id: row.id,
      practice_id: practiceId,
      token_hash: row.tokenHash,
      email: row.email,
      name: row.name,
      roles: rolesText(row.roles),
      invited_by: row.invitedBy,
      created_at: row.createdAt,
      expires_at: row.expiresAt,
      used_at: null,
      withdrawn_at: null,
    })
    .execute()
}

/** Gives a pending invitation another secret, and with it another end and inviter. False where it is not pending. */
export async function renewInvitation(
  tx: Tx,
  practiceId: PracticeId,
  id: InvitationId,
  renewed: { tokenHash: string; invitedBy: MemberId; expiresAt: Millis },
): Promise<boolean> {
  const changed = await tx
    .updateTable('invitation')
    .set({ token_hash: renewed.tokenHash, invited_by: renewed.invitedBy, expires_at: renewed.expiresAt })
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

/** False where the invitation is not pending. */
export async function withdrawInvitation(
  tx: Tx,
  practiceId: PracticeId,
  id: InvitationId,
  at: Millis,
): Promise<boolean> {
  const changed = await tx
    .updateTable('invitation')
    .set({ withdrawn_at: at })
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

/** Withdraws whatever a member invited that is still pending, and says which. */
export async function withdrawInvitationsBy(
  tx: Tx,
  practiceId: PracticeId,
  invitedBy: MemberId,
  at: Millis,
): Promise<InvitationId[]> {
  const pending = (await listInvitations(tx, practiceId)).filter((row) => row.invitedBy === invitedBy)
  for (const { id } of pending) await withdrawInvitation(tx, practiceId, id, at)
  return pending.map((row) => row.id)
}

/** Uses an invitation up. False where somebody else was first, it is withdrawn or past its time, or has a new link. */
export async function spendInvitation(
  tx: Tx,
  practiceId: PracticeId,
  { id, tokenHash }: { id: InvitationId; tokenHash: string },
  now: Millis,
): Promise<boolean> {
  const used = await tx
    .updateTable('invitation')
    .set({ used_at: now })
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

/** Invitations that nobody has used or withdrawn, the newest first; those that have run out among them. */
export async function listInvitations(db: Reader, practiceId: PracticeId): Promise<InvitationInFull[]> {
  const rows = await invitations(db)
    .where('invitation.practice_id', '=', practiceId)
    .where('member.practice_id', '=', practiceId)
    .where('invitation.used_at', 'is', null)
    .where('invitation.withdrawn_at', 'is', null)
    .orderBy('invitation.created_at', 'desc')
    .orderBy('invitation.id')
    .execute()
  return rows.map(inFull)
}

/** For whoever holds a link: the one look-up by its secret's fingerprint, before any practice is known. */
export async function findInvitationByToken(db: Reader, tokenHash: string): Promise<InvitationInFull | undefined> {
  const row = await invitations(db).where('invitation.token_hash', '=', tokenHash).executeTakeFirst()
  return row && inFull(row)
}

const invitations = (db: Reader) =>
  db
    .selectFrom('invitation')
    .innerJoin('member', (join) =>
      join.onRef('member.id', '=', 'invitation.invited_by').onRef('member.practice_id', '=', 'invitation.practice_id'),
    )
    .select([
      'invitation.id',
      'invitation.practice_id as practiceId',
      'invitation.email',
      'invitation.name',
      'invitation.roles',
      'invitation.invited_by as invitedBy',
      'member.name as invitedByName',
      'invitation.created_at as createdAt',
      'invitation.expires_at as expiresAt',
      'invitation.used_at as usedAt',
      'invitation.withdrawn_at as withdrawnAt',
    ])

const inFull = <Row extends { roles: string }>(row: Row) => ({ ...row, roles: rolesOf(row.roles) })
