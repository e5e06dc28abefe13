import { setLocked } from '../../server/storage/repos/documents.ts'
import { HeldItems, Note } from '../../shared/api/notes.ts'
import { DocumentId } from '../../shared/ids.ts'
import { clinic, type TestMember } from '../support/actors.ts'
import { type App, startApp } from '../support/app.ts'
import { connect, type DocumentOf, type TestClient, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'

/** Two clinicians, `a` the lead and `b` the co-therapist, with one note open in which each could write. */
export async function pair(options: Parameters<typeof startApp>[0] = {}) {
  const app = await startApp(options)
  const people = await clinic(app)
  const [a, b] = [connect(people.lead, people.note), connect(people.cotherapist, people.note)]
  await Promise.all([a.synced(), b.synced()])
  write(a.doc, 'note')
  await Promise.all([a.allSaved(), b.allSaved()])
  await alike(a, b)
  return { app, ...people, a, b }
}
export type Pair = Awaited<ReturnType<typeof pair>>

/** Fulfils when all show the same. */
export const alike = (...clients: TestClient[]): Promise<void> =>
  until('all show the same', () => new Set(clients.map((client) => client.xml())).size === 1)

/** Takes clients off the line. */
export function apart(...clients: TestClient[]): void {
  for (const { provider } of clients) provider.disconnect()
}

/** Brings a client back, and waits until what it has is on disk. */
export async function back(client: TestClient): Promise<void> {
  client.provider.connect()
  await client.allSaved()
}

/** A member's own held words in a note that wait for them. */
export async function heldOf(member: TestMember, note: { id: string }) {
  return HeldItems.parse(await (await member.call('GET', `/api/notes/${note.id}/held`)).json()).items
}

/** Locks a note’s document or opens it again, and nothing else of what signing and withdrawing do. */
export async function lock({ app, lead, note }: Pick<Pair, 'app' | 'lead' | 'note'>, locked = true): Promise<void> {
  const documentId = DocumentId.parse(note.documentId)
  await app.services.database.write((tx) => setLocked(tx, lead.practiceId, documentId, locked))
  app.services.publisher.publish({ type: 'documentLocked', documentId })
}

/** Makes the server read a document anew, as it does when another process may have changed it. */
export function readAnew({ app, note }: Pick<Pair, 'app' | 'note'>): void {
  app.services.publisher.publish({ type: 'documentLocked', documentId: note.documentId })
}

/** What a note is at this moment: the version that its API tells, and its text as Markdown. */
export async function noteOf(member: TestMember, note: { id: string }) {
  const { version } = Note.parse(await (await member.call('GET', `/api/notes/${note.id}`)).json())
  const markdown = await (await member.call('GET', `/api/notes/${note.id}/export?format=markdown`)).text()
  return { version, markdown }
}

/** The rows in which a document is stored. */
export async function storedRows(app: App, note: DocumentOf) {
  const documentId = DocumentId.parse(note.documentId)
  const { read } = app.services.database
  const log = await read
    .selectFrom('document_update')
    .select(['seq', 'bytes'])
    .where('document_id', '=', documentId)
    .orderBy('seq')
    .execute()
  const { head } = await read
    .selectFrom('document')
    .select('head')
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow()
  const snapshot = await read
    .selectFrom('document_snapshot')
    .select(['seq', 'bytes'])
    .where('document_id', '=', documentId)
    .executeTakeFirst()
  const authors = await read
    .selectFrom('document_author')
    .select(['client_id as clientId', 'member_id as memberId', 'held_id as heldId'])
    .where('document_id', '=', documentId)
    .execute()
  return { log, head, snapshot, authors }
}
