import { createHash } from 'node:crypto'
import * as decoding from 'lib0/decoding'
import { expect } from 'vitest'
import * as Y from 'yjs'
import { frameTypes, type HeldNotice } from '../../shared/sync/frames.ts'
import { clinic, type TestMember } from '../support/actors.ts'
import { type App, startApp } from '../support/app.ts'
import { connect, type DocumentOf, firstParagraph, openRaw, type RawSocket, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import type { Id } from './hostileUpdates.ts'

/** A note on which somebody honest works, watched from all sides, so that an attempt which changes anything is seen. */
export async function stage() {
  const app = await startApp()
  const people = await clinic(app)
  const { lead, note } = people
  const honest = connect(lead, note)
  await honest.synced()
  write(honest.doc, 'written in good faith ')
  await honest.allSaved()
  return { app, ...people, honest }
}
export type Stage = Awaited<ReturnType<typeof stage>>

/** What is on disk and what people see of it: all of it must be the same after an attempt that was refused. */
export async function recordOf({ app, lead, note, honest }: Stage) {
  const { read } = app.services.database
  const head = await read
    .selectFrom('document')
    .select(['head', 'locked'])
    .where('id', '=', note.documentId)
    .executeTakeFirstOrThrow()
  const log = await read
    .selectFrom('document_update')
    .select(['seq', 'bytes'])
    .where('document_id', '=', note.documentId)
    .orderBy('seq')
    .execute()
  const authors = await read
    .selectFrom('document_author')
    .select(['client_id', 'member_id'])
    .where('document_id', '=', note.documentId)
    .orderBy('client_id')
    .execute()
  const exported = await lead.call('GET', `/api/notes/${note.id}/export?format=markdown`)
  return {
    head,
    log: log.map(({ seq, bytes }) => [seq, createHash('sha256').update(bytes).digest('hex')]),
    authors,
    markdown: await exported.text(),
    seen: honest.xml(),
  }
}

/** Fails where an attempt changed anything, or where the people in the room can no longer work together. */
export async function expectUntouched(stage: Stage, before: Awaited<ReturnType<typeof recordOf>>): Promise<void> {
  expect(await recordOf(stage)).toEqual(before)
  await expectHealthy(stage)
}

/** The honest author goes on in the same room, and somebody who comes in reads it. */
export async function expectHealthy({ honest, supervisor, note }: Stage): Promise<void> {
  const closes = honest.closes.length
  write(honest.doc, 'and afterwards ')
  await honest.allSaved()
  expect(honest.closes).toHaveLength(closes)
  const reader = connect(supervisor, note)
  await reader.synced()
  await until('a newcomer reads the same', () => reader.xml() === honest.xml())
  reader.provider.destroy()
}

/** Who was refused what, by the audit. */
export async function refusalsOf(app: App, member: TestMember): Promise<string[]> {
  const rows = await app.services.database.read
    .selectFrom('audit_entry')
    .select(['action', 'detail'])
    .where('member_id', '=', member.id)
    .where('action', 'in', ['write.refused', 'access.refused'])
    .orderBy('seq')
    .execute()
  return rows.map(({ action, detail }) => `${action} ${detail}`)
}

/** A socket without a stock client behind it. */
export const raw = (member: TestMember, note: DocumentOf): Promise<RawSocket> => openRaw(member, note)

/** What frame 5 has told a bare socket. */
export function noticesOf({ messages }: RawSocket): HeldNotice[] {
  return messages.flatMap((message) => {
    const decoder = decoding.createDecoder(message)
    if (decoding.readVarUint(decoder) !== frameTypes.held) return []
    return [JSON.parse(decoding.readVarString(decoder)) as HeldNotice]
  })
}

/** The numbers that frame 4 has answered to a bare socket. */
export function savedOf({ messages }: RawSocket): number[] {
  return messages.flatMap((message) => {
    const decoder = decoding.createDecoder(message)
    return decoding.readVarUint(decoder) === frameTypes.saved ? [decoding.readVarUint(decoder)] : []
  })
}

/** A replica of what the honest author sees, under a client id of one's own. */
export function replicaOf({ honest }: Pick<Stage, 'honest'>, clientId?: number): Y.Doc {
  const doc = new Y.Doc()
  if (clientId !== undefined) doc.clientID = clientId
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(honest.doc), 'network')
  return doc
}

/** The update that a change makes. */
export function updateOf(doc: Y.Doc, change: () => void): Uint8Array {
  const updates: Uint8Array[] = []
  const collect = (update: Uint8Array) => updates.push(update)
  doc.on('update', collect)
  doc.transact(change)
  doc.off('update', collect)
  return Y.mergeUpdates(updates)
}

/** The item that a node is, for what is made by hand to refer to. */
export function idOf(node: Y.AbstractType<never> | Y.XmlElement | Y.XmlText): Id {
  const item = node._item
  if (item === null) throw new Error('A root has no id.')
  return { client: item.id.client, clock: item.id.clock }
}

/** The section and the paragraph in which the honest author writes, and the words there. */
export function placesOf(doc: Y.Doc) {
  const paragraph = firstParagraph(doc)
  const section = paragraph.parent
  const text = paragraph.get(0)
  if (!(section instanceof Y.XmlElement) || !(text instanceof Y.XmlText)) throw new Error('The note has other nodes.')
  const first = text._start
  if (first === null) throw new Error('Nobody has written.')
  return { section: idOf(section), paragraph: idOf(paragraph), text: idOf(text), words: { ...first.id } }
}
