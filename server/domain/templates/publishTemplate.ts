import { randomUUID } from 'node:crypto'
import type { PublishTemplate } from '../../../shared/api/templates.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { TemplateId } from '../../../shared/ids.ts'
import type { WrittenSection } from '../../../shared/templates/content.ts'
import type { FiledTemplate } from '../../../shared/templates/file/format.ts'
import { readTemplateFile } from '../../../shared/templates/file/read.ts'
import { writeTemplateFile } from '../../../shared/templates/file/write.ts'
import type { Tx } from '../../storage/database.ts'
import { takeDocument } from '../../storage/repos/documents.ts'
import { putLibraryUse } from '../../storage/repos/librarySections.ts'
import { updateTemplate } from '../../storage/repos/templates.ts'
import { insertTemplateVersion } from '../../storage/repos/templateVersions.ts'
import { recordAudit } from '../audit/record.ts'
import type { Actor, Services } from '../services.ts'
import { writeInPractice } from '../writeAs.ts'
import { outlineOf, requireOwnTemplate } from './templates.ts'
import { writtenNow } from './templateText.ts'

/**
 * An editor publishes what is written in a template at this moment, as it is on disk: notes begun from now on are made from
 * it, and none that was begun before changes. Gives the number of the version. `invalid_request`, with the places, where it is more
 * than a file of templates holds: what is published can be taken along, and is read by everybody who begins a note.
 */
export async function publishTemplate(
  services: Services,
  actor: Actor,
  id: TemplateId,
  { summary }: PublishTemplate,
): Promise<number> {
  return writeInPractice(services, actor, async (tx, now) => {
    const found = await requireOwnTemplate(tx, now, id, 'publish')
    // Nobody writes in it until this is done: the version is what stands in the document at its head.
    await takeDocument(tx, actor.practiceId, found.template.documentId)
    const { sections, head } = await writtenNow(tx, now, found)
    requireWithinBounds({ ...found.template, sections })
    return writeVersion(services, tx, now, { id, number: found.template.version + 1, summary, sections, head })
  })
}

function requireWithinBounds({ name, description, phase, technique, compartment, sections }: FiledTemplate): void {
  const file = writeTemplateFile([{ name, description, phase, technique, compartment, sections }])
  const read = readTemplateFile(JSON.parse(file))
  if (!('errors' in read)) return
  const errors = read.errors.map((error) => ({ ...error, path: error.path.replace(/^templates\.0\.?/, '') }))
  throw new DomainError('invalid_request', { errors })
}

/** Writes a version of a template in an open transaction, and makes it the newest. */
export async function writeVersion(
  services: Services,
  tx: Tx,
  actor: Actor,
  version: { id: TemplateId; number: number; summary: string; sections: readonly WrittenSection[]; head: number },
): Promise<number> {
  const { id, number, summary, sections, head } = version
  const at = services.clock()
  await insertTemplateVersion(tx, actor.practiceId, id, {
    ...{ id: randomUUID(), number, summary, at, memberId: actor.memberId },
    sections: JSON.stringify(sections),
  })
  await updateTemplate(tx, actor.practiceId, id, { version: number, publishedHead: head, outline: outlineOf(sections) })
  const sources = new Set(sections.flatMap(({ source }) => source ?? []))
  await putLibraryUse(tx, actor.practiceId, id, [...sources])
  const subject = { kind: 'template', id } as const
  await recordAudit(tx, at, { action: 'template.published', by: actor, subject, detail: { version: number } })
  return number
}
