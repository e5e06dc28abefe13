import { randomInt, randomUUID } from 'node:crypto'
import { CaseId, DocumentId, MemberId, NoteId, PracticeId, SupervisionId } from '../../../shared/ids.ts'
import { SCHEMA_VERSION } from '../../../shared/note/schema.ts'
import { findTemplate } from '../../../shared/templates/index.ts'
import { hashPassword } from '../../domain/auth/passwords.ts'
import type { Services } from '../../domain/services.ts'
import type { Tx } from '../../storage/database.ts'
import { insertCase, setCareRole } from '../../storage/repos/cases.ts'
import { insertAuthors, insertDocument } from '../../storage/repos/documents.ts'
import { insertNote } from '../../storage/repos/notes.ts'
import { anyPractice, insertMember, insertPractice } from '../../storage/repos/people.ts'
import { insertSupervision } from '../../storage/repos/supervision.ts'
import { demoCases } from './cases.ts'
import type { DemoCase, DemoNote } from './demoCase.ts'
import {
  type DemoPerson,
  lead,
  otherPracticeName,
  outsider,
  ownPeople,
  practiceName,
  supervisees,
  supervisor,
} from './people.ts'
import { writeNote } from './writeNote.ts'

const day = 24 * 60 * 60_000

/**
 * Fills an empty database with the demonstration, all of it in one transaction, so that a process that is killed
 * meanwhile leaves it empty. Fulfils with the addresses to sign in with, or null where there is data already.
 */
export async function seedDemonstration(services: Services, password: string): Promise<string[] | null> {
  if (await anyPractice(services.database.read)) return null
  const passwordHash = await hashPassword(password)
  const at = services.clock()
  await services.database.write(async (tx) => {
    const own = await seedPractice(tx, practiceName, ownPeople, passwordHash, at)
    await seedPractice(tx, otherPracticeName, [outsider], passwordHash, at)
    for (const supervisee of supervisees) {
      await insertSupervision(tx, own.practiceId, {
        id: SupervisionId.parse(randomUUID()),
        supervisorId: own.idOf(supervisor),
        superviseeId: own.idOf(supervisee),
        backupId: null,
        from: at - 200 * day,
        to: null,
        covers: null,
      })
    }
    for (const demoCase of demoCases) await seedCase(tx, own, demoCase, at)
  })
  return [...ownPeople, outsider].map(
    ({ email, name, careRole }) => `${email}  ${name}${careRole ? `, ${careRole}` : ''}`,
  )
}

interface SeededPractice {
  practiceId: PracticeId
  idOf: (person: DemoPerson) => MemberId
}

async function seedPractice(
  tx: Tx,
  name: string,
  people: readonly DemoPerson[],
  passwordHash: string,
  at: number,
): Promise<SeededPractice> {
  const practiceId = PracticeId.parse(randomUUID())
  await insertPractice(tx, { id: practiceId, name, at })
  const ids = new Map<DemoPerson, MemberId>()
  for (const person of people) {
    const id = MemberId.parse(randomUUID())
    ids.set(person, id)
    const { email, roles, color } = person
    await insertMember(tx, { id, practiceId, email, name: person.name, roles, color, passwordHash, at })
  }
  const idOf = (person: DemoPerson): MemberId => {
    const id = ids.get(person)
    if (!id) throw new Error(`${person.email} is not of this practice.`)
    return id
  }
  return { practiceId, idOf }
}

async function seedCase(tx: Tx, practice: SeededPractice, demoCase: DemoCase, at: number): Promise<void> {
  const id = CaseId.parse(randomUUID())
  const { code, preferredName, pronouns, indication, openedDaysAgo, notes } = demoCase
  const createdAt = at - openedDaysAgo * day
  await insertCase(tx, practice.practiceId, {
    id,
    code,
    preferredName,
    pronouns,
    indication,
    closedAt: null,
    createdAt,
  })
  for (const person of ownPeople) {
    if (person.careRole === null) continue
    await setCareRole(tx, practice.practiceId, { caseId: id, memberId: practice.idOf(person), role: person.careRole })
  }
  for (const note of notes) await seedNote(tx, practice, id, note, at)
}

async function seedNote(tx: Tx, practice: SeededPractice, caseId: CaseId, note: DemoNote, at: number): Promise<void> {
  const template = findTemplate(note.templateId)
  if (!template) throw new Error(`There is no template ${note.templateId}.`)
  const { practiceId } = practice
  const written = writeNote(template, note.sections, () => randomInt(1, 2 ** 32))
  const createdAt = at - note.daysAgo * day
  const documentId = DocumentId.parse(randomUUID())
  const { bytes, systemClientId } = written
  await insertDocument(tx, practiceId, {
    id: documentId,
    schemaVersion: SCHEMA_VERSION,
    bytes,
    systemClientId,
    at: createdAt,
  })
  const authors = [...written.authors].map(([person, clientId]) => ({
    clientId,
    memberId: practice.idOf(person),
    heldId: null,
  }))
  if (authors.length > 0) await insertAuthors(tx, practiceId, documentId, authors)
  await insertNote(tx, practiceId, {
    id: NoteId.parse(randomUUID()),
    caseId,
    documentId,
    templateId: template.id,
    templateVersion: template.version,
    title: template.name,
    phase: template.phase,
    authorId: practice.idOf(note.author ?? lead),
    status: 'draft',
    occurredOn: new Date(createdAt).toISOString().slice(0, 10),
    createdAt,
  })
}
