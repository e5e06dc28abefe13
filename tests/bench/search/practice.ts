import { randomUUID } from 'node:crypto'
import type { Actor } from '../../../server/domain/services.ts'
import type { Database } from '../../../server/storage/database.ts'
import { insertCase, setCareRole } from '../../../server/storage/repos/cases.ts'
import { insertDocument } from '../../../server/storage/repos/documents.ts'
import { insertNote } from '../../../server/storage/repos/notes.ts'
import { insertMember, insertPractice } from '../../../server/storage/repos/people.ts'
import { putSearched, type SearchedNote } from '../../../server/storage/repos/search.ts'
import { CaseId, DocumentId, MemberId, NoteId, PracticeId, SessionId } from '../../../shared/ids.ts'
import { SCHEMA_VERSION } from '../../../shared/note/schema.ts'
import { builtInTemplates, type Template } from '../../../shared/templates/index.ts'
import { writtenDocument } from './documents.ts'
import { seeded, sentences } from './words.ts'

const notesPerCase = 20
/** Of a member with few cases. */
const fewCases = 5
const notesAtOnce = 200
/** Words of a note, and of the longest: an evaluation, say. */
const [shortNote, longNote] = [250, 1_400]

/** A practice of notes of ordinary length, with a member of every case and one of a few. */
export interface SearchedPractice {
  all: Actor
  few: Actor
  cases: readonly CaseId[]
  notes: number
}

/** Writes the practice as the server does: cases, notes, and what is searched of them. */
export async function preparePractice(database: Database, notes: number): Promise<SearchedPractice> {
  const random = seeded(notes)
  const at = Date.now()
  const practiceId = PracticeId.parse(randomUUID())
  const [all, few] = [actorOf(practiceId), actorOf(practiceId)]
  await database.write(async (tx) => {
    await insertPractice(tx, { id: practiceId, name: 'Bench', at })
    for (const { memberId: id, email, name } of [all, few])
      await insertMember(tx, {
        id,
        practiceId,
        email,
        name,
        roles: ['clinician'],
        color: 'p1',
        passwordHash: 'none',
        at,
      })
  })
  const cases: CaseId[] = []
  // Every case has the same documents: they take longer to make than to read.
  const documents = Array.from({ length: notesPerCase }, (_, place) =>
    writtenDocument(templateAt(place), wordsOfNote(random), random),
  )
  for (let made = 0; made < notes; made += notesAtOnce) {
    await database.write(async (tx) => {
      const searched: SearchedNote[] = []
      for (let number = made; number < Math.min(notes, made + notesAtOnce); number++) {
        if (number % notesPerCase === 0) {
          const id = CaseId.parse(randomUUID())
          const code = `K-${String(1_000 + cases.length)}`
          const row = {
            id,
            code,
            preferredName: `Client ${cases.length}`,
            pronouns: null,
            indication: null,
            closedAt: null,
            createdAt: at,
          }
          await insertCase(tx, practiceId, row)
          await setCareRole(tx, practiceId, { caseId: id, memberId: all.memberId, role: 'lead' })
          if (cases.length < fewCases)
            await setCareRole(tx, practiceId, { caseId: id, memberId: few.memberId, role: 'co-therapist' })
          cases.push(id)
        }
        const caseId = cases.at(-1)
        const template = templateAt(number % notesPerCase)
        const bytes = documents[number % notesPerCase]
        if (!caseId || !bytes) throw new Error('A note needs a case and a document.')
        const [noteId, documentId] = [NoteId.parse(randomUUID()), DocumentId.parse(randomUUID())]
        await insertDocument(tx, practiceId, {
          id: documentId,
          kind: 'note',
          schemaVersion: SCHEMA_VERSION,
          bytes,
          systemClientId: 1,
          at,
        })
        await insertNote(tx, practiceId, {
          id: noteId,
          kind: 'chart',
          caseId,
          documentId,
          templateId: template.id,
          templateVersion: template.version,
          title: template.name,
          phase: template.phase,
          authorId: all.memberId,
          status: 'draft',
          occurredOn: new Date(Date.UTC(2024, 0, 1 + (number % 900))).toISOString().slice(0, 10),
          createdAt: at,
        })
        const share = Math.ceil(wordsOfNote(random) / template.sections.length)
        const sections = template.sections.map(({ key, title }) => ({ id: key, title, text: sentences(share, random) }))
        searched.push({ noteId, caseId, head: 1, sections })
      }
      await putSearched(tx, database.dialect, practiceId, searched)
    })
  }
  return { all, few, cases, notes }
}

const wordsOfNote = (random: () => number): number => shortNote + Math.floor(random() ** 2 * (longNote - shortNote))

function templateAt(place: number): Template {
  const template = builtInTemplates[place % builtInTemplates.length]
  if (!template) throw new Error('There are no templates.')
  return template
}

function actorOf(practiceId: PracticeId): Actor {
  const memberId = MemberId.parse(randomUUID())
  const sessionId = SessionId.parse((randomUUID() + randomUUID()).replaceAll('-', ''))
  return {
    practiceId,
    memberId,
    sessionId,
    name: 'Somebody',
    email: `${memberId}@bench.example`,
    color: 'p1',
    roles: ['clinician'],
  }
}
