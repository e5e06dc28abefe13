import type { Role } from '../../../shared/access/vocabulary.ts'
import type { PersonColor } from '../../../shared/api/people.ts'
import type { MemberId, PracticeId } from '../../../shared/ids.ts'
import type { Reader, Tx } from '../database.ts'
import type { Millis } from '../tables/millis.ts'

/** A member as the rest of the server knows one; the password's hash stays in here and in `findCredentials`. */
export interface MemberRow {
  id: MemberId
  practiceId: PracticeId
  name: string
  email: string
  color: PersonColor
  roles: Role[]
}

export async function insertPractice(tx: Tx, practice: { id: PracticeId; name: string; at: Millis }): Promise<void> {
  await tx.insertInto('practice').values({ id: practice.id, name: practice.name, created_at: practice.at }).execute()
}

export async function findPractice(db: Reader, id: PracticeId): Promise<{ id: PracticeId; name: string } | undefined> {
  return db.selectFrom('practice').select(['id', 'name']).where('id', '=', id).executeTakeFirst()
}

/** Takes a practice for this transaction: what rests on all of its members is decided by one transaction after another. */
export async function takePractice(tx: Tx, id: PracticeId): Promise<void> {
  await tx
    .updateTable('practice')
    .set((set) => ({ name: set.ref('name') }))
    .where('id', '=', id)
    .execute()
}

/** Whether any practice exists, that is, whether this installation has been set up. */
export async function anyPractice(db: Reader): Promise<boolean> {
  return (await db.selectFrom('practice').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** False, and nothing is written, where somebody signs in with the address already. */
export async function insertMember(tx: Tx, member: MemberRow & { passwordHash: string; at: Millis }): Promise<boolean> {
  const inserted = await tx
    .insertInto('member')
    .values({
      id: member.id,
      practice_id: member.practiceId,
      email: member.email,
      name: member.name,
      color: member.color,
      password_hash: member.passwordHash,
      created_at: member.at,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows !== 1n) return false
  await insertRoles(tx, member.practiceId, member.id, member.roles)
  return true
}

async function insertRoles(tx: Tx, practiceId: PracticeId, memberId: MemberId, roles: readonly Role[]): Promise<void> {
  const rows = [...new Set(roles)].map((role) => ({ practice_id: practiceId, member_id: memberId, role }))
  if (rows.length > 0) await tx.insertInto('member_role').values(rows).execute()
}

/** Replaces a member's roles. The caller ends what the old ones allowed. */
export async function replaceRoles(
  tx: Tx,
  practiceId: PracticeId,
  memberId: MemberId,
  roles: readonly Role[],
): Promise<void> {
  await tx.deleteFrom('member_role').where('practice_id', '=', practiceId).where('member_id', '=', memberId).execute()
  await insertRoles(tx, practiceId, memberId, roles)
}

/** For signing in only: the one look-up by email, before any practice is known. */
export async function findCredentials(db: Reader, email: string) {
  return db
    .selectFrom('member')
    .select(['id', 'practice_id as practiceId', 'password_hash as passwordHash'])
    .where('email', '=', email)
    .executeTakeFirst()
}

export async function updatePasswordHash(
  tx: Tx,
  practiceId: PracticeId,
  id: MemberId,
  passwordHash: string,
): Promise<void> {
  await tx
    .updateTable('member')
    .set({ password_hash: passwordHash })
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .execute()
}

export async function findMember(db: Reader, practiceId: PracticeId, id: MemberId): Promise<MemberRow | undefined> {
  const [member] = await members(db, practiceId, id)
  return member
}

/** All members of a practice, by name. */
export async function listMembers(db: Reader, practiceId: PracticeId): Promise<MemberRow[]> {
  return members(db, practiceId)
}

async function members(db: Reader, practiceId: PracticeId, id?: MemberId): Promise<MemberRow[]> {
  let query = db
    .selectFrom('member')
    .leftJoin('member_role', (join) =>
      join.onRef('member_role.member_id', '=', 'member.id').onRef('member_role.practice_id', '=', 'member.practice_id'),
    )
    .select(['member.id', 'member.name', 'member.email', 'member.color', 'member_role.role'])
    .where('member.practice_id', '=', practiceId)
    .orderBy('member.name')
    .orderBy('member.id')
    .orderBy('member_role.role')
  if (id !== undefined) query = query.where('member.id', '=', id)
  const found = new Map<MemberId, MemberRow>()
  for (const { role, ...row } of await query.execute()) {
    const member = found.get(row.id) ?? { ...row, practiceId, roles: [] }
    if (role !== null) member.roles.push(role)
    found.set(row.id, member)
  }
  return [...found.values()]
}

export async function insertSupervision(
  tx: Tx,
  row: { practiceId: PracticeId; supervisorId: MemberId; superviseeId: MemberId; from: Millis },
): Promise<void> {
  await tx
    .insertInto('supervision')
    .values({
      practice_id: row.practiceId,
      supervisor_id: row.supervisorId,
      supervisee_id: row.superviseeId,
      from_at: row.from,
      to_at: null,
    })
    .execute()
}

/** Those whom the member supervises at the given moment. */
export async function listSupervisees(
  db: Reader,
  practiceId: PracticeId,
  supervisorId: MemberId,
  at: Millis,
): Promise<Set<MemberId>> {
  const rows = await db
    .selectFrom('supervision')
    .select('supervisee_id')
    .where('practice_id', '=', practiceId)
    .where('supervisor_id', '=', supervisorId)
    .where('from_at', '<=', at)
    .where((where) => where.or([where('to_at', 'is', null), where('to_at', '>', at)]))
    .execute()
  return new Set(rows.map((row) => row.supervisee_id))
}
