import { z } from 'zod'
import { templateActs } from '../access/templates.ts'
import { Compartment } from '../access/vocabulary.ts'
import { DocumentId, LibrarySectionId, MemberId, TeamId, TemplateId } from '../ids.ts'
import { techniques } from '../note/blocks/timeline/schema.ts'
import { abilities } from './abilities.ts'
import { AuthoredText } from './history.ts'
import { Phase } from './notes.ts'
import { line, prose } from './text.ts'

/** What a dosing session works with; the shelf is looked through by it. */
export const TemplateTechnique = z.enum(techniques)
export type TemplateTechnique = z.infer<typeof TemplateTechnique>

/** Whose a template is, and so where it stands on the shelf. */
export const TemplateOrigin = z.enum(['built_in', 'practice', 'team', 'mine'])
export type TemplateOrigin = z.infer<typeof TemplateOrigin>

const Name = line().min(1, 'Please name the template.').max(120, 'Please use at most 120 characters.')
const Description = line().max(500, 'Please use at most 500 characters.')

/** `from`: a template to begin with a copy of. */
export const CreateTemplate = z.object({
  name: Name,
  phase: Phase.nullable(),
  technique: TemplateTechnique.nullable().default(null),
  description: Description.default(''),
  from: TemplateId.optional(),
})
export type CreateTemplate = z.infer<typeof CreateTemplate>

/** What a template is called and where it stands. Notes that were made from it keep what they were made with. */
export const DescribeTemplate = z.object({
  name: Name,
  phase: Phase.nullable(),
  technique: TemplateTechnique.nullable(),
  description: Description,
})
export type DescribeTemplate = z.infer<typeof DescribeTemplate>

export const PublishTemplate = z.object({
  summary: line().min(1, 'Please say in a sentence what changed.').max(300, 'Please use at most 300 characters.'),
})
export type PublishTemplate = z.infer<typeof PublishTemplate>

const teamIds = z.array(TeamId).max(50)
const memberIds = z.array(MemberId).max(200)

/**
 * Who may use and who may edit a template besides its owner. `scope` is whose shelf it stands on: nobody else's, that of these
 * teams, or the whole practice's. Members who are named have it on their shelf whatever the scope is. Editors use it, too.
 */
export const ShareTemplate = z
  .object({
    scope: z.enum(['mine', 'team', 'practice']),
    teamIds: teamIds.default([]),
    memberIds: memberIds.default([]),
    editors: z
      .object({ practice: z.boolean().default(false), teamIds: teamIds.default([]), memberIds: memberIds.default([]) })
      .default({ practice: false, teamIds: [], memberIds: [] }),
  })
  .refine(({ scope, teamIds }) => scope !== 'team' || teamIds.length > 0, {
    path: ['teamIds'],
    message: 'Please choose a team.',
  })
export type ShareTemplate = z.infer<typeof ShareTemplate>

export const HandOverTemplate = z.object({ memberId: MemberId })

const Person = z.object({ id: MemberId, name: z.string() })
const TeamName = z.object({ id: TeamId, name: z.string() })

/** With whom a template is shared, by name. */
export const TemplateSharing = z.object({
  scope: z.enum(['mine', 'team', 'practice']),
  teams: z.array(TeamName),
  members: z.array(Person),
  editors: z.object({ practice: z.boolean(), teams: z.array(TeamName), members: z.array(Person) }),
})
export type TemplateSharing = z.infer<typeof TemplateSharing>

/** Who began notes with it, and how often. Null for templates of the private compartment: nobody learns who keeps process notes. */
export const TemplateUse = z.object({
  notes: z.int(),
  members: z.array(z.object({ id: MemberId, name: z.string(), notes: z.int() })),
  /** The day on which the last of them was begun, `YYYY-MM-DD`. */
  lastOn: z.string().nullable(),
})
export type TemplateUse = z.infer<typeof TemplateUse>

/**
 * A template without its text. `version` is the newest that was published, 0 while none was. `unpublished`: its text was changed
 * since. `documentId` is null for what comes with the program, which nobody edits.
 */
export const Template = z.object({
  id: TemplateId,
  name: z.string(),
  description: z.string(),
  phase: Phase.nullable(),
  technique: TemplateTechnique.nullable(),
  compartment: Compartment,
  origin: TemplateOrigin,
  version: z.int(),
  unpublished: z.boolean(),
  /** Of the newest version, or of the text where there is none yet. */
  sections: z.array(z.object({ key: z.string(), title: z.string(), required: z.boolean() })),
  owner: Person.nullable(),
  sharing: TemplateSharing.nullable(),
  basedOn: z.object({ id: TemplateId, name: z.string(), version: z.int(), newest: z.int().nullable() }).nullable(),
  documentId: DocumentId.nullable(),
  schemaVersion: z.int(),
  putAway: z.boolean(),
  use: TemplateUse.nullable(),
  updatedAt: z.iso.datetime().nullable(),
  abilities: abilities(templateActs),
})
export type Template = z.infer<typeof Template>
export const Templates = z.object({ items: z.array(Template) })

/** Where its document is. */
const Made = { documentId: DocumentId }
/** A template that was just made, with its document. */
export const NewTemplate = Template.extend(Made)
export type NewTemplate = z.infer<typeof NewTemplate>
/** What a file brought: the first template, with all of them in `items`. */
export const BroughtIn = NewTemplate.extend({ items: z.array(NewTemplate) })
export type BroughtIn = z.infer<typeof BroughtIn>

