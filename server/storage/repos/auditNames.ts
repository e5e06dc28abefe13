import { CaseId, DocumentId, HeldId, NoteId, type PracticeId, SupervisionId, TeamId } from '../../../shared/ids.ts'
import type { Reader } from '../database.ts'
import type { AuditRow } from './audit.ts'

/** What entries of the audit are about, for whoever may read all of it: by the ids of subjects, in the practice alone. */
export interface AuditNames {
  members: ReadonlyMap<string, string>
  /** Names of teams, and of supervisions as `supervisee by supervisor`. */
  things: ReadonlyMap<string, string>
  /** Of a case, or of a note of its chart, the note's document or words held of it. Process notes are in here nowhere. */
  places: ReadonlyMap<string, { caseCode: string; noteId: NoteId | null }>
}

/** Looks the names up that some entries need, those of all members among them. */
export async function findAuditNames(
  db: Reader,
  practiceId: PracticeId,
  entries: readonly AuditRow[],
): Promise<AuditNames> {
  const idsOf = (kind: string) => new Set(entries.filter((one) => one.subjectKind === kind).map((one) => one.subjectId))
  const parsed = <Id>(kind: string, id: { safeParse(value: unknown): { data?: Id | undefined } }): Id[] =>
    [...idsOf(kind)].flatMap((one) => id.safeParse(one).data ?? [])
  const members = new Map((await listNames(db, practiceId)).map(({ id, name }) => [String(id), name]))
  const held = await documentsOfHeld(db, practiceId, parsed('held', HeldId))
  const documentIds = [...parsed('document', DocumentId), ...held.values()]
  const notes = await notesOf(db, practiceId, parsed('note', NoteId), documentIds)
  const places = new Map<string, { caseCode: string; noteId: NoteId | null }>()
  for (const { id, documentId, caseCode } of notes)
    for (const key of [id, documentId]) places.set(key, { caseCode, noteId: id })
  for (const [heldId, documentId] of held) {
    const place = places.get(documentId)
    if (place) places.set(heldId, place)
  }
  for (const { id, code } of await codesOf(db, practiceId, parsed('case', CaseId)))
    places.set(id, { caseCode: code, noteId: null })
  const things = new Map<string, string>()
  for (const { id, name } of await teamsOf(db, practiceId, parsed('team', TeamId))) things.set(id, name)
  for (const { id, supervisor, supervisee } of await supervisionsOf(
    db,
    practiceId,
    parsed('supervision', SupervisionId),
  ))
    things.set(id, `${members.get(supervisee) ?? 'somebody'} by ${members.get(supervisor) ?? 'somebody'}`)
  return { members, things, places }
}

/** Everybody who is or was a member. */
const listNames = (db: Reader, practiceId: PracticeId) =>
  db.selectFrom('member').select(['id', 'name']).where('practice_id', '=', practiceId).execute()

async function documentsOfHeld(db: Reader, practiceId: PracticeId, ids: HeldId[]): Promise<Map<HeldId, DocumentId>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('held_update')
    .select(['id', 'document_id as documentId'])
    .where('practice_id', '=', practiceId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, documentId }) => [id, documentId]))
}

function notesOf(db: Reader, practiceId: PracticeId, noteIds: NoteId[], documentIds: DocumentId[]) {
  if (noteIds.length === 0 && documentIds.length === 0) return []
  return db
    .selectFrom('note')
    .innerJoin('client_case', 'client_case.id', 'note.case_id')
    .select(['note.id', 'note.document_id as documentId', 'client_case.code as caseCode'])
    .where('note.practice_id', '=', practiceId)
    .where('client_case.practice_id', '=', practiceId)
    .where('note.kind', '=', 'chart')
    .where((where) =>
      where.or([
        ...(noteIds.length > 0 ? [where('note.id', 'in', noteIds)] : []),
        ...(documentIds.length > 0 ? [where('note.document_id', 'in', documentIds)] : []),
      ]),
    )
    .execute()
}

function codesOf(db: Reader, practiceId: PracticeId, ids: CaseId[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('client_case')
    .select(['id', 'code'])
    .where('practice_id', '=', practiceId)
    .where('id', 'in', ids)
    .execute()
}

function teamsOf(db: Reader, practiceId: PracticeId, ids: TeamId[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('team')
    .select(['id', 'name'])
    .where('practice_id', '=', practiceId)
    .where('id', 'in', ids)
    .execute()
}

function supervisionsOf(db: Reader, practiceId: PracticeId, ids: SupervisionId[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('supervision')
    .select(['id', 'supervisor_id as supervisor', 'supervisee_id as supervisee'])
    .where('practice_id', '=', practiceId)
    .where('id', 'in', ids)
    .execute()
}
