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
  /** Whether what is not on the server's disk yet is written in this browser, and outlives this page; null if unknown. */
  kept: boolean | null
}

/** One note open in this page: its document, who else is there, and where its words are. */
export interface OpenNote {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  state(): NoteSync
  subscribe(listener: () => void): () => void
  /**
   * Takes in what this member wrote in an earlier page and nobody acknowledged: it goes up as it was made, under the ids
   * it was made under, and this page goes on under its own.
   */
  bringBack(updates: readonly Uint8Array[]): void
  /** Hears whether unsaved words could be kept in this browser, or null where there are none. */
  setKept(kept: boolean | null): void
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
  /** These updates, and no others, are not known to be on the server's disk. */
  onUnsaved: (updates: readonly Uint8Array[]) => void
}

/** Milliseconds between two questions whether everything is on disk. */
const askEvery = 300

/** Held words stop the note after this at the latest, if nobody answers whether all of them are on disk. Milliseconds. */
const answerWithin = 3_000

/**
 * What a held update means for the document it came from. Its author's ids are closed for the note, so that going on in
 * the same document would only add to what is held; words that a colleague overwrote were merged before, and it goes on.
 */
const stopOfHeld: Record<HeldNotice['reason'], Stop | null> = {
  locked: 'locked',
  revoked: 'withdrawn',
  read_only: 'readOnly',
  foreign: 'apart',
  misplaced: 'apart',
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
 * Opens a note over the stock y-websocket provider. The document lives in memory and on the server; what is not saved yet
 * is handed to `onUnsaved`, which may keep it. Neither BroadcastChannel nor its fall-back in localStorage is used.
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
  let sync: NoteSync = { saved: savedState(ledger), ready: false, kept: null }
  /** This page's own clock in the document: what is on disk, and what each question covers. */
  let storedClock = 0
  const unsaved = new Unsaved()
  const coveredBy = new Map<number, { clock: number; reach: number }>()
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Words are held: why the note stops, and the question whose answer it waits for. */
  let ending: { why: Stop; number: number; timer: ReturnType<typeof setTimeout> } | null = null
  const listeners = new Set<() => void>()

  const become = (next: Ledger, ready = sync.ready) => {
    ledger = next
    sync = { ...sync, saved: savedState(next), ready }
    for (const listener of listeners) listener()
  }

  /** Brought back before the document was in step: its words stand in it once it is. */
  const awaited: Uint8Array[] = []
  const takeIn = (updates: readonly Uint8Array[]) => {
    // As if they came from the server: they have been sent as they were made, and are not sent again as they fit in here.
    for (const update of updates) Y.applyUpdate(doc, update, provider)
  }

  const askNow = (): number | null => {
    clearTimeout(timer)
    timer = undefined
    const asked = ask(ledger)
    if (asked.number === null || !provider.ws) return null
    coveredBy.set(asked.number, { clock: Y.getState(doc.store, doc.clientID), reach: unsaved.reach })
    provider.ws.send(new Uint8Array(encodeSaved(asked.number)))
    become(asked.ledger)
    return asked.number
  }

  const stop = (why: Stop) => {
    clearTimeout(ending?.timer)
    ending = null
    provider.disconnect()
    become(stopped(ledger, why))
  }

  /**
   * A held notice speaks of one update; others may be on their way still. So the note stops when the server has said that
   * everything is on disk, and what it does not say that of stays unsaved, and kept. Who lost the note is not asked to wait.
   */
  const stopWhenAnswered = (why: Stop) => {
    if (ending) return
    const number = why === 'withdrawn' ? null : askNow()
    if (number === null) return stop(why)
    ending = { why, number, timer: setTimeout(() => stop(why), answerWithin) }
  }

  provider.messageHandlers[frameTypes.saved] = (_encoder, decoder) => {
    const number = decoding.readVarUint(decoder)
    const covered = coveredBy.get(number)
    if (covered) {
      storedClock = Math.max(storedClock, covered.clock)
      unsaved.saved(covered.reach)
      around.onUnsaved(unsaved.all)
    }
    coveredBy.delete(number)
    // Held is on disk, and yet not what somebody takes 'Saved' for.
    if (!ending) become(answered(ledger, number))
    else if (number >= ending.number) stop(ending.why)
  }
  provider.messageHandlers[frameTypes.held] = (_encoder, decoder) => {
    const notice = readHeldNotice(decoder)
    const why = notice && stopOfHeld[notice.reason]
    if (why && notice.heldId === null) stop(why)
    else if (why) stopWhenAnswered(why)
    around.onHeld()
  }
  // The provider would only warn; who may do what is said by close codes and by the API.
  provider.messageHandlers[frameTypes.auth] = () => {}

  const onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin === provider) return
    unsaved.add(update)
    around.onUnsaved(unsaved.all)
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
    takeIn(awaited.splice(0))
    become(inStep(ledger), true)
    askNow()
  })
  provider.on('connection-close', (event) => {
    const refused = event !== null && !provider.wsconnected
    if (ending) return stop(ending.why)
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
    bringBack(updates) {
      for (const update of updates) {
        unsaved.add(update)
        if (provider.wsconnected) provider.ws?.send(new Uint8Array(encodeUpdate(update)))
      }
      around.onUnsaved(unsaved.all)
      if (sync.ready) takeIn(updates)
      else awaited.push(...updates)
      become(changed(ledger, Date.now()))
      timer ??= setTimeout(askNow, askEvery)
    },
    setKept(kept) {
      if (kept === sync.kept) return
      sync = { ...sync, kept }
      for (const listener of listeners) listener()
    },
    unsavedWords: () => ownWordsSince(doc, storedClock),
    resume() {
      if (ledger.link.kind !== 'stopped') return
      become(resumed(ledger))
      provider.connect()
    },
    close() {
      clearTimeout(timer)
      clearTimeout(ending?.timer)
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
