import type { KeptText } from '../../../shared/api/templates.ts'
import type { MemberId, PracticeId, TemplateId } from '../../../shared/ids.ts'
import type { Reader, Tx } from '../database.ts'
import { storable } from '../statements.ts'
import type { Millis } from '../tables/millis.ts'

export interface TemplateVersionRow {
  id: string
  /** Null for text that was kept when an older text took its place. */
  number: number | null
  summary: string
  at: Millis
  memberId: MemberId
  memberName: string
}

/** Keeps a text of a template. It is never changed afterwards. */
export async function insertTemplateVersion(
  tx: Tx,
  practiceId: PracticeId,
  templateId: TemplateId,
  version: Omit<TemplateVersionRow, 'memberName'> & { sections: string },
): Promise<void> {
  await tx
    .insertInto('template_version')
    .values({
      id: version.id,
      practice_id: practiceId,
      template_id: templateId,
      number: version.number,
      summary: version.summary,
      at: version.at,
      member_id: version.memberId,
      sections: storable(version.sections),
    })
    .execute()
}

/** The versions of a template without their texts, newest first. */
export async function listTemplateVersions(
  db: Reader,
  practiceId: PracticeId,
  templateId: TemplateId,
): Promise<TemplateVersionRow[]> {
  return db
    .selectFrom('template_version')
    .innerJoin('member', 'member.id', 'template_version.member_id')
    .select([
      'template_version.id',
      'template_version.number',
      'template_version.summary',
      'template_version.at',
      'template_version.member_id as memberId',
      'member.name as memberName',
    ])
    .where('template_version.practice_id', '=', practiceId)
    .where('member.practice_id', '=', practiceId)
    .where('template_version.template_id', '=', templateId)
    .orderBy('template_version.at', 'desc')
    .orderBy('template_version.number', 'desc')
    .execute()
}

/** A text of a template that was kept, as JSON: a version by its number, or any by its id; undefined where there is none such. */
export async function findTemplateVersion(
  db: Reader,
  practiceId: PracticeId,
  templateId: TemplateId,
  which: KeptText,
): Promise<string | undefined> {
  const kept = db
    .selectFrom('template_version')
    .select('sections')
    .where('practice_id', '=', practiceId)
    .where('template_id', '=', templateId)
  const one = typeof which === 'number' ? kept.where('number', '=', which) : kept.where('id', '=', which)
  return (await one.executeTakeFirst())?.sections
}
