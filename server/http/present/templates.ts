import {
  type LibrarySection as ApiSection,
  Template as ApiTemplate,
  type BroughtIn,
  NewTemplate,
  type TemplateSharing,
  type TemplateText,
  type TemplateVersion,
  type WhichText,
} from '../../../shared/api/templates.ts'
import { MemberId, TeamId } from '../../../shared/ids.ts'
import { noteSection } from '../../../shared/note/create.ts'
import { SCHEMA_VERSION, servedVersion } from '../../../shared/note/schema.ts'
import type { WrittenSection } from '../../../shared/templates/content.ts'
import type { SectionForActor } from '../../domain/templates/library.ts'
import type { OnShelf, ShelfNames } from '../../domain/templates/shelf.ts'
import type { BuiltInForActor, OwnTemplateForActor } from '../../domain/templates/templates.ts'
import type { TemplateVersionRow } from '../../storage/repos/templateVersions.ts'

export const presentTemplate = (one: OnShelf): ApiTemplate =>
  one.found.is === 'built_in' ? builtIn(one.found, one) : own(one.found, one)

function builtIn({ template, abilities }: BuiltInForActor, { use }: OnShelf): ApiTemplate {
  const { id, name, description, phase, technique, compartment, version, sections } = template
  return {
    ...{ id, name, description, phase, technique, compartment, version, use, abilities },
    origin: 'built_in',
    unpublished: false,
    sections: sections.map(({ key, title, required }) => ({ key, title, required })),
    owner: null,
    sharing: null,
    basedOn: null,
    documentId: null,
    schemaVersion: SCHEMA_VERSION,
    putAway: false,
    updatedAt: null,
  }
}

function own({ template, grants, facts, abilities }: OwnTemplateForActor, around: OnShelf): ApiTemplate {
  const { id, name, description, phase, technique, compartment, version, documentId } = template
  const { use, original } = around
  const sharing = sharingOf(grants, around.names)
  const { basedOnId, basedOnVersion } = template
  return {
    ...{ id, name, description, phase, technique, compartment, version, documentId, sharing, use, abilities },
    origin: facts.part === 'owner' ? 'mine' : scopeOf(grants),
    unpublished: abilities.edit && (version === 0 || template.head > template.publishedHead),
    sections: ApiTemplate.shape.sections.parse(JSON.parse(template.outline)),
    owner: { id: template.ownerId, name: template.ownerName },
    basedOn:
      basedOnId === null || basedOnVersion === null || original === null
        ? null
        : { id: basedOnId, name: original.name, version: basedOnVersion, newest: original.newest },
    schemaVersion: servedVersion(template.schemaVersion),
    putAway: facts.putAway,
    updatedAt: new Date(template.updatedAt).toISOString(),
  }
}

/** The widest of those that these grants are for. */
const scopeOf = (grants: OwnTemplateForActor['grants']): TemplateSharing['scope'] => {
  if (grants.some(({ kind }) => kind === 'practice')) return 'practice'
  return grants.some(({ kind }) => kind === 'team') ? 'team' : 'mine'
}

/** With whom it is shared, by name; whoever left the practice is not named. */
function sharingOf(grants: OwnTemplateForActor['grants'], names: ShelfNames): TemplateSharing {
  const teams = (part: 'user' | 'editor') =>
    grants
      .filter((grant) => grant.kind === 'team' && grant.part === part)
      .map(({ granteeId }) => ({ id: TeamId.parse(granteeId), name: names.teams.get(granteeId) ?? 'A team' }))
  const members = (part: 'user' | 'editor') =>
    grants
      .filter((grant) => grant.kind === 'member' && grant.part === part)
      .flatMap(({ granteeId }) => {
        const name = names.members.get(granteeId)
        return name === undefined ? [] : [{ id: MemberId.parse(granteeId), name }]
      })
  return {
    scope: scopeOf(grants.filter(({ part }) => part === 'user')),
    teams: teams('user'),
    members: members('user'),
    editors: {
      practice: scopeOf(grants.filter(({ part }) => part === 'editor')) === 'practice',
      teams: teams('editor'),
      members: members('editor'),
    },
  }
}

/** A template that was just made: it has a document. */
export const presentNewTemplate = (one: OnShelf): NewTemplate => NewTemplate.parse(presentTemplate(one))

/** What a file brought. */
export function presentBroughtIn(brought: readonly OnShelf[]): BroughtIn {
  const items = brought.map(presentNewTemplate)
  const [first] = items
  if (!first) throw new Error('A file that was brought in holds a template.')
  return { ...first, items }
}

export const presentTemplateVersion = (row: TemplateVersionRow): TemplateVersion => ({
  id: row.id,
  number: row.number,
  summary: row.summary,
  at: new Date(row.at).toISOString(),
  by: { id: row.memberId, name: row.memberName },
})

/** The text as that of a note which was just begun; sections are known by their keys. */
export const presentTemplateText = (version: WhichText, sections: readonly WrittenSection[]): TemplateText => ({
  version,
  text: { type: 'doc', content: sections.map((section) => noteSection(section, () => section.key)) },
})

export function presentLibrarySection({ row, section, templates, mayRemove }: SectionForActor): ApiSection {
  const { title, guidance, required, answeredBy, content } = section
  return {
    ...{ title, guidance, required, answeredBy, templates },
    content: content.map((node) => ({ ...node })),
    id: row.id,
    name: row.name,
    savedBy: { id: row.memberId, name: row.memberName },
    savedAt: new Date(row.savedAt).toISOString(),
    abilities: { remove: mayRemove },
  }
}
