import type { LibrarySectionId, MemberId, PracticeId, TemplateId } from '../../../shared/ids.ts'
import type { Reader, Tx } from '../database.ts'
import { storable } from '../statements.ts'
import type { Millis } from '../tables/millis.ts'

export interface LibrarySectionRow {
  id: LibrarySectionId
  name: string
  /** JSON */
  section: string
  memberId: MemberId
  memberName: string
  savedAt: Millis
}

export async function insertLibrarySection(
  tx: Tx,
  practiceId: PracticeId,
  row: Omit<LibrarySectionRow, 'memberName'>,
): Promise<void> {
  await tx
    .insertInto('library_section')
    .values({
      id: row.id,
      practice_id: practiceId,
      name: row.name,
      section: storable(row.section),
      member_id: row.memberId,
      saved_at: row.savedAt,
    })
    .execute()
}

/** The practice's saved sections by name. */
export async function listLibrarySections(db: Reader, practiceId: PracticeId): Promise<LibrarySectionRow[]> {
  return db
    .selectFrom('library_section')
    .innerJoin('member', 'member.id', 'library_section.member_id')
    .select([
      'library_section.id',
      'library_section.name',
      'library_section.section',
      'library_section.member_id as memberId',
      'member.name as memberName',
      'library_section.saved_at as savedAt',
    ])
    .where('library_section.practice_id', '=', practiceId)
    .where('member.practice_id', '=', practiceId)
    .orderBy('library_section.name')
    .orderBy('library_section.id')
    .execute()
}

/** Removes a section from the library. Templates that it stands in keep it. */
export async function deleteLibrarySection(tx: Tx, practiceId: PracticeId, id: LibrarySectionId): Promise<void> {
  await tx.deleteFrom('library_section').where('practice_id', '=', practiceId).where('id', '=', id).execute()
}

/** Which saved sections stand in a template's newest version: these and no others. */
export async function putLibraryUse(
  tx: Tx,
  practiceId: PracticeId,
  templateId: TemplateId,
  sectionIds: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('library_section_use')
    .where('practice_id', '=', practiceId)
    .where('template_id', '=', templateId)
    .execute()
  if (sectionIds.length === 0) return
  await tx
    .insertInto('library_section_use')
    .values(
      sectionIds.map((sectionId) => ({ practice_id: practiceId, template_id: templateId, section_id: sectionId })),
    )
    .execute()
}

export async function listLibraryUse(
  db: Reader,
  practiceId: PracticeId,
): Promise<{ templateId: TemplateId; sectionId: string }[]> {
  return db
    .selectFrom('library_section_use')
    .select(['template_id as templateId', 'section_id as sectionId'])
    .where('practice_id', '=', practiceId)
    .execute()
}
