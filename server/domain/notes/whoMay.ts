import type { NoteAct } from '../../../shared/access/vocabulary.ts'
import type { CaseId, MemberId, NoteId, PracticeId } from '../../../shared/ids.ts'
import type { Reader } from '../../storage/database.ts'
import { listCareTeam } from '../../storage/repos/cases.ts'
import { findNoteOf } from '../../storage/repos/notes.ts'
import { findMember } from '../../storage/repos/people.ts'
import { forActor } from './notes.ts'
import { supervisionOf } from './supervisionOf.ts'

/** Who of the care team may do this with the note as it is now: those to whom the policy would answer yes if they asked. */
export async function whoMay(
  db: Reader,
  practiceId: PracticeId,
  { id, caseId }: { id: NoteId; caseId: CaseId },
  act: NoteAct,
  at: number,
): Promise<MemberId[]> {
  const able: MemberId[] = []
  for (const { memberId } of await listCareTeam(db, practiceId, caseId)) {
    const member = await findMember(db, practiceId, memberId)
    const note = member && (await findNoteOf(db, practiceId, memberId, id))
    if (!note) continue
    const asking = { practiceId, memberId, roles: member.roles }
    if (forActor(note, asking, at, await supervisionOf(db, asking, at)).abilities[act]) able.push(memberId)
  }
  return able
}
