import type { PersonColor } from '../../../shared/api/people.ts'
import type { MemberId, PracticeId, TeamId } from '../../../shared/ids.ts'
import type { Reader, Tx } from '../database.ts'
import type { Millis } from '../tables/millis.ts'

export interface TeamRow {
  id: TeamId
  name: string
  members: { id: MemberId; name: string; color: PersonColor }[]
}

/** What makes two names one: case counts for nothing. */
const keyOf = (name: string): string => name.toLocaleLowerCase('en')

/** False, and nothing is written, where another team of the practice has the name. */
export async function insertTeam(
  tx: Tx,
  practiceId: PracticeId,
  team: { id: TeamId; name: string; at: Millis },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('team')
    .values({ id: team.id, practice_id: practiceId, name: team.name, name_key: keyOf(team.name), created_at: team.at })
    .onConflict((conflict) => conflict.columns(['practice_id', 'name_key']).doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

/** Whether a team other than this one has the name. */
export async function isTeamNameTaken(db: Reader, practiceId: PracticeId, name: string, but: TeamId): Promise<boolean> {
  const other = await db
    .selectFrom('team')
    .select('id')
    .where('practice_id', '=', practiceId)
    .where('name_key', '=', keyOf(name))
    .where('id', '!=', but)
    .executeTakeFirst()
  return other !== undefined
}

/** Gives a team another name. One that another team has makes the transaction fail. */
export async function renameTeam(tx: Tx, practiceId: PracticeId, id: TeamId, name: string): Promise<void> {
  await tx
    .updateTable('team')
    .set({ name, name_key: keyOf(name) })
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .execute()
}

/** Removes a team with its list of members; the members stay. */
export async function deleteTeam(tx: Tx, practiceId: PracticeId, id: TeamId): Promise<void> {
  await tx.deleteFrom('team_member').where('practice_id', '=', practiceId).where('team_id', '=', id).execute()
  await tx.deleteFrom('team').where('practice_id', '=', practiceId).where('id', '=', id).execute()
}

/** Puts a member into a team; nothing happens where they are in it. */
export async function insertTeamMember(tx: Tx, practiceId: PracticeId, id: TeamId, memberId: MemberId): Promise<void> {
  await tx
    .insertInto('team_member')
    .values({ practice_id: practiceId, team_id: id, member_id: memberId })
    .onConflict((conflict) => conflict.columns(['team_id', 'member_id']).doNothing())
    .execute()
}

/** Takes a member out of one team; nothing happens where they are not in it. */
export async function deleteTeamMember(tx: Tx, practiceId: PracticeId, id: TeamId, memberId: MemberId): Promise<void> {
  await tx
    .deleteFrom('team_member')
    .where('practice_id', '=', practiceId)
    .where('team_id', '=', id)
    .where('member_id', '=', memberId)
    .execute()
}

/** Takes a member out of every team. */
export async function leaveTeams(tx: Tx, practiceId: PracticeId, memberId: MemberId): Promise<void> {
  await tx.deleteFrom('team_member').where('practice_id', '=', practiceId).where('member_id', '=', memberId).execute()
}

/** A team with its members by name. */
export async function findTeam(db: Reader, practiceId: PracticeId, id: TeamId): Promise<TeamRow | undefined> {
  const [team] = await teams(db, practiceId, id)
  return team
}

/** The practice's teams by name, each with its members by name. */
export const listTeams = (db: Reader, practiceId: PracticeId): Promise<TeamRow[]> => teams(db, practiceId)

async function teams(db: Reader, practiceId: PracticeId, id?: TeamId): Promise<TeamRow[]> {
  let named = db.selectFrom('team').select(['id', 'name']).where('practice_id', '=', practiceId).orderBy('name_key')
  let inThem = db
    .selectFrom('team_member')
    .innerJoin('member', 'member.id', 'team_member.member_id')
    .select(['team_member.team_id as teamId', 'member.id', 'member.name', 'member.color'])
    .where('team_member.practice_id', '=', practiceId)
    .where('member.practice_id', '=', practiceId)
    .orderBy('member.name')
    .orderBy('member.id')
  if (id !== undefined) {
    named = named.where('id', '=', id)
    inThem = inThem.where('team_member.team_id', '=', id)
  }
  const found = new Map((await named.execute()).map((row): [TeamId, TeamRow] => [row.id, { ...row, members: [] }]))
  for (const { teamId, ...member } of await inThem.execute()) found.get(teamId)?.members.push(member)
  return [...found.values()]
}
