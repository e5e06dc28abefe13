import { randomInt, randomUUID } from 'node:crypto'
import { mayBeginTemplates } from '../../../shared/access/templates.ts'
import type { Compartment } from '../../../shared/access/vocabulary.ts'
import type { CreateTemplate } from '../../../shared/api/templates.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import { DocumentId, TemplateId } from '../../../shared/ids.ts'
import { createDocument } from '../../../shared/note/create.ts'
import { childrenOf } from '../../../shared/note/noteJson.ts'
import { SCHEMA_VERSION } from '../../../shared/note/schema.ts'
import { withFreshIds } from '../../../shared/templates/begin.ts'
import { documentWith, untitled, type WrittenSection } from '../../../shared/templates/content.ts'
import type { Reader, Tx } from '../../storage/database.ts'
import { insertDocument } from '../../storage/repos/documents.ts'
import { insertTemplate, listTemplates, type TemplateDescription } from '../../storage/repos/templates.ts'
import { recordAudit } from '../audit/record.ts'
import type { Actor, Services } from '../services.ts'
import { writeInPractice } from '../writeAs.ts'
import { type OwnTemplateForActor, outlineOf, requireOwnTemplate, requireTemplate } from './templates.ts'
import { textToCopy } from './templateText.ts'

/** Templates of one practice, at most. */
const atMost = 1_000

/** What a new template begins with. */
interface Beginning {
  compartment: Compartment
  sections: readonly WrittenSection[]
  basedOn: { id: TemplateId; version: number } | null
}

/** What an empty template begins with: a section to write in. */
const empty: Beginning = {
  compartment: 'chart',
  basedOn: null,
  sections: [
    {
      ...{ key: 'first', title: untitled, guidance: null, required: false, answeredBy: null, source: null },
      content: [{ type: 'paragraph' }],
    },
  ],
}

/**
 * The actor begins a template, empty or as a copy of one that the actor may copy: its owner, and alone with it. `not_found` where
 * there is none such; `limit_reached` where the practice has as many as there may be.
 */
export async function createTemplate(
  services: Services,
  actor: Actor,
  { from, ...described }: CreateTemplate,
): Promise<OwnTemplateForActor> {
  return writeInPractice(services, actor, async (tx, now) => {
    const beginning = from === undefined ? empty : await copyOf(tx, now, from)
    return writeTemplate(services, tx, now, described, beginning)
  })
}

async function copyOf(db: Reader, actor: Actor, from: TemplateId): Promise<Beginning> {
  const found = await requireTemplate(db, actor, from, 'copy')
  const { id, compartment, version } = found.template
  const sections = await textToCopy(db, actor, found)
  return { compartment, sections, basedOn: version === 0 ? null : { id, version } }
}

/** Writes a template of the actor's, with its document, in an open transaction that has taken the practice. */
export async function writeTemplate(
  services: Services,
  tx: Tx,
  actor: Actor,
  described: TemplateDescription,
  { compartment, sections, basedOn }: Beginning,
): Promise<OwnTemplateForActor> {
  if (!mayBeginTemplates(actor)) throw new DomainError('not_allowed')
  if ((await listTemplates(tx, actor.practiceId)).length >= atMost) throw new DomainError('limit_reached')
  const at = services.clock()
  const id = TemplateId.parse(randomUUID())
  const documentId = DocumentId.parse(randomUUID())
  const systemClientId = randomInt(1, 2 ** 32)
  const fresh = sections.map((section) => ({ ...section, content: withFreshIds(section.content, randomUUID) }))
  await insertDocument(tx, actor.practiceId, {
    id: documentId,
    kind: 'template',
    schemaVersion: SCHEMA_VERSION,
    bytes: createDocument(childrenOf(documentWith(fresh, randomUUID)), systemClientId),
    systemClientId,
    at,
  })
  const row = { id, ...described, compartment, documentId, ownerId: actor.memberId, outline: outlineOf(fresh) }
  await insertTemplate(tx, actor.practiceId, { ...row, basedOn, at })
  await recordAudit(tx, at, { action: 'template.created', by: actor, subject: { kind: 'template', id } })
  return requireOwnTemplate(tx, actor, id, 'read')
}
