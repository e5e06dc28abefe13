import { randomInt, randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import { bringTo } from '../../../shared/history/bringTo.ts'
import { WordAuthors } from '../../../shared/history/wordAuthors.ts'
import { LibrarySectionId, type TemplateId } from '../../../shared/ids.ts'
import { childrenOf } from '../../../shared/note/noteJson.ts'
import { readNote } from '../../../shared/note/read.ts'
import { documentOf, piecesOf } from '../../../shared/note/stored.ts'
import { defaultSettings } from '../../../shared/practice/defaults.ts'
import { sectionsOf, sectionWith, type WrittenSection } from '../../../shared/templates/content.ts'
import { unsettled, writtenSections } from '../../../shared/templates/written.ts'
import { recordAudit } from '../../domain/audit/record.ts'
import type { Services } from '../../domain/services.ts'
import { writeTemplate } from '../../domain/templates/createTemplate.ts'
import { writeVersion } from '../../domain/templates/publishTemplate.ts'
import { type OwnTemplateForActor, requireOwnTemplate } from '../../domain/templates/templates.ts'
import { writtenNow } from '../../domain/templates/templateText.ts'
import type { Tx } from '../../storage/database.ts'
import { appendToLogs, insertAuthors, loadDocument } from '../../storage/repos/documents.ts'
import { insertLibrarySection } from '../../storage/repos/librarySections.ts'
import { listTeams } from '../../storage/repos/teams.ts'
import { putTemplateGrants, type TemplateGrant } from '../../storage/repos/templates.ts'
import { momentOf } from './days.ts'
import { actorOf, type SeededPractice } from './seedPractice.ts'
import { closingRound, type DemoEdit, type DemoTemplate, demoTemplates } from './templates.ts'

/** A template of the practice as notes begin with it: its id, and the text of each version, the first one first. */
export interface SeededTemplate {
  id: TemplateId
  versions: (readonly WrittenSection[])[]
}
export type SeededTemplates = ReadonlyMap<DemoTemplate, SeededTemplate>

/** Writes the practice's templates with their versions, shared as their people would have, and its saved section. */
export async function seedTemplates(
  tx: Tx,
  services: Services,
  practice: SeededPractice,
  at: number,
): Promise<SeededTemplates> {
  const saved = await seedLibrary(tx, practice, at)
  const seeded = new Map<DemoTemplate, SeededTemplate>()
  for (const one of demoTemplates) seeded.set(one, await seedTemplate(tx, services, practice, one, { saved, at }))
  return seeded
}

async function seedLibrary(tx: Tx, { practiceId, idOf }: SeededPractice, at: number): Promise<WrittenSection> {
  const { name, by, day, at: time, section } = closingRound
  const id = LibrarySectionId.parse(randomUUID())
  const [memberId, savedAt] = [idOf(by), momentOf(day, time, at)]
  await insertLibrarySection(tx, practiceId, { id, name, section: JSON.stringify(section), memberId, savedAt })
  const subject = { kind: 'section', id } as const
  await recordAudit(tx, savedAt, { action: 'section.saved', by: { practiceId, memberId }, subject })
  return { ...section, source: id }
}

async function seedTemplate(
  tx: Tx,
  services: Services,
  practice: SeededPractice,
  template: DemoTemplate,
  { saved, at }: { saved: WrittenSection; at: number },
): Promise<SeededTemplate> {
  const { described, owner, copyOf, shared, edits } = template
  // What an act does is done at the time of its story. Early in the morning nothing of today has been written yet.
  const when = (edit: DemoEdit): number => Math.min(momentOf(edit.day, edit.at, at), at)
  const as = (edit: DemoEdit): Services => ({ ...services, clock: () => when(edit) })
  const [first, ...later] = edits
  const copied = copyOf === null ? [] : writtenSections(copyOf, randomUUID, unsettled(defaultSettings))
  const made = await writeTemplate(as(first), tx, actorOf(practice, owner), described, {
    compartment: copyOf?.compartment ?? 'chart',
    sections: first.change(copied, saved),
    basedOn: copyOf === null ? null : { id: copyOf.id, version: copyOf.version },
  })
  const { id } = made.template
  await share(tx, practice, { id, owner, shared, at: when(first) })
  const versions: WrittenSection[][] = []
  const publish = async (edit: DemoEdit): Promise<void> => {
    if (edit.summary === null) return
    const actor = actorOf(practice, edit.by)
    const { sections, head } = await writtenNow(tx, actor, await requireOwnTemplate(tx, actor, id, 'publish'))
    versions.push(sections)
    const version = { id, number: versions.length, summary: edit.summary, sections, head }
    await writeVersion(as(edit), tx, actor, version)
  }
  await publish(first)
  for (const edit of later) {
    await write(tx, practice, made, { edit, saved, at: when(edit) })
    await publish(edit)
  }
  return { id, versions }
}

/** With a team whose members use it and some of whom edit it, or with the whole practice, which uses it. */
async function share(
  tx: Tx,
  { practiceId, idOf }: SeededPractice,
  { id, owner, shared, at }: { id: TemplateId; at: number } & Pick<DemoTemplate, 'owner' | 'shared'>,
): Promise<void> {
  if (shared === null) return
  const grants: Omit<TemplateGrant, 'templateId'>[] = []
  if (shared === 'practice') grants.push({ kind: 'practice', granteeId: practiceId, part: 'user' })
  else {
    const team = (await listTeams(tx, practiceId)).find(({ name }) => name === shared.team)
    if (!team) throw new Error(`There is no team ${shared.team}.`)
    grants.push({ kind: 'team', granteeId: team.id, part: 'user' })
    for (const editor of shared.editors) grants.push({ kind: 'member', granteeId: idOf(editor), part: 'editor' })
  }
  await putTemplateGrants(tx, practiceId, id, grants)
  const count = (part: TemplateGrant['part']) => grants.filter((grant) => grant.part === part).length
  await recordAudit(tx, at, {
    action: 'template.shared',
    by: { practiceId, memberId: idOf(owner) },
    subject: { kind: 'template', id },
    detail: { scope: shared === 'practice' ? 'practice' : 'team', users: count('user'), editors: count('editor') },
  })
}

/** Writes an edit into the template's document under a client id of its author's, as far as it changes sections. */
async function write(
  tx: Tx,
  { practiceId, idOf }: SeededPractice,
  { template: { documentId } }: OwnTemplateForActor,
  { edit, saved, at }: { edit: DemoEdit; saved: WrittenSection; at: number },
): Promise<void> {
  const stored = await loadDocument({ read: tx }, practiceId, documentId)
  if (!stored) throw new Error('The template has no text.')
  const document = documentOf(piecesOf(stored))
  try {
    const text = readNote(document)
    const ids = new Map(childrenOf(text).map(({ attrs }) => [attrs?.key, attrs?.id]))
    const content = edit.change(sectionsOf(text), saved).map((section) => {
      const id = ids.get(section.key)
      return sectionWith(section, () => (typeof id === 'string' ? id : randomUUID()))
    })
    const clientId = randomInt(1, 2 ** 32)
    const before = Y.encodeStateVector(document)
    document.clientID = clientId
    bringTo(document, { ...text, content }, new WordAuthors(() => null))
    const bytes = Y.encodeStateAsUpdate(document, before)
    const memberId = idOf(edit.by)
    await insertAuthors(tx, practiceId, documentId, [{ clientId, memberId, heldId: null }])
    await appendToLogs(tx, practiceId, [{ id: documentId, seq: stored.head + 1, bytes, writers: [memberId] }], at)
  } finally {
    document.destroy()
  }
}
