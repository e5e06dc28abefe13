import type { Compartment } from '../../../shared/access/vocabulary.ts'
import type { Phase } from '../../../shared/api/notes.ts'
import type { TemplateTechnique } from '../../../shared/api/templates.ts'
import type { DocumentId, MemberId, PracticeId, TeamId, TemplateId } from '../../../shared/ids.ts'
import type { Reader, Tx } from '../database.ts'
import type { Millis } from '../tables/millis.ts'

/** What a template is called and where it stands. */
export interface TemplateDescription {
  name: string
  description: string
  phase: Phase | null
  technique: TemplateTechnique | null
}

export interface TemplateRow extends TemplateDescription {
  id: TemplateId
  compartment: Compartment
  documentId: DocumentId
  ownerId: MemberId
  ownerName: string
  ownerLeftAt: Millis | null
  version: number
  publishedHead: number
  /** JSON */
  outline: string
  basedOnId: TemplateId | null
  basedOnVersion: number | null
  putAwayAt: Millis | null
  head: number
  schemaVersion: number
  updatedAt: Millis
}

export interface NewTemplateRow extends TemplateDescription {
  id: TemplateId
  compartment: Compartment
  documentId: DocumentId
  ownerId: MemberId
  outline: string
  basedOn: { id: TemplateId; version: number } | null
  at: Millis
}

/** Adds a template; its document has to be there. */
export async function insertTemplate(tx: Tx, practiceId: PracticeId, template: NewTemplateRow): Promise<void> {
  const { id, name, description, phase, technique, compartment, outline } = template
  await tx
    .insertInto('template')
    .values({
      ...{ id, name, description, phase, technique, compartment, outline },
      practice_id: practiceId,
      document_id: template.documentId,
      owner_id: template.ownerId,
      version: 0,
      published_head: 0,
      based_on_id: template.basedOn?.id ?? null,
      based_on_version: template.basedOn?.version ?? null,
      created_at: template.at,
      put_away_at: null,
    })
    .execute()
}

/** All templates of the practice by name. It says nothing about who may know of which. */
export const listTemplates = (db: Reader, practiceId: PracticeId): Promise<TemplateRow[]> =>
  templates(db, practiceId).execute()

/** A template by its id. */
export const findTemplateRow = (db: Reader, practiceId: PracticeId, id: TemplateId): Promise<TemplateRow | undefined> =>
  templates(db, practiceId).where('template.id', '=', id).executeTakeFirst()

/** The template whose text a document is. */
export const findTemplateOfDocument = (
  db: Reader,
  practiceId: PracticeId,
  documentId: DocumentId,
): Promise<TemplateRow | undefined> =>
  templates(db, practiceId).where('template.document_id', '=', documentId).executeTakeFirst()

function templates(db: Reader, practiceId: PracticeId) {
  return db
    .selectFrom('template')
    .innerJoin('document', 'document.id', 'template.document_id')
    .innerJoin('member', 'member.id', 'template.owner_id')
    .select([
      'template.id',
      'template.name',
      'template.description',
      'template.phase',
      'template.technique',
      'template.compartment',
      'template.document_id as documentId',
      'template.owner_id as ownerId',
      'member.name as ownerName',
      'member.left_at as ownerLeftAt',
      'template.version',
      'template.published_head as publishedHead',
      'template.outline',
      'template.based_on_id as basedOnId',
      'template.based_on_version as basedOnVersion',
      'template.put_away_at as putAwayAt',
      'document.head',
      'document.schema_version as schemaVersion',
      'document.updated_at as updatedAt',
    ])
    .where('template.practice_id', '=', practiceId)
    .where('document.practice_id', '=', practiceId)
    .where('member.practice_id', '=', practiceId)
    .orderBy('template.name')
    .orderBy('template.id')
}

/** What may be changed of a template beside its text. */
export interface TemplateChange extends Partial<TemplateDescription> {
  ownerId?: MemberId
  version?: number
  publishedHead?: number
  outline?: string
  basedOnVersion?: number
  putAwayAt?: Millis | null
}

