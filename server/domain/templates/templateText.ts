import { randomUUID } from 'node:crypto'
import type { KeptText, WhichText } from '../../../shared/api/templates.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import { readUpdates } from '../../../shared/note/read.ts'
import { piecesOf } from '../../../shared/note/stored.ts'
import { sectionsOf, type WrittenSection } from '../../../shared/templates/content.ts'
import { unsettled, writtenSections } from '../../../shared/templates/written.ts'
import type { Reader } from '../../storage/database.ts'
import { loadDocument } from '../../storage/repos/documents.ts'
import { findTemplateVersion } from '../../storage/repos/templateVersions.ts'
import { settingsIn } from '../practice/settings.ts'
import type { Asking } from '../services.ts'
import { type OwnTemplateForActor, storedSections, type TemplateForActor } from './templates.ts'

/** The text of a template: what is written now, or one that was kept. `not_found` where there is none such. */
export async function textOf(
  db: Reader,
  actor: Asking,
  found: TemplateForActor,
  which: WhichText,
): Promise<WrittenSection[]> {
  if (found.is === 'built_in') {
    if (which !== 'now' && which !== found.template.version) throw new DomainError('not_found')
    return writtenSections(found.template, randomUUID, (await settingsIn(db, actor.practiceId)).settings)
  }
  return which === 'now' ? (await writtenNow(db, actor, found)).sections : keptText(db, actor, found, which)
}

/** Sections of a text that is still worked on, at most, where it is read as a whole. */
const mostSections = 1_000

/**
 * What is written in a template at this moment, as it is on disk, and the head of its document. `too_large` where it has more sections
 * than anybody writes: texts are compared section by section.
 */
export async function writtenNow(
  db: Reader,
  actor: Asking,
  { template }: OwnTemplateForActor,
): Promise<{ sections: WrittenSection[]; head: number }> {
  const stored = await loadDocument({ read: db }, actor.practiceId, template.documentId)
  if (!stored) throw new DomainError('not_found')
  const sections = sectionsOf(readUpdates(piecesOf(stored)))
  if (sections.length > mostSections) throw new DomainError('too_large')
  return { sections, head: stored.head }
}

/** What was kept without a number was never published: only whoever edits the template finds it. */
async function keptText(
  db: Reader,
  actor: Asking,
  { template, abilities }: OwnTemplateForActor,
  which: KeptText,
): Promise<WrittenSection[]> {
  if (typeof which === 'string' && !abilities.edit) throw new DomainError('not_found')
  const stored = await findTemplateVersion(db, actor.practiceId, template.id, which)
  if (stored === undefined) throw new DomainError('not_found')
  return storedSections(stored)
}

/**
 * The text that a copy begins with: of what comes with the program without what every practice decides for itself, so that a
 * copy goes on following the practice in it.
 */
export async function textToCopy(db: Reader, actor: Asking, found: TemplateForActor): Promise<WrittenSection[]> {
  if (found.is === 'own') return newestText(db, actor, found)
  return writtenSections(found.template, randomUUID, unsettled((await settingsIn(db, actor.practiceId)).settings))
}

/** The text that notes are made from: the newest version, or what is written where nothing was published yet. */
export const newestText = (db: Reader, actor: Asking, found: TemplateForActor): Promise<WrittenSection[]> =>
  textOf(db, actor, found, found.template.version === 0 ? 'now' : found.template.version)