/** What a file would bring, each as a note of it would begin. */
export const FilePreview = z.object({
  items: z.array(
    z.object({
      name: z.string(),
      description: z.string(),
      phase: Phase.nullable(),
      technique: TemplateTechnique.nullable(),
      text: z.looseObject({ type: z.string() }).pipe(AuthoredText),
    }),
  ),
})
export type FilePreview = z.infer<typeof FilePreview>

export const PublishedVersion = z.object({ version: z.int() })

/** A version of a template without its text. `number` is null for text that was kept, unpublished, when older text came back. */
export const TemplateVersion = z.object({
  id: z.uuid(),
  number: z.int().nullable(),
  summary: z.string(),
  at: z.iso.datetime(),
  by: Person.nullable(),
})
export type TemplateVersion = z.infer<typeof TemplateVersion>
/** Newest first. */
export const TemplateVersions = z.object({ items: z.array(TemplateVersion) })

/** A text of a template that does not change any more: a version’s number, or the id of one that was kept without a number. */
const KeptText = z.union([z.uuid(), z.coerce.number().pipe(z.int().min(1))])

/** Which text of a template is meant: one that was kept, or what is written now. */
export const WhichText = z.union([z.literal('now'), KeptText])
export type WhichText = z.infer<typeof WhichText>

const tree = z.looseObject({ type: z.string() })

/** The text of a template as a note that was just begun: what the preview shows. Variables stand as they are written. */
export const TemplateText = z.object({ version: WhichText, text: tree.pipe(AuthoredText) })
export type TemplateText = z.infer<typeof TemplateText>

/** What became of one section between two texts of a template. */
export const SectionChange = z.object({
  key: z.string(),
  title: z.string(),
  change: z.enum(['added', 'removed', 'changed', 'moved']),
  /** In words, one for each thing that changed: `Required now`, `Guidance`, `Text`. */
  says: z.array(z.string()),
  /** The section before and after, as a note holds it; null where it was not there. */
  before: tree.pipe(AuthoredText).nullable(),
  after: tree.pipe(AuthoredText).nullable(),
})
export type SectionChange = z.infer<typeof SectionChange>
export const TemplateDifference = z.object({ from: WhichText, to: WhichText, sections: z.array(SectionChange) })
export type TemplateDifference = z.infer<typeof TemplateDifference>
export const CompareTemplate = z.object({ from: WhichText, to: WhichText.default('now') })

/** Brings the text of a version back as what is written now. */
export const BringVersionBack = z.object({ version: z.union([z.uuid(), z.int().min(1)]) })
export type KeptText = z.infer<typeof KeptText>

/** A section of the original that changed there since this copy was made or last looked at. */
export const OriginalChange = SectionChange.extend({
  /** Whether the copy's own section is still as it came: then nothing of its own is replaced. */
  own: z.enum(['untouched', 'changed', 'absent']),
})
export type OriginalChange = z.infer<typeof OriginalChange>
export const OriginalChanges = z.object({
  name: z.string(),
  from: z.int(),
  to: z.int(),
  sections: z.array(OriginalChange),
})
export type OriginalChanges = z.infer<typeof OriginalChanges>
/** Which sections to take over. With `done`, the others are not offered again. */
export const TakeFromOriginal = z.object({
  version: z.int().min(1),
  keys: z.array(z.string().max(80)).max(100),
  done: z.boolean().default(false),
})
export type TakeFromOriginal = z.infer<typeof TakeFromOriginal>

/** What becomes of a section of a draft note that moves to a newer version of its template. */
export const MoveChange = z.object({
  key: z.string(),
  title: z.string(),
  change: z.enum(['added', 'removed', 'kept', 'changed']),
  says: z.array(z.string()),
})
export type MoveChange = z.infer<typeof MoveChange>
/** `to` is null where the note is at the newest version that the viewer may use, or may not move at all. */
export const NoteMove = z.object({
  templateId: TemplateId,
  name: z.string(),
  from: z.int(),
  to: z.int().nullable(),
  summaries: z.array(z.object({ number: z.int(), summary: z.string() })),
  sections: z.array(MoveChange),
})
export type NoteMove = z.infer<typeof NoteMove>
export const MoveNote = z.object({ version: z.int().min(1) })

export const LibrarySection = z.object({
  id: LibrarySectionId,
  name: z.string(),
  title: z.string(),
  guidance: z.string().nullable(),
  required: z.boolean(),
  answeredBy: z.enum(['therapist', 'prescriber']).nullable(),
  content: z.array(tree),
  savedBy: Person.nullable(),
  savedAt: z.iso.datetime(),
  /** In how many templates that the viewer may see it stands. */
  templates: z.array(z.object({ id: TemplateId, name: z.string() })),
  abilities: abilities(['remove']),
})
export type LibrarySection = z.infer<typeof LibrarySection>
export const LibrarySections = z.object({ items: z.array(LibrarySection) })
/** Saves a section of a template as it is on disk. */
export const SaveSection = z.object({
  templateId: TemplateId,
  /** The `id` of the section in the template’s document. */
  sectionId: z.string().min(1).max(100),
  name: line().min(1, 'Please name the section.').max(120, 'Please use at most 120 characters.'),
})
export type SaveSection = z.infer<typeof SaveSection>
export const FindSections = z.object({ q: prose(200).default('') })
