import { randomInt, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { readConfig } from '../../server/config.ts'
import type { Database, Tx } from '../../server/storage/database.ts'
import { openDatabase } from '../../server/storage/openDatabase.ts'
import { findEntries } from '../../server/storage/repos/auditSearch.ts'
import { insertCase, setCareRole } from '../../server/storage/repos/cases.ts'
import { insertDocument } from '../../server/storage/repos/documents.ts'
import { insertNote } from '../../server/storage/repos/notes.ts'
import { insertMember, insertPractice } from '../../server/storage/repos/people.ts'
import type { Compartment, Role } from '../../shared/access/vocabulary.ts'
import type { Phase } from '../../shared/api/notes.ts'
import {
  CaseId,
  CommentId,
  CommentThreadId,
  CredentialId,
  DocumentId,
  HeldId,
  HourId,
  InvitationId,
  MemberId,
  NoteId,
  PracticeId,
  ReasonId,
  SessionId,
  SupervisionId,
  TeamId,
  TemplateId,
  VersionId,
} from '../../shared/ids.ts'
import { type Dialect, migratedStorage, type TestStorage } from '../support/app.ts'

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
    storage = await migratedStorage(dialect)
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

const plain = (value: unknown): unknown =>
  typeof value === 'bigint' ? (Number.isSafeInteger(Number(value)) ? Number(value) : String(value)) : value

/** Runs a statement as another program would: not through the product, on a connection of its own. */
export async function runElsewhere(url: string, statement: string): Promise<Record<string, unknown>[]> {
  if (url.startsWith('file:')) {
    const database = new DatabaseSync(url.slice('file:'.length), { timeout: 5_000 })
    try {
      const prepared = database.prepare(statement)
      // The full-text index keeps numbers that JavaScript cannot count exactly; everything else is one that it can.
      prepared.setReadBigInts(true)
      return prepared
        .all()
        .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])))
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
  thread: () => CommentThreadId.parse(randomUUID()),
  comment: () => CommentId.parse(randomUUID()),
  reason: () => ReasonId.parse(randomUUID()),
  version: () => VersionId.parse(randomUUID()),
  held: () => HeldId.parse(randomUUID()),
  invitation: () => InvitationId.parse(randomUUID()),
  credential: () => CredentialId.parse(randomUUID()),
  team: () => TeamId.parse(randomUUID()),
  hour: () => HourId.parse(randomUUID()),
  supervision: () => SupervisionId.parse(randomUUID()),
  session: () => SessionId.parse((randomUUID() + randomUUID()).replaceAll('-', '')),
  client: () => randomInt(1, 2 ** 32),
}

/** The audit of a practice, newest first, with numbers below `before`. */
export const auditOf = (database: Database, practiceId: PracticeId, before = 1e9, limit = 20_000) =>
  findEntries(database.read, practiceId, {}, { first: 1, end: before, limit, order: 'newest first' })

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

export async function insertNewCase(tx: Tx, practiceId: PracticeId, lead: MemberId, code: string): Promise<CaseId> {
  const id = ids.case()
  const row = { id, code, preferredName: null, pronouns: null, indication: null, closedAt: null, createdAt: 1 }
  await insertCase(tx, practiceId, row)
  await setCareRole(tx, practiceId, { caseId: id, memberId: lead, role: 'lead' })
  return id
}

export const makeCase = (
  database: Database,
  practiceId: PracticeId,
  lead: MemberId,
  code = `C-${randomUUID().slice(0, 8)}`,
): Promise<CaseId> => database.write((tx) => insertNewCase(tx, practiceId, lead, code))

async function insertNewDocument(tx: Tx, practiceId: PracticeId, snapshot = bytes(0, 0)): Promise<DocumentId> {
  const id = ids.document()
  const document = { id, kind: 'note' as const, schemaVersion: 1, bytes: snapshot, systemClientId: ids.client(), at: 1 }
  await insertDocument(tx, practiceId, document)
  return id
}

export const makeDocument = (database: Database, practiceId: PracticeId, snapshot?: Uint8Array): Promise<DocumentId> =>
  database.write((tx) => insertNewDocument(tx, practiceId, snapshot))

export interface NewNote {
  practiceId: PracticeId
  caseId: CaseId
  author: MemberId
  kind?: Compartment
  createdAt?: number
  occurredOn?: string
  /** Preparation where nothing is said. */
  phase?: Phase
  title?: string
}

/** A note without a word in it, for what has to be told apart and not read. */
export async function insertNewNote(tx: Tx, of: NewNote): Promise<{ noteId: NoteId; documentId: DocumentId }> {
  const documentId = await insertNewDocument(tx, of.practiceId)
  const noteId = ids.note()
  await insertNote(tx, of.practiceId, {
    id: noteId,
    kind: of.kind ?? 'chart',
    caseId: of.caseId,
    documentId,
    templateId: TemplateId.parse('preparation-goals'),
    templateVersion: 1,
    title: of.title ?? 'A note',
    phase: of.phase ?? 'preparation',
    authorId: of.author,
    status: 'draft',
    occurredOn: of.occurredOn ?? '1970-01-01',
    createdAt: of.createdAt ?? 1,
  })
  return { noteId, documentId }
}

export const makeNote = (database: Database, of: NewNote) => database.write((tx) => insertNewNote(tx, of))

/** A practice with a lead, a case and a note. */
export async function makeChart(database: Database) {
  const practiceId = await makePractice(database)
  const lead = await makeMember(database, practiceId)
  const caseId = await makeCase(database, practiceId, lead)
  return { practiceId, lead, caseId, ...(await makeNote(database, { practiceId, caseId, author: lead })) }
}
