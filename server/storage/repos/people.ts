import type { Role } from '../../../shared/access/vocabulary.ts'
import type { PersonColor } from '../../../shared/api/people.ts'
import type { MemberId, PracticeId } from '../../../shared/ids.ts'
import type { Reader, Tx } from '../database.ts'
import { inStatements } from '../statements.ts'
import type { Millis } from '../tables/millis.ts'

/** A member as the rest of the server knows one; the password's hash stays in here and in `findCredentials`. */
export interface MemberRow {
  id: MemberId
  practiceId: PracticeId
  name: string
  email: string
  color: PersonColor
  roles: Role[]
  /** Null while the member works here. */
  leftAt: Millis | null
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
export async function insertMember(
  tx: Tx,
  member: Omit<MemberRow, 'leftAt'> & { passwordHash: string; at: Millis },
): Promise<boolean> {
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
      left_at: null,
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

export async function updateMember(
  tx: Tx,
  practiceId: PracticeId,
  id: MemberId,
  changed: { name: string; color: PersonColor },
): Promise<void> {
  await tx
    .updateTable('member')
    .set({ name: changed.name, color: changed.color })
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .execute()
}

/** The member leaves (`at`), or is back (null). The caller ends, or gives, everything else. */
export async function setLeft(tx: Tx, practiceId: PracticeId, id: MemberId, at: Millis | null): Promise<void> {
  await tx
    .updateTable('member')
    .set({ left_at: at })
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .execute()
}

/** For signing in only: the one look-up by email, before any practice is known. Nobody who has left is found. */
export async function findCredentials(db: Reader, email: string) {
  return db
    .selectFrom('member')
    .select(['id', 'practice_id as practiceId', 'password_hash as passwordHash'])
    .where('email', '=', email)
    .where('left_at', 'is', null)
    .executeTakeFirst()
}

/** For joining and invitations only: whose an address is, whether or not they have left, in whatever practice. */
export async function findAddress(db: Reader, email: string) {
  return db
    .selectFrom('member')
    .select(['id', 'practice_id as practiceId', 'left_at as leftAt'])
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

/**
 * Puts one password in the place of another, or, where both are the same, holds it until the transaction ends. False, and
 * nothing is written, where the member has left or has another password by now.
 */
export async function replacePasswordHash(
  tx: Tx,
  practiceId: PracticeId,
  id: MemberId,
  { from, to }: { from: string; to: string },
): Promise<boolean> {
  const replaced = await tx
    .updateTable('member')
    .set({ password_hash: to })
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .where('password_hash', '=', from)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  return replaced.numUpdatedRows === 1n
}

/** A member who works here. */
export async function findMember(db: Reader, practiceId: PracticeId, id: MemberId): Promise<MemberRow | undefined> {
  const member = await findMemberEver(db, practiceId, id)
  return member?.leftAt === null ? member : undefined
}

/** A member who works, or worked, here. */
export async function findMemberEver(db: Reader, practiceId: PracticeId, id: MemberId): Promise<MemberRow | undefined> {
  const [member] = await readMembers(members(db, practiceId).where('member.id', '=', id), practiceId)
  return member
}

/** All members of a practice who work there, by name. */
export async function listMembers(db: Reader, practiceId: PracticeId): Promise<MemberRow[]> {
  return readMembers(members(db, practiceId).where('member.left_at', 'is', null), practiceId)
}

/** Those who have left the practice, by name. */
export async function listLeft(db: Reader, practiceId: PracticeId): Promise<MemberRow[]> {
  return readMembers(members(db, practiceId).where('member.left_at', 'is not', null), practiceId)
}

const members = (db: Reader, practiceId: PracticeId) =>
  db
    .selectFrom('member')
    .leftJoin('member_role', (join) =>
      join.onRef('member_role.member_id', '=', 'member.id').onRef('member_role.practice_id', '=', 'member.practice_id'),
    )
    .select([
      'member.id',
      'member.name',
      'member.email',
      'member.color',
      'member.left_at as leftAt',
      'member_role.role',
    ])
    .where('member.practice_id', '=', practiceId)
    .orderBy('member.name')
    .orderBy('member.id')
    .orderBy('member_role.role')

/** One member for each, with all roles: the rows are one a role. */
async function readMembers(query: ReturnType<typeof members>, practiceId: PracticeId): Promise<MemberRow[]> {
  const found = new Map<MemberId, MemberRow>()
  for (const { role, ...row } of await query.execute()) {
    const member = found.get(row.id) ?? { ...row, practiceId, roles: [] }
    if (role !== null) member.roles.push(role)
    found.set(row.id, member)
  }
  return [...found.values()]
}

/** How somebody is shown beside what they wrote. */
export interface WriterRow {
  id: MemberId
  name: string
  color: PersonColor
}

/** Names and colours of members by their ids, those who left included: of these members, or of everybody. */
export async function namesOfMembers(
  db: Reader,
  practiceId: PracticeId,
  of: readonly MemberId[] | 'everybody',
): Promise<Map<MemberId, WriterRow>> {
  const members = db.selectFrom('member').select(['id', 'name', 'color']).where('practice_id', '=', practiceId)
  const rows: WriterRow[] = []
  if (of === 'everybody') rows.push(...(await members.execute()))
  else for (const some of inStatements(of)) rows.push(...(await members.where('id', 'in', some).execute()))
  return new Map(rows.map((row) => [row.id, row]))
}
