import type { Tx } from '../../server/storage/database.ts'
import { insertDocument } from '../../server/storage/repos/documents.ts'
import { insertLibrarySection } from '../../server/storage/repos/librarySections.ts'
import {
  insertTemplate,
  putTemplateGrants,
  type TemplateGrant,
  updateTemplate,
} from '../../server/storage/repos/templates.ts'
import { insertTemplateVersion } from '../../server/storage/repos/templateVersions.ts'
import { LibrarySectionId, TemplateId } from '../../shared/ids.ts'
import { createDocument } from '../../shared/note/create.ts'
import { SCHEMA_VERSION } from '../../shared/note/schema.ts'
import { sectionWith, type WrittenSection } from '../../shared/templates/content.ts'
import { findTemplate } from '../../shared/templates/index.ts'
import { ids } from '../storage/store.ts'
import type { TestMember } from '../support/actors.ts'

/** What a chart has of templates. */
export interface TemplatesOfChart {
  /** The lead's own, published once: the co-therapist edits it, supervisor and observer use it, and nobody else knows of it. */
  templateId: TemplateId
  /** The lead's own, shared in the same way, and put away. */
  awayTemplateId: TemplateId
  /** Saved by the lead. */
  librarySectionId: LibrarySectionId
}

export const noTemplates = (): TemplatesOfChart => ({
  templateId: TemplateId.parse(crypto.randomUUID()),
  awayTemplateId: TemplateId.parse(crypto.randomUUID()),
  librarySectionId: LibrarySectionId.parse(crypto.randomUUID()),
})

/** The section that these templates have, by its id in their documents. */
export const sectionId = 'a-section'

/** The version of the template of the program that they are copies of. */
export const originalVersion = findTemplate('contact')?.version ?? 0

type People = Record<'lead' | 'cotherapist' | 'supervisor' | 'observer', TestMember>

export async function insertTemplates(tx: Tx, people: People): Promise<TemplatesOfChart> {
  const { practiceId, id: ownerId } = people.lead
  const made = noTemplates()
  const section: WrittenSection = {
    ...{ key: 'a', title: 'A', guidance: null, required: false, answeredBy: null, source: null },
    content: [{ type: 'paragraph' }],
  }
  const described = { name: 'Ours', description: '', phase: null, technique: null }
  const [one, other] = [{ kind: 'member', part: 'user' } as const, { kind: 'member', part: 'editor' } as const]
  const grants: Omit<TemplateGrant, 'templateId'>[] = [
    { ...one, granteeId: people.supervisor.id },
    { ...one, granteeId: people.observer.id },
    { ...other, granteeId: people.cotherapist.id },
  ]
  for (const id of [made.templateId, made.awayTemplateId]) {
    const documentId = ids.document()
    const bytes = createDocument([sectionWith(section, () => sectionId)], 1)
    const document = { id: documentId, kind: 'template' as const, schemaVersion: SCHEMA_VERSION, bytes }
    await insertDocument(tx, practiceId, { ...document, systemClientId: 1, at: 1 })
    const basedOn = { id: TemplateId.parse('contact'), version: originalVersion }
    const row = { id, ...described, compartment: 'chart' as const, documentId, ownerId, outline: '[]', basedOn, at: 1 }
    await insertTemplate(tx, practiceId, row)
    await putTemplateGrants(tx, practiceId, id, grants)
    const version = { id: crypto.randomUUID(), number: 1, summary: 'The first.', at: 1, memberId: ownerId }
    await insertTemplateVersion(tx, practiceId, id, { ...version, sections: JSON.stringify([section]) })
    await updateTemplate(tx, practiceId, id, { version: 1, putAwayAt: id === made.awayTemplateId ? 1 : null })
  }
  const saved = {
    id: made.librarySectionId,
    name: 'A',
    section: JSON.stringify(section),
    memberId: ownerId,
    savedAt: 1,
  }
  await insertLibrarySection(tx, practiceId, saved)
  return made
}
