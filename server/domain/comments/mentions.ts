import { mayOnNote } from '../../../shared/access/policy.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { MemberId } from '../../../shared/ids.ts'
import type { Reader } from '../../storage/database.ts'
import { listCareTeam } from '../../storage/repos/cases.ts'
import { findMember } from '../../storage/repos/people.ts'
import type { NoteForActor } from '../notes/notes.ts'
import type { Actor } from '../services.ts'

/**
 * Those who are mentioned, each once. Only whoever may read the note can be: `invalid_request` for anybody else, whether or
 * not there is such a member.
 */
export async function checkedMentions(
  db: Reader,
  actor: Actor,
  { note, facts }: NoteForActor,
  ids: readonly MemberId[],
): Promise<MemberId[]> {
  const mentioned = [...new Set(ids)]
  if (mentioned.length === 0) return mentioned
  const team = await listCareTeam(db, actor.practiceId, note.caseId)
  for (const id of mentioned) {
    const careRole = team.find(({ memberId }) => memberId === id)?.role ?? null
    const member = careRole === null ? undefined : await findMember(db, actor.practiceId, id)
    if (!member || !mayOnNote('read', { roles: member.roles, careRole }, facts)) {
      throw new DomainError('invalid_request', {
        errors: [{ path: 'mentions', message: 'Only people who can read this note can be mentioned.' }],
      })
    }
  }
  return mentioned
}
