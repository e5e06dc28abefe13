import { randomUUID } from 'node:crypto'
import { readConfig } from '../../server/config.ts'
import { hashPassword } from '../../server/domain/auth/passwords.ts'
import type { Tx } from '../../server/storage/database.ts'
import { openDatabase } from '../../server/storage/openDatabase.ts'
import { insertCase, setCareRole } from '../../server/storage/repos/cases.ts'
import { insertDocument } from '../../server/storage/repos/documents.ts'
import { insertNote } from '../../server/storage/repos/notes.ts'
import { insertMember, insertPractice } from '../../server/storage/repos/people.ts'
import { CaseId, DocumentId, MemberId, NoteId, PracticeId } from '../../shared/ids.ts'
import { createNoteDocument } from '../../shared/note/create.ts'
import { SCHEMA_VERSION } from '../../shared/note/schema.ts'
import { defaultSettings } from '../../shared/practice/defaults.ts'
import { findTemplate } from '../../shared/templates/index.ts'
import { startIn } from './contestants.ts'

/** A note, and the sessions of those who may write in it. */
export interface BenchNote {
  documentId: string
  cookies: readonly string[]
}

/** A practice as the load meets it. All notes begin with the same bytes. */
export interface Practice {
  folder: string
  base: Uint8Array
  /** Notes of one case that has everybody on its care team. */
  busyNotes: readonly BenchNote[]
  /** Notes of many cases with three people each. */
  quietNotes: readonly BenchNote[]
}

/** With three writers in each of a thousand notes, nobody has more sockets open than a member may. */
export const memberCount = 50
const busyNoteCount = 24
const quietNotesPerCase = 20
const teamSize = 3
const password = 'a long enough password'

/**
 * Makes the practice: people, cases with their care teams and notes are written to an empty database, and then
 * everybody signs in at the real door, so that each socket of the load has a session of its member.
 */
export async function preparePractice(folder: string): Promise<Practice> {
  const template = findTemplate('session-guided-imagery')
  if (!template) throw new Error('The template of the benchmark is gone.')
  const base = createNoteDocument(template, { newId: randomUUID, clientId: 2 ** 31, practice: defaultSettings })
  const members = Array.from({ length: memberCount }, (_, number) => ({
    id: MemberId.parse(randomUUID()),
    email: `writer-${number}@bench.example`,
    name: `Writer ${number}`,
  }))
  const passwordHash = await hashPassword(password)
  const practiceId = PracticeId.parse(randomUUID())
  const at = Date.now()
  const { databaseUrl } = readConfig({ DATA_DIR: folder })
  const database = await openDatabase(databaseUrl)
  const ids = members.map(({ id }) => id)
  const quiet: { documentId: string; team: readonly number[] }[] = []
  let busy: string[] = []
  await database.write(async (tx) => {
    await insertPractice(tx, { id: practiceId, name: 'Bench', at })
    for (const { id, email, name } of members)
      await insertMember(tx, { id, practiceId, email, name, roles: ['clinician'], color: 'p1', passwordHash, at })
    busy = await seedCase(tx, { practiceId, team: ids, notes: busyNoteCount, base, template, at })
    for (const number of members.keys()) {
      const team = Array.from({ length: teamSize }, (_, place) => (number + place) % memberCount)
      const teamIds = team.map((one) => ids[one]).filter((id) => id !== undefined)
      const notes = await seedCase(tx, { practiceId, team: teamIds, notes: quietNotesPerCase, base, template, at })
      quiet.push(...notes.map((documentId) => ({ documentId, team })))
    }
  })
  await database.close()
  const cookies = await signInAll(
    folder,
    members.map(({ email }) => email),
  )
  return {
    folder,
    base,
    busyNotes: busy.map((documentId) => ({ documentId, cookies })),
    quietNotes: quiet.map(({ documentId, team }) => ({ documentId, cookies: team.map((one) => cookies[one] ?? '') })),
  }
}

interface SeededCase {
  practiceId: PracticeId
  team: readonly MemberId[]
  notes: number
  base: Uint8Array
  template: NonNullable<ReturnType<typeof findTemplate>>
  at: number
}

async function seedCase(tx: Tx, { practiceId, team, notes, base, template, at }: SeededCase): Promise<string[]> {
  const caseId = CaseId.parse(randomUUID())
  await insertCase(tx, practiceId, {
    id: caseId,
    code: caseId,
    preferredName: null,
    pronouns: null,
    indication: null,
    closedAt: null,
    createdAt: at,
  })
  const [lead] = team
  if (!lead) throw new Error('A case needs a lead.')
  for (const memberId of team) {
    const role = memberId === lead ? 'lead' : 'co-therapist'
    await setCareRole(tx, practiceId, { caseId, memberId, role })
  }
  const made: string[] = []
  for (let count = 0; count < notes; count++) {
    const documentId = DocumentId.parse(randomUUID())
    await insertDocument(tx, practiceId, {
      id: documentId,
      kind: 'note',
      schemaVersion: SCHEMA_VERSION,
      bytes: base,
      systemClientId: 2 ** 31,
      at,
    })
    await insertNote(tx, practiceId, {
      id: NoteId.parse(randomUUID()),
      kind: 'chart',
      caseId,
      documentId,
      templateId: template.id,
      templateVersion: template.version,
      title: template.name,
      phase: template.phase,
      authorId: lead,
      status: 'draft',
      occurredOn: '2026-01-01',
      createdAt: at,
    })
    made.push(documentId)
  }
  return made
}

async function signInAll(folder: string, emails: readonly string[]): Promise<string[]> {
  const server = await startIn('throughline', folder)
  const origin = `http://localhost:${server.port}`
  try {
    return await Promise.all(
      emails.map(async (email) => {
        const response = await fetch(`${origin}/api/auth/sign-in`, {
          method: 'POST',
          headers: { origin, 'content-type': 'application/json' },
          body: JSON.stringify({ email, password }),
        })
        const cookie = response.headers.getSetCookie()[0]?.split(';')[0]
        if (response.status !== 200 || !cookie) throw new Error(`A sign-in was answered with ${response.status}.`)
        return cookie
      }),
    )
  } finally {
    await server.stop()
  }
}
