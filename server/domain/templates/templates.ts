import { z } from 'zod'
import {
  type TemplateAct,
  type TemplateFacts,
  type TemplatePart,
  templateAbilities,
} from '../../../shared/access/templates.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { DocumentId, TemplateId } from '../../../shared/ids.ts'
import type { WrittenSection } from '../../../shared/templates/content.ts'
import { builtInTemplates, findTemplate, type Template } from '../../../shared/templates/index.ts'
import type { Reader } from '../../storage/database.ts'
import { listTeams, type TeamRow } from '../../storage/repos/teams.ts'
import {
  findTemplateOfDocument,
  findTemplateRow,
  listTemplateGrants,
  listTemplates,
  type TemplateGrant,
  type TemplateRow,
} from '../../storage/repos/templates.ts'
import type { Asking } from '../services.ts'

/** A template with what the actor may do with it: one that comes with the program, or one of the practice's own. */
export type TemplateForActor = BuiltInForActor | OwnTemplateForActor

export interface BuiltInForActor {
  is: 'built_in'
  template: Template
  facts: TemplateFacts
  abilities: ReturnType<typeof templateAbilities>
}

export interface OwnTemplateForActor {
  is: 'own'
  template: TemplateRow
  grants: TemplateGrant[]
  facts: TemplateFacts
  abilities: ReturnType<typeof templateAbilities>
}

/** The templates that the actor may see: those of the program in the order of a course, then the practice's by name. */
export async function templatesOf(db: Reader, actor: Asking): Promise<TemplateForActor[]> {
  const teams = await listTeams(db, actor.practiceId)
  const grants = Map.groupBy(await listTemplateGrants(db, actor.practiceId), ({ templateId }) => templateId)
  const own = (await listTemplates(db, actor.practiceId)).map((template) =>
    forActor(actor, template, grants.get(template.id) ?? [], teams),
  )
  return [...builtInTemplates.map((template) => builtInFor(actor, template)), ...own.filter(isThere)]
}

/** A template for the actor: `not_found` where there is none for them, `not_allowed` where they may only look. */
export async function requireTemplate(
  db: Reader,
  actor: Asking,
  id: TemplateId,
  act: TemplateAct,
): Promise<TemplateForActor> {
  const builtIn = findTemplate(id)
  const found = builtIn ? builtInFor(actor, builtIn) : await findFor(db, actor, await ownRow(db, actor, id))
  return permitted(found, act)
}

/** The same for a template that somebody of the practice writes. */
export async function requireOwnTemplate(
  db: Reader,
  actor: Asking,
  id: TemplateId,
  act: TemplateAct,
): Promise<OwnTemplateForActor> {
  const found = await requireTemplate(db, actor, id, act)
  if (found.is === 'built_in') throw new DomainError('not_allowed')
  return found
}

/** The template whose text a document is, where the actor may read it. */
export async function findTemplateByDocument(
  db: Reader,
  actor: Asking,
  documentId: DocumentId,
): Promise<OwnTemplateForActor | undefined> {
  return findFor(db, actor, await findTemplateOfDocument(db, actor.practiceId, documentId))
}

const ownRow = (db: Reader, actor: Asking, id: TemplateId) => findTemplateRow(db, actor.practiceId, id)

async function findFor(
  db: Reader,
  actor: Asking,
  template: TemplateRow | undefined,
): Promise<OwnTemplateForActor | undefined> {
  if (!template) return undefined
  const grants = await listTemplateGrants(db, actor.practiceId, template.id)
  const found = forActor(actor, template, grants, await listTeams(db, actor.practiceId))
  return isThere(found) ? found : undefined
}

function permitted<Found extends TemplateForActor>(found: Found | undefined, act: TemplateAct): Found {
  if (!found?.abilities.read) throw new DomainError('not_found')
  if (!found.abilities[act]) throw new DomainError('not_allowed')
  return found
}

const isThere = ({ abilities }: TemplateForActor): boolean => abilities.read

function builtInFor(actor: Asking, template: Template): BuiltInForActor {
  const facts: TemplateFacts = { builtIn: true, part: null, ownerLeft: false, published: true, putAway: false }
  return { is: 'built_in', template, facts, abilities: templateAbilities(actor, facts) }
}

function forActor(
  actor: Asking,
  template: TemplateRow,
  grants: TemplateGrant[],
  teams: readonly TeamRow[],
): OwnTemplateForActor {
  const facts: TemplateFacts = {
    builtIn: false,
    part: partOf(actor, template, grants, teams),
    ownerLeft: template.ownerLeftAt !== null,
    published: template.version > 0,
    putAway: template.putAwayAt !== null,
  }
  return { is: 'own', template, grants, facts, abilities: templateAbilities(actor, facts) }
}

function partOf(
  { memberId }: Asking,
  template: TemplateRow,
  grants: readonly TemplateGrant[],
  teams: readonly TeamRow[],
): TemplatePart {
  if (template.ownerId === memberId) return 'owner'
  const inTeams = new Set(
    teams.filter(({ members }) => members.some(({ id }) => id === memberId)).map(({ id }): string => id),
  )
  const reached = grants.filter(
    ({ kind, granteeId }) =>
      kind === 'practice' || (kind === 'member' ? granteeId === memberId : inTeams.has(granteeId)),
  )
  if (reached.some(({ part }) => part === 'editor')) return 'editor'
  return reached.length > 0 ? 'user' : null
}

const StoredSection = z.object({
  key: z.string(),
  title: z.string(),
  guidance: z.string().nullable(),
  required: z.boolean(),
  answeredBy: z.enum(['therapist', 'prescriber']).nullable(),
  source: z.string().nullable(),
  content: z.array(z.looseObject({ type: z.string() })),
})

/** The sections of a version as they are stored. */
export const storedSections = (stored: string): WrittenSection[] => z.array(StoredSection).parse(JSON.parse(stored))

/** What lists show of a template's sections. */
export const outlineOf = (sections: readonly WrittenSection[]): string =>
  JSON.stringify(sections.map(({ key, title, required }) => ({ key, title, required })))