export async function updateTemplate(
  tx: Tx,
  practiceId: PracticeId,
  id: TemplateId,
  { ownerId, publishedHead, basedOnVersion, putAwayAt, ...same }: TemplateChange,
): Promise<void> {
  await tx
    .updateTable('template')
    .set({
      ...same,
      ...(ownerId === undefined ? {} : { owner_id: ownerId }),
      ...(publishedHead === undefined ? {} : { published_head: publishedHead }),
      ...(basedOnVersion === undefined ? {} : { based_on_version: basedOnVersion }),
      ...(putAwayAt === undefined ? {} : { put_away_at: putAwayAt }),
    })
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .execute()
}

/** With whom a template is shared. */
export interface TemplateGrant {
  templateId: TemplateId
  kind: 'practice' | 'team' | 'member'
  granteeId: string
  part: 'editor' | 'user'
}

/** Every grant of the practice's templates, or of one of them. */
export async function listTemplateGrants(
  db: Reader,
  practiceId: PracticeId,
  id?: TemplateId,
): Promise<TemplateGrant[]> {
  let grants = db
    .selectFrom('template_grant')
    .select(['template_id as templateId', 'kind', 'grantee_id as granteeId', 'part'])
    .where('practice_id', '=', practiceId)
  if (id !== undefined) grants = grants.where('template_id', '=', id)
  return grants.orderBy('kind').orderBy('grantee_id').execute()
}

/** Shares a template with these and nobody else. */
export async function putTemplateGrants(
  tx: Tx,
  practiceId: PracticeId,
  id: TemplateId,
  grants: readonly Omit<TemplateGrant, 'templateId'>[],
): Promise<void> {
  await tx.deleteFrom('template_grant').where('practice_id', '=', practiceId).where('template_id', '=', id).execute()
  if (grants.length === 0) return
  await tx
    .insertInto('template_grant')
    .values(
      grants.map(({ kind, granteeId, part }) => ({
        practice_id: practiceId,
        template_id: id,
        kind,
        grantee_id: granteeId,
        part,
      })),
    )
    .execute()
}

/** The documents of the templates that are shared with a team. */
export async function listDocumentsOfTeam(db: Reader, practiceId: PracticeId, teamId: TeamId): Promise<DocumentId[]> {
  const rows = await db
    .selectFrom('template_grant')
    .innerJoin('template', 'template.id', 'template_grant.template_id')
    .select('template.document_id as documentId')
    .distinct()
    .where('template_grant.practice_id', '=', practiceId)
    .where('template.practice_id', '=', practiceId)
    .where('template_grant.kind', '=', 'team')
    .where('template_grant.grantee_id', '=', teamId)
    .orderBy('template.document_id')
    .execute()
  return rows.map(({ documentId }) => documentId)
}

/** A team is no more: nothing is shared with it. */
export async function endGrantsOfTeam(tx: Tx, practiceId: PracticeId, teamId: TeamId): Promise<void> {
  await tx
    .deleteFrom('template_grant')
    .where('practice_id', '=', practiceId)
    .where('kind', '=', 'team')
    .where('grantee_id', '=', teamId)
    .execute()
}

/** How often each member began a note of a chart from each template, and when last; discarded drafts do not count. */
export async function listTemplateUse(
  db: Reader,
  practiceId: PracticeId,
): Promise<{ templateId: TemplateId; memberId: MemberId; name: string; notes: number; lastAt: Millis }[]> {
  const rows = await db
    .selectFrom('note')
    .innerJoin('member', 'member.id', 'note.author_id')
    .select(({ fn }) => [
      'note.template_id as templateId',
      'member.id as memberId',
      'member.name',
      fn.countAll().as('notes'),
      fn.max('note.created_at').as('lastAt'),
    ])
    .where('note.practice_id', '=', practiceId)
    .where('member.practice_id', '=', practiceId)
    .where('note.kind', '=', 'chart')
    .where('note.discarded_at', 'is', null)
    .groupBy(['note.template_id', 'member.id', 'member.name'])
    .execute()
  return rows.map(({ notes, lastAt, ...row }) => ({ ...row, notes: Number(notes), lastAt: Number(lastAt) }))
}
