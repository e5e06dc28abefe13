import { randomUUID } from 'node:crypto'
import { mayRemoveSection } from '../../../shared/access/templates.ts'
import type { SaveSection } from '../../../shared/api/templates.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import { LibrarySectionId, type TemplateId } from '../../../shared/ids.ts'
import { childrenOf } from '../../../shared/note/noteJson.ts'
import { readUpdates } from '../../../shared/note/read.ts'
import { piecesOf } from '../../../shared/note/stored.ts'
import { sectionsOf, type WrittenSection } from '../../../shared/templates/content.ts'
import { loadDocument } from '../../storage/repos/documents.ts'
import {
  deleteLibrarySection,
  insertLibrarySection,
  type LibrarySectionRow,
  listLibrarySections,
  listLibraryUse,
} from '../../storage/repos/librarySections.ts'
import { recordAudit } from '../audit/record.ts'
import type { Actor, Asking, Services } from '../services.ts'
import { writeInPractice } from '../writeAs.ts'
import { requireOwnTemplate, storedSections, templatesOf } from './templates.ts'

/** Saved sections of one practice, at most. */
const atMost = 2_000

/** A section of the practice's library, with the templates in whose newest version it stands, as far as the actor sees them. */
export interface SectionForActor {
  row: LibrarySectionRow
  section: WrittenSection
  templates: { id: TemplateId; name: string }[]
  mayRemove: boolean
}

/** The saved sections whose name, title or guidance has these words, by name; all of them for no words. */
export async function librarySections(services: Services, actor: Actor, words: string): Promise<SectionForActor[]> {
  const { read } = services.database
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const uses = Map.groupBy(await listLibraryUse(read, actor.practiceId), ({ sectionId }) => sectionId)
  const names = new Map((await templatesOf(read, actor)).map(({ template }) => [template.id, template.name]))
  return (await listLibrarySections(read, actor.practiceId))
    .map((row): SectionForActor => {
      const templates = (uses.get(row.id) ?? []).flatMap(({ templateId: id }) => {
        const name = names.get(id)
        return name === undefined ? [] : [{ id, name }]
      })
      return { row, section: sectionOf(row), templates, mayRemove: isRemovable(actor, row) }
    })
    .filter(({ row, section }) => {
      const text = `${row.name} ${section.title} ${section.guidance ?? ''}`.toLowerCase()
      return wanted.every((word) => text.includes(word))
    })
}

const isRemovable = (actor: Asking, row: LibrarySectionRow): boolean =>
  mayRemoveSection(actor, { isOwn: row.memberId === actor.memberId })

function sectionOf({ section }: LibrarySectionRow): WrittenSection {
  const [one] = storedSections(`[${section}]`)
  if (!one) throw new Error('A saved section is none.')
  return one
}

/**
 * Saves a section of a template that the actor edits, as it is on disk, for every template of the practice. `not_found` where
 * the template has no such section; `limit_reached` where there are as many as there may be.
 */
export async function saveSection(
  services: Services,
  actor: Actor,
  { templateId, sectionId, name }: SaveSection,
): Promise<SectionForActor> {
  const id = LibrarySectionId.parse(randomUUID())
  await writeInPractice(services, actor, async (tx, now) => {
    const { template } = await requireOwnTemplate(tx, now, templateId, 'edit')
    const stored = await loadDocument({ read: tx }, actor.practiceId, template.documentId)
    const document = stored && readUpdates(piecesOf(stored))
    const place = document ? childrenOf(document).findIndex(({ attrs }) => attrs?.id === sectionId) : -1
    const section = document && sectionsOf(document)[place]
    if (!section) throw new DomainError('not_found')
    if ((await listLibrarySections(tx, actor.practiceId)).length >= atMost) throw new DomainError('limit_reached')
    const at = services.clock()
    const row = {
      id,
      name,
      section: JSON.stringify({ ...section, source: null }),
      memberId: actor.memberId,
      savedAt: at,
    }
    await insertLibrarySection(tx, actor.practiceId, row)
    await recordAudit(tx, at, { action: 'section.saved', by: actor, subject: { kind: 'section', id } })
  })
  const saved = (await librarySections(services, actor, '')).find(({ row }) => row.id === id)
  if (!saved) throw new DomainError('not_found')
  return saved
}

/** Removes a section from the library. Templates in which it stands keep it. */
export async function removeSection(services: Services, actor: Actor, id: LibrarySectionId): Promise<void> {
  await writeInPractice(services, actor, async (tx, now) => {
    const row = (await listLibrarySections(tx, actor.practiceId)).find((one) => one.id === id)
    if (!row) throw new DomainError('not_found')
    if (!isRemovable(now, row)) throw new DomainError('not_allowed')
    await deleteLibrarySection(tx, actor.practiceId, id)
    const subject = { kind: 'section', id } as const
    await recordAudit(tx, services.clock(), { action: 'section.removed', by: actor, subject })
  })
}
