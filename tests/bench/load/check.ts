import * as Y from 'yjs'
import { keystroke, openingOf, wordsAfter, wordsOf } from './keystrokes.ts'
import type { Room, Server } from './room.ts'
import { Seat } from './seat.ts'
import { settled } from './settled.ts'

/** What does not hold in a room after the typing, as sentences: at its watchers, and in what the server kept. */
export async function faultsIn(server: Server, room: Room, base: Uint8Array): Promise<string[]> {
  const faults: string[] = []
  for (const watcher of room.watchers) {
    const doc = documentOf([base, openingOf(base, watcher.clientId), ...watcher.kept])
    doc.transact(() => {
      for (let number = 0; number < watcher.typed; number++) Y.applyUpdate(doc, keystroke(watcher.clientId, number))
    })
    faults.push(...wordsMissing(`at seat ${watcher.number}`, room, doc))
    doc.destroy()
  }
  if (server.contestant !== 'relay') {
    const doc = await fetchDocument(server, room.plan)
    faults.push(...wordsMissing('on the server', room, doc))
    doc.destroy()
  }
  return faults
}

function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}

function wordsMissing(where: string, room: Room, doc: Y.Doc): string[] {
  return room.seats.flatMap(({ clientId, typed, number }) =>
    wordsOf(doc, clientId) === wordsAfter(typed)
      ? []
      : [`${where}, the words of seat ${number} are not what was typed`],
  )
}

/** Fetches a document as a client that has nothing. */
export async function fetchDocument(
  server: Server,
  { documentId, cookies: [cookie = ''] }: { documentId: string; cookies: readonly string[] },
): Promise<Y.Doc> {
  const ignored = { onKeystrokes: () => undefined, onSaved: () => undefined }
  const seat = await Seat.open(0, { ...server, documentId, cookie }, { watches: true, keeps: true }, ignored)
  try {
    await settled('a document is fetched', () => seat.synced)
    return documentOf(seat.kept)
  } finally {
    seat.end()
  }
}

/** Keystrokes that are gone from a server after a crash. */
export interface Lost {
  /** Keystrokes typed until the crash. */
  typed: number
  /** Those that a colleague had seen, and how many of them are gone. */
  seen: number
  lostSeen: number
  /** Those that the server had said to be on disk, and how many of them are gone. */
  acknowledged: number
  lostAcknowledged: number
}

/** Holds what a server kept over a crash against what its clients had been shown and told. */
export async function lostIn(server: Server, rooms: readonly Room[]): Promise<Lost> {
  const lost: Lost = { typed: 0, seen: 0, lostSeen: 0, acknowledged: 0, lostAcknowledged: 0 }
  for (const room of rooms) {
    const doc = await fetchDocument(server, room.plan)
    for (const seat of room.seats) {
      const kept = Math.max(0, wordsOf(doc, seat.clientId).length - 1)
      const seen = Math.max(0, ...room.watchers.map((watcher) => watcher.seenOf(seat.clientId)))
      lost.typed += seat.typed
      lost.seen += seen
      lost.lostSeen += Math.max(0, seen - kept)
      lost.acknowledged += seat.acknowledged
      lost.lostAcknowledged += Math.max(0, seat.acknowledged - kept)
    }
    doc.destroy()
  }
  return lost
}
