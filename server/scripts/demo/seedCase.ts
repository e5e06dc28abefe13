import { randomInt, randomUUID } from 'node:crypto'
import { CaseId, DocumentId, NoteId } from '../../../shared/ids.ts'
import { SCHEMA_VERSION } from '../../../shared/note/schema.ts'
import { defaultSettings } from '../../../shared/practice/defaults.ts'
import { beginSections, type VariableValues } from '../../../shared/templates/begin.ts'
import { findTemplate } from '../../../shared/templates/index.ts'
import type { StartOfNote } from '../../domain/templates/startOfNote.ts'
import type { Tx } from '../../storage/database.ts'
import { insertCase, listCareTeam, setCareRole, setCaseClosed } from '../../storage/repos/cases.ts'
import { putCourse } from '../../storage/repos/courses.ts'
import { insertAuthors, insertDocument } from '../../storage/repos/documents.ts'
import { insertNote } from '../../storage/repos/notes.ts'
import { dateOf, momentOf } from './days.ts'
import type { DemoCase, DemoNote } from './demoCase.ts'
import { type DemoItems, itemsOf } from './items.ts'
import { ownPeople } from './people.ts'
import type { SeededPractice } from './seedPractice.ts'
import type { WrittenNote } from './seedReview.ts'
import type { SeededTemplates } from './seedTemplates.ts'
import { writeNote } from './writeNote.ts'

type PracticeWithTemplates = SeededPractice & { templates: SeededTemplates }

/** Writes a case with its care team, its course and its notes, all of them drafts so far. */
export async function seedCase(
  tx: Tx,
  practice: PracticeWithTemplates,
  demoCase: DemoCase,
  at: number,
): Promise<WrittenNote[]> {
  const id = CaseId.parse(randomUUID())
  const { practiceId, idOf } = practice
  const { code, preferredName, pronouns, indication, opened, closed, notes } = demoCase
  await insertCase(tx, practiceId, {
    id,
    code,
    preferredName,
    pronouns,
    indication,
    closedAt: null,
    createdAt: momentOf(opened, '09:00', at),
  })
  const everywhere = ownPeople.flatMap((person) =>
    person.careRole === null ? [] : [{ person, careRole: person.careRole }],
  )
  for (const { person, careRole } of [...everywhere, ...(demoCase.alsoOnTeam ?? [])])
    await setCareRole(tx, practiceId, { caseId: id, memberId: idOf(person), role: careRole })
  await seedCourse(tx, practice, id, demoCase, at)
  const items = itemsOf(notes)
  const written: WrittenNote[] = []
  for (const note of notes) written.push(await seedNote(tx, practice, { caseId: id, demoCase, items }, note, at))
  if (closed) await setCaseClosed(tx, practiceId, id, { at: momentOf(closed.day, '17:00', at), reason: closed.reason })
  return written
}

async function seedCourse(
  tx: Tx,
  { practiceId }: SeededPractice,
  caseId: CaseId,
  { indication, course }: DemoCase,
  at: number,
): Promise<void> {
  const { plannedDoses, rhythm, endPoint, begun, ended } = course
  await putCourse(tx, practiceId, caseId, {
    number: 1,
    indication,
    plannedDoses,
    rhythm,
    endPoint,
    begunOn: dateOf(begun, at),
    endedOn: ended ? dateOf(ended, at) : null,
  })
}

async function seedNote(
  tx: Tx,
  practice: PracticeWithTemplates,
  { caseId, demoCase, items }: { caseId: CaseId; demoCase: DemoCase; items: DemoItems },
  note: DemoNote,
  at: number,
): Promise<WrittenNote> {
  const template = findTemplate(note.templateId)
  if (!template) throw new Error(`There is no template ${note.templateId}.`)
  const { practiceId } = practice
  const start = await startOf(tx, practice, { caseId, demoCase }, note, at)
  const { bytes, systemClientId, authors } = writeNote(template, note.sections, {
    clientIds: () => randomInt(1, 2 ** 32),
    seededAt: at,
    items,
    begun: start?.sections,
  })
  // Early in the morning nothing of today has been written yet.
  const createdAt = Math.min(momentOf(note.day, note.at, at), at)
  const documentId = DocumentId.parse(randomUUID())
  await insertDocument(tx, practiceId, {
    id: documentId,
    kind: template.compartment === 'process' ? 'process' : 'note',
    schemaVersion: SCHEMA_VERSION,
    bytes,
    systemClientId,
    at: createdAt,
  })
  const wrote = [...authors].map(([person, clientId]) => ({ clientId, memberId: practice.idOf(person), heldId: null }))
  if (wrote.length > 0) await insertAuthors(tx, practiceId, documentId, wrote)
  const noteId = NoteId.parse(randomUUID())
  await insertNote(tx, practiceId, {
    id: noteId,
    kind: template.compartment,
    caseId,
    documentId,
    templateId: start?.templateId ?? template.id,
    templateVersion: start?.version ?? template.version,
    title: start?.name ?? template.name,
    phase: template.phase,
    authorId: practice.idOf(note.author),
    status: 'draft',
    occurredOn: dateOf(note.day, at),
    createdAt,
  })
  return { note, noteId, documentId }
}

/** What a note is begun from where that is a version of a template of the practice, with its variables filled. */
async function startOf(
  tx: Tx,
  { practiceId, templates }: PracticeWithTemplates,
  { caseId, demoCase: { code, notes } }: { caseId: CaseId; demoCase: DemoCase },
  { begunFrom, author, day }: DemoNote,
  at: number,
): Promise<Pick<StartOfNote, 'templateId' | 'version' | 'name' | 'sections'> | undefined> {
  if (!begunFrom) return undefined
  const { template, version } = begunFrom
  const seeded = templates.get(template)
  const written = seeded?.versions[version - 1]
  if (!seeded || !written) throw new Error(`${template.described.name} has no version ${version}.`)
  const today = dateOf(day, at)
  const earlier = notes.filter((note) => dateOf(note.day, at) < today && phaseOf(note) === 'session')
  const team = await listCareTeam(tx, practiceId, caseId)
  const values: VariableValues = {
    'client code': code,
    'session number': String(earlier.length + 1),
    date: today,
    author: author.name,
    'care team': team.map(({ name, role }) => `${name} (${role})`).join(', '),
    // What templates from which the demonstration begins a note do not ask for.
    ...{ 'last PHQ-9': '', 'last GAD-7': '', 'last PCL-5': '', 'open goals': '' },
  }
  const sections = beginSections(written, { newId: randomUUID, practice: defaultSettings, values })
  return { templateId: seeded.id, version, name: template.described.name, sections }
}

const phaseOf = ({ templateId }: DemoNote) => findTemplate(templateId)?.phase
