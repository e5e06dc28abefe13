import { randomUUID } from 'node:crypto'
import type { NoteMove } from '../../../shared/api/templates.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { AuthoredNode } from '../../../shared/history/authored.ts'
import type { NoteId } from '../../../shared/ids.ts'
import { beginSections } from '../../../shared/templates/begin.ts'
import { moveText, type Versions } from '../../../shared/templates/move.ts'
import type { Tx } from '../../storage/database.ts'
import { setTemplateVersion } from '../../storage/repos/noteStates.ts'
import type { NoteOfMember } from '../../storage/repos/notes.ts'
import { listTemplateVersions } from '../../storage/repos/templateVersions.ts'
import { recordAudit } from '../audit/record.ts'
import { requireWritable } from '../history/restore.ts'
import type { EditText } from '../history/textEdit.ts'
import { versionsAround } from '../history/versionsAround.ts'
import { readText } from '../history/versionText.ts'
import { type NoteForActor, requireNote } from '../notes/notes.ts'
import { settingsIn } from '../practice/settings.ts'
import type { Actor, Services } from '../services.ts'
import { writeAs } from '../writeAs.ts'
import { valuesFor } from './startOfNote.ts'
import { requireTemplate, type TemplateForActor } from './templates.ts'
import { newestText } from './templateText.ts'
import { versionOfNote } from './versionOfNote.ts'

const mostTries = 5

/**
 * What would become of a draft that moves to the newest version of its template. `to` is null where there is none newer that
 * the actor may use, or the actor may not change the note.
 */
export async function previewMove(services: Services, actor: Actor, id: NoteId): Promise<NoteMove> {
  const { note, abilities } = await requireNote(services.database.read, actor, services.clock(), id, 'read')
  const found = await templateOf(services, actor, note)
  const stays = { templateId: note.templateId, from: note.templateVersion, to: null, summaries: [], sections: [] }
  if (!found || !abilities.restore || found.template.version <= note.templateVersion)
    return { ...stays, name: found?.template.name ?? note.title }
  const stored = await readText(services.database, actor.practiceId, note.documentId)
  if (!stored) throw new DomainError('not_found')
  const { changes } = moveText(stored.text, await textsFor(services, actor, note, found), randomUUID)
  const versions = await listTemplateVersions(services.database.read, actor.practiceId, note.templateId)
  const summaries = versions.flatMap(({ number, summary }) =>
    number !== null && number > note.templateVersion ? [{ number, summary }] : [],
  )
  const to = found.template.version
  return { ...stays, name: found.template.name, to, summaries, sections: changes }
}

/**
 * Moves a draft to the newest version of its template, as an edit of the actor's; what it was stands in a version that is kept
 * right before. A note that takes no text does not move: `wrong_state`, `case_closed` or `note_locked`. `changed_meanwhile` where
 * `version` is not the newest any more.
 */
export async function moveDraft(
  services: Services,
  editText: EditText,
  actor: Actor,
  id: NoteId,
  version: number,
): Promise<NoteForActor> {
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const note = await requireWritable(services, actor, id)
    const found = await templateOf(services, actor, note)
    if (!found) throw new DomainError('not_found')
    if (found.template.version !== version || version <= note.templateVersion)
      throw new DomainError('changed_meanwhile')
    const texts = await textsFor(services, actor, note, found)
    const become = (text: AuthoredNode) => moveText(text, texts, randomUUID).text
    const write = (tx: Tx) => setTemplateVersion(tx, actor.practiceId, id, version)
    const { edit } = versionsAround(services, actor, note, { before: 'before_move', after: 'moved' }, write)
    const { practiceId } = actor
    const { caseId, documentId, templateVersion: from } = note
    const subject = { kind: 'note', id } as const
    const audit = { action: 'note.moved', by: actor, subject, detail: { from, to: version } } as const
    const outcome = await editText({ practiceId, caseId, documentId, actor, become, ...edit, audit })
    switch (outcome.is) {
      case 'unchanged':
        await writeAs(services, actor, async (tx, now) => {
          await requireNote(tx, now, services.clock(), id, 'restore')
          await write(tx)
          await recordAudit(tx, services.clock(), audit)
        })
        return moved(services, actor, id)
      case 'done':
        return moved(services, actor, id)
      case 'too_large':
        throw new DomainError('too_large')
      case 'failed':
        throw new DomainError('storage_refuses')
      case 'again':
      case 'locked':
    }
  }
  throw new DomainError('note_busy')
}

function moved(services: Services, actor: Actor, id: NoteId): Promise<NoteForActor> {
  services.publisher.publish({ type: 'noteChanged', practiceId: actor.practiceId, noteId: id })
  return requireNote(services.database.read, actor, services.clock(), id, 'read')
}

/** The note's template, where the actor may use it. */
async function templateOf(
  services: Services,
  actor: Actor,
  { templateId }: NoteOfMember,
): Promise<TemplateForActor | undefined> {
  try {
    return await requireTemplate(services.database.read, actor, templateId, 'use')
  } catch (error) {
    if (error instanceof DomainError) return undefined
    throw error
  }
}

async function textsFor(
  services: Services,
  actor: Actor,
  note: NoteOfMember,
  found: TemplateForActor,
): Promise<Versions> {
  const { read } = services.database
  const current = await valuesFor(services, actor, note.caseId, note.occurredOn, note.id)
  // Whoever moves it did not begin it.
  const values = { ...current, author: note.authorName }
  const { settings: practice } = await settingsIn(read, actor.practiceId)
  const begin = { newId: randomUUID, practice, values }
  return {
    from: beginSections(await versionOfNote(read, actor.practiceId, note), begin),
    to: beginSections(await newestText(read, actor, found), begin),
  }
}
