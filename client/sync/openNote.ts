import * as decoding from 'lib0/decoding'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Note } from '../../shared/api/notes.ts'
import { SCHEMA_VERSION } from '../../shared/note/schema.ts'
import { closeCodes } from '../../shared/sync/closeCodes.ts'
import { encodeSaved, encodeUpdate, frameTypes, type HeldNotice } from '../../shared/sync/frames.ts'
import { readHeldNotice } from './heldNotice.ts'
import {
  answered,
  ask,
  changed,
  inStep,
  type Ledger,
  lostConnection,
  newLedger,
  resumed,
  type SavedState,
  type Stop,
  savedState,
  stopped,
} from './ledger.ts'
import { ownWordsSince } from './ownWords.ts'
import { Unsaved } from './unsaved.ts'

/** What the API says about a note whose socket was refused: a browser cannot see why. */
export type Reach = 'there' | 'signedOut' | 'gone' | 'away'

export interface NoteSync {
  saved: SavedState
  /** The document was in step with the server at least once: it may be shown. */
  ready: boolean
}

/** One note open in this page: its document, who else is there, and where its words are. */
export interface OpenNote {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  state(): NoteSync
  subscribe(listener: () => void): () => void
  /** Own words that are not known to be on disk. */
  unsavedWords(): string
  /** Tries again after something stopped it, such as signing in again. */
  resume(): void
  /** Ends the connection and forgets the document. */
  close(): void
}

interface Surroundings {
  /** Asked after a refused handshake. */
  reach: () => Promise<Reach>
  /** Words of this author were not merged; they are among the held ones. */
  onHeld: () => void
}

/** Milliseconds between two questions whether everything is on disk. */
const askEvery = 300

/**
 * What a held update means for the document it came from. Its author's ids are closed for the note, so that going on in
 * the same document would only add to what is held; words that a colleague overwrote were merged before, and it goes on.
 */
const stopOfHeld: Record<HeldNotice['reason'], Stop | null> = {
  locked: 'locked',
  revoked: 'withdrawn',
  read_only: 'readOnly',
  foreign: 'apart',
  overwritten: null,
}

/** Stops that the server names when it closes a socket. */
const stopOf = new Map<number, Stop>([
  [closeCodes.sessionOver, 'sessionOver'],
  [closeCodes.accessWithdrawn, 'withdrawn'],
  [closeCodes.noSuchDocument, 'withdrawn'],
  [closeCodes.locked, 'locked'],
  [closeCodes.tooLarge, 'tooLarge'],
  [closeCodes.clientTooOld, 'clientTooOld'],
  [closeCodes.tooMany, 'tooMany'],
])

/**
 * Opens a note over the stock y-websocket provider. Nothing is kept in this browser: the document lives in memory and
 * on the server. Neither BroadcastChannel nor its fall-back in localStorage is used.
 */
export function openNote({ documentId }: Pick<Note, 'documentId'>, around: Surroundings): OpenNote {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${location.origin.replace(/^http/, 'ws')}/sync`, documentId, doc, {
    // What this page can read, which an older page must not take from the server's answer.
    params: { schema: String(SCHEMA_VERSION) },
    disableBc: true,
    // Without a spread, a whole practice would come back in the same moment after a restart.
    maxBackoffTime: 8_000 + Math.random() * 7_000,
  })

  // The state that a document begins with counts as none for everybody else: say once that somebody is here.
  provider.awareness.setLocalStateField('cursor', null)

  let ledger = newLedger
  let sync: NoteSync = { saved: savedState(ledger), ready: false }
  /** This page's own clock in the document: what is on disk, and what each question covers. */
  let storedClock = 0
  const unsaved = new Unsaved()
  const coveredBy = new Map<number, { clock: number; reach: number }>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()

  const become = (next: Ledger, ready = sync.ready) => {
    ledger = next
    sync = { saved: savedState(next), ready }
    for (const listener of listeners) listener()
  }

  const askNow = () => {
    timer = undefined
    const asked = ask(ledger)
    if (asked.number === null || !provider.ws) return
    coveredBy.set(asked.number, { clock: Y.getState(doc.store, doc.clientID), reach: unsaved.reach })
    provider.ws.send(new Uint8Array(encodeSaved(asked.number)))
    become(asked.ledger)
  }

  const stop = (why: Stop) => {
    provider.disconnect()
    become(stopped(ledger, why))
  }

  provider.messageHandlers[frameTypes.saved] = (_encoder, decoder) => {
    const number = decoding.readVarUint(decoder)
    const covered = coveredBy.get(number)
    if (covered) {
      storedClock = Math.max(storedClock, covered.clock)
      unsaved.saved(covered.reach)
    }
    coveredBy.delete(number)
    become(answered(ledger, number))
  }
  provider.messageHandlers[frameTypes.held] = (_encoder, decoder) => {
    const reason = readHeldNotice(decoder)?.reason
    const why = reason && stopOfHeld[reason]
    if (why) stop(why)
    around.onHeld()
  }
  // The provider would only warn; who may do what is said by close codes and by the API.
  provider.messageHandlers[frameTypes.auth] = () => {}

  const onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin === provider) return
    unsaved.add(update)
    become(changed(ledger, Date.now()))
    timer ??= setTimeout(askNow, askEvery)
  }
  // After the provider's own listener, so that the update is on its way before it is asked about.
  doc.on('update', onUpdate)

  // Before the provider answers the server's question, which comes a moment later.
  provider.on('status', ({ status }) => {
    if (status !== 'connected') return
    for (const message of unsaved.messages()) provider.ws?.send(new Uint8Array(encodeUpdate(message)))
  })
  provider.on('sync', (inStepNow) => {
    if (!inStepNow) return
    coveredBy.clear()
    become(inStep(ledger), true)
    askNow()
  })
  provider.on('connection-close', (event) => {
    const refused = event !== null && !provider.wsconnected
    become(lostConnection(ledger))
    if (refused) askWhy()
  })
  provider.on('closed', ({ code }) => stop(stopOf.get(code) ?? 'malformed'))

  const askWhy = () => {
    around.reach().then(
      (reach) => {
        if (reach === 'signedOut') stop('sessionOver')
        if (reach === 'gone') stop('withdrawn')
      },
      () => {
        // No answer at all: the provider goes on trying.
      },
    )
  }

  /** Tries at once instead of at the end of a pause. A socket that waits for its handshake is given up for a new one. */
  const reconnect = () => {
    if (ledger.link.kind === 'stopped') return
    provider.disconnect()
    provider.connect()
  }
  // A dead connection would take its words for sent until a timeout. The server may still be near (on this machine), so
  // it is tried again.
  const onOffline = reconnect
  const onOnline = () => {
    if (!provider.synced) reconnect()
  }
  addEventListener('offline', onOffline)
  addEventListener('online', onOnline)

  return {
    doc,
    awareness: provider.awareness,
    state: () => sync,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    unsavedWords: () => ownWordsSince(doc, storedClock),
    resume() {
      if (ledger.link.kind !== 'stopped') return
      become(resumed(ledger))
      provider.connect()
    },
    close() {
      clearTimeout(timer)
      removeEventListener('offline', onOffline)
      removeEventListener('online', onOnline)
      listeners.clear()
      doc.off('update', onUpdate)
      provider.destroy()
      provider.awareness.destroy()
      doc.destroy()
    },
  }
}
