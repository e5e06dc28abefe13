import { randomInt, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { readConfig } from '../../server/config.ts'
import type { Database } from '../../server/storage/database.ts'
import { openDatabase } from '../../server/storage/openDatabase.ts'
import { insertCase, setCareRole } from '../../server/storage/repos/cases.ts'
import { insertDocument } from '../../server/storage/repos/documents.ts'
import { insertNote } from '../../server/storage/repos/notes.ts'
import { insertMember, insertPractice } from '../../server/storage/repos/people.ts'
import type { Role } from '../../shared/access/vocabulary.ts'
import { CaseId, DocumentId, HeldId, MemberId, NoteId, PracticeId, SessionId, TemplateId } from '../../shared/ids.ts'
import { type Dialect, type TestStorage, testStorage } from '../support/app.ts'

/** Storage on its own, without the rest of the server, and a way around it. */
export interface Store {
  database: Database
  url: string
  /** Runs a statement on a connection of its own, as another program would, and fulfils with its rows. */
  elsewhere(statement: string): Promise<Record<string, unknown>[]>
}

/** Opens one database for all tests of a `describe`, each of which makes what it needs under ids of its own. */
export function storeOf(dialect: Dialect): { readonly now: Store } {
  let storage: TestStorage | undefined
  let store: Store | undefined
  beforeAll(async () => {
    storage = await testStorage(dialect)
    const url = databaseUrlOf(storage)
    store = { database: await openDatabase(url), url, elsewhere: (statement) => runElsewhere(url, statement) }
  })
  afterAll(async () => {
    await store?.database.close()
    await storage?.remove()
  })
  return {
    get now() {
      if (!store) throw new Error('The database is open only while tests run.')
      return store
    },
  }
}

export const databaseUrlOf = (storage: TestStorage): string => readConfig(storage.environment).databaseUrl

/** Runs a statement as another program would: not through the product, on a connection of its own. */
export async function runElsewhere(url: string, statement: string): Promise<Record<string, unknown>[]> {
  if (url.startsWith('file:')) {
    const database = new DatabaseSync(url.slice('file:'.length), { timeout: 5_000 })
    try {
      return database.prepare(statement).all()
    } finally {
      database.close()
    }
  }
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

/** The file of an embedded database in a folder. */
export const fileIn = (folder: string): string => `file:${join(folder, 'throughline.db')}`

export const ids = {
  practice: () => PracticeId.parse(randomUUID()),
  member: () => MemberId.parse(randomUUID()),
  case: () => CaseId.parse(randomUUID()),
  note: () => NoteId.parse(randomUUID()),
  document: () => DocumentId.parse(randomUUID()),
  held: () => HeldId.parse(randomUUID()),
  session: () => SessionId.parse((randomUUID() + randomUUID()).replaceAll('-', '')),
  client: () => randomInt(1, 2 ** 32),
}

export const bytes = (...values: number[]): Uint8Array => new Uint8Array(values)

export async function makePractice(database: Database, name = 'A practice'): Promise<PracticeId> {
  const id = ids.practice()
  await database.write((tx) => insertPractice(tx, { id, name, at: 1 }))
  return id
}

export async function makeMember(
  database: Database,
  practiceId: PracticeId,
  given: { name?: string; roles?: Role[]; email?: string } = {},
): Promise<MemberId> {
  const id = ids.member()
  const { name = 'Somebody', roles = ['clinician'], email = `${id}@test.example` } = given
  const member = { id, practiceId, email, name, roles, color: 'p1' as const, passwordHash: 'none', at: 1 }
  await database.write((tx) => insertMember(tx, member))
  return id
}

export async function makeCase(
  database: Database,
  practiceId: PracticeId,
  lead: MemberId,
  code = `C-${randomUUID().slice(0, 8)}`,
): Promise<CaseId> {
  const id = ids.case()
  const row = { id, code, preferredName: null, pronouns: null, indication: null, closedAt: null, createdAt: 1 }
  await database.write(async (tx) => {
    await insertCase(tx, practiceId, row)
    await setCareRole(tx, practiceId, { caseId: id, memberId: lead, role: 'lead' })
  })
  return id
}

export async function makeDocument(
  database: Database,
  practiceId: PracticeId,
  snapshot = bytes(0, 0),
): Promise<DocumentId> {
  const id = ids.document()
  const document = { id, schemaVersion: 1, bytes: snapshot, systemClientId: ids.client(), at: 1 }
  await database.write((tx) => insertDocument(tx, practiceId, document))
  return id
}

export async function makeNote(
  database: Database,
  of: { practiceId: PracticeId; caseId: CaseId; author: MemberId; createdAt?: number },
): Promise<{ noteId: NoteId; documentId: DocumentId }> {
  const documentId = await makeDocument(database, of.practiceId)
  const noteId = ids.note()
  const note = {
    id: noteId,
    caseId: of.caseId,
    documentId,
    templateId: TemplateId.parse('preparation-goals'),
    templateVersion: 1,
    title: 'A note',
    phase: 'preparation' as const,
    authorId: of.author,
    status: 'draft' as const,
    createdAt: of.createdAt ?? 1,
  }
  await database.write((tx) => insertNote(tx, of.practiceId, note))
  return { noteId, documentId }
}

/** A practice with a lead, a case and a note. */
export async function makeChart(database: Database) {
  const practiceId = await makePractice(database)
  const lead = await makeMember(database, practiceId)
  const caseId = await makeCase(database, practiceId, lead)
  return { practiceId, lead, caseId, ...(await makeNote(database, { practiceId, caseId, author: lead })) }
}
