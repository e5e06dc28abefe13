import { randomUUID } from 'node:crypto'
import type { Compartment } from '../../../shared/access/vocabulary.ts'
import type { Score } from '../../../shared/api/facts.ts'
import type { Phase } from '../../../shared/api/notes.ts'
import { placeNotes } from '../../../shared/course/place.ts'
import { isOpenGoal } from '../../../shared/course/thread.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { CaseId, NoteId, TemplateId } from '../../../shared/ids.ts'
import { MAX_ATTRIBUTE_LENGTH } from '../../../shared/note/attributes.ts'
import { defaultSettings } from '../../../shared/practice/defaults.ts'
import { beginSections, type VariableValues } from '../../../shared/templates/begin.ts'
import type { WrittenSection } from '../../../shared/templates/content.ts'
import type { Template } from '../../../shared/templates/index.ts'
import { writtenSections } from '../../../shared/templates/written.ts'
import type { Tx } from '../../storage/database.ts'
import { listCareTeam } from '../../storage/repos/cases.ts'
import { requireCase } from '../cases/cases.ts'
import { courseNoteOf } from '../cases/standing.ts'
import { notesOf } from '../notes/notes.ts'
import { settingsIn } from '../practice/settings.ts'
import type { Actor, Services } from '../services.ts'
import { caseItemsOf } from '../threads/threads.ts'
import { requireTemplate } from './templates.ts'
import { newestText } from './templateText.ts'

/** What a new note is begun from. */
export interface StartOfNote {
  templateId: TemplateId
  version: number
  name: string
  phase: Phase | null
  compartment: Compartment
  sections: WrittenSection[]
}

/**
 * The newest version of a template for a note that the actor begins in this transaction, with its variables filled.
 * `invalid_request` where there is no such template for the actor, or it was never published.
 */
export async function startOfNote(
  tx: Tx,
  actor: Actor,
  templateId: TemplateId,
  values: VariableValues,
): Promise<StartOfNote> {
  const found = await usable(tx, actor, templateId)
  const { name, phase, compartment, version } = found.template
  const { settings: practice } = await settingsIn(tx, actor.practiceId)
  const sections = beginSections(await newestText(tx, actor, found), { newId: randomUUID, practice, values })
  return { templateId, version, name, phase, compartment, sections }
}

/** What stands beside a signed note has a template of its own, which is on no shelf and has no blocks. */
export function startOfAmendment(template: Template): StartOfNote {
  const { id: templateId, version, name, phase, compartment } = template
  return {
    templateId,
    version,
    name,
    phase,
    compartment,
    sections: writtenSections(template, randomUUID, defaultSettings),
  }
}

async function usable(tx: Tx, actor: Actor, templateId: TemplateId) {
  try {
    return await requireTemplate(tx, actor, templateId, 'use')
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const message =
      error.code === 'not_allowed' ? 'This template has not been published yet.' : 'There is no such template.'
    throw new DomainError('invalid_request', { errors: [{ path: 'templateId', message }] })
  }
}

/**
 * What the variables of templates say in a note of this case that is about this day, as the case is committed at this moment. Of
 * the notes only those count that are about no later day; doses, scores and goals of the note `itself`, where it is there already, do
 * not. Read before the note's transaction, which nobody waits for then.
 */
export async function valuesFor(
  services: Services,
  actor: Actor,
  caseId: CaseId,
  occurredOn: string,
  itself?: NoteId,
): Promise<VariableValues> {
  const { read } = services.database
  const { code } = await requireCase(read, actor, caseId, 'read')
  const notes = (await notesOf(services, actor, caseId))
    .map(courseNoteOf)
    .filter((note) => note.id !== itself && note.occurredOn <= occurredOn)
  const { doses } = placeNotes(notes)
  const team = await listCareTeam(read, actor.practiceId, caseId)
  const { items } = await caseItemsOf(services, actor, caseId)
  const last = (measure: Score['measure']): string => {
    const newest = placeNotes(notes)
      .notes.toReversed()
      .flatMap(({ note }) => (note.facts?.scores ?? []).map((score) => ({ score, on: score.on ?? note.occurredOn })))
      .find(({ score }) => score.measure === measure)
    return newest ? `${newest.score.total} on ${newest.on}` : 'not answered yet'
  }
  return {
    'client code': code,
    'session number': doses === null ? '' : String(doses + 1),
    date: occurredOn,
    author: actor.name,
    'care team': shortened(team.map(({ name, role }) => `${name} (${role})`).join(', ')),
    'last PHQ-9': last('phq9'),
    'last GAD-7': last('gad7'),
    'last PCL-5': last('pcl5'),
    'open goals': shortened(
      items
        .filter((item) => isOpenGoal(item) && item.noteId !== itself)
        .map(({ text }) => text.trim())
        .filter((text) => text !== '')
        .join('; ') || 'none',
    ),
  }
}

/** A value may stand in a template thousands of times: it is no longer than a value of a note may be. */
const shortened = (words: string): string =>
  words.length <= MAX_ATTRIBUTE_LENGTH ? words : `${words.slice(0, MAX_ATTRIBUTE_LENGTH - 1)}…`
