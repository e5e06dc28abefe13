import { DeviceKey as DeviceKeyAnswer, DeviceKeys } from '../../shared/api/account.ts'
import type { MemberId, NoteId } from '../../shared/ids.ts'
import { SCHEMA_VERSION } from '../../shared/note/schema.ts'
import { ask, tell } from '../api/request.ts'
import { type DeviceKey, importDeviceKey } from './deviceKey.ts'
import { KeptPage } from './keptPage.ts'
import { aboutLabel, aboutWords, Label, lockOf } from './label.ts'
import { leavingEvent } from './leaving.ts'
import {
  eraseKeys,
  type KeptRecord,
  keepsSomething,
  listKeyIds,
  listRecords,
  rememberKey,
  removeRecords,
} from './records.ts'
import { decodeUpdates } from './updates.ts'

/** Words of this member that no page of this browser is about to send. `updates` is null where they are damaged. */
export interface KeptWords extends Label {
  id: string
  updates: Uint8Array[] | null
  /** They were written with this version of the page and can go into the note as they are. */
  fits: boolean
}

/** Keys that could not be had are asked for again after this. Milliseconds. */
const retryAfter = 10_000

/** The records of pages that live, by their locks. Asked, not tried: two who try at once would take each other for pages. */
async function recordsInUse(): Promise<Set<string | undefined>> {
  const { held } = await navigator.locks.query()
  return new Set(held?.map(({ name }) => name))
}

/** What this browser keeps for one member: written and not yet acknowledged, readable only while they are signed in. */
export class Keeping {
  readonly memberId: MemberId
  #keys: Promise<DeviceKey[]> | null = null
  #made: Promise<DeviceKey | null> | null = null
  readonly #pages = new Set<KeptPage>()
  readonly #listeners = new Set<() => void>()

  constructor(memberId: MemberId) {
    this.memberId = memberId
  }

  /** The member is in: keys are asked for, and what pages could not write meanwhile is written. */
  enter(): void {
    this.#askForKeys()
    for (const page of this.#pages) void page.flush()
    this.changed()
  }

  /** The session was locked or ended: what is written is written, and the keys are let go of. */
  async leave(): Promise<void> {
    const keys = this.#keys
    // Not in the middle of the drawing that covers the page.
    await Promise.resolve()
    dispatchEvent(new Event(leavingEvent))
    await Promise.all([...this.#pages].map((page) => page.flush()))
    // The same member may be back already.
    if (this.#keys !== keys) return
    this.#keys = null
    this.#made = null
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  changed(): void {
    for (const listener of this.#listeners) listener()
  }

  /** Begins to keep what a page writes in a note. `onKept` hears whether it could be kept. */
  page(note: Pick<Label, 'noteId' | 'documentId' | 'title'>, onKept: (kept: boolean | null) => void): KeptPage {
    const page = new KeptPage(this, { ...note, schemaVersion: SCHEMA_VERSION }, onKept)
    this.#pages.add(page)
    return page
  }

  forget(page: KeptPage): void {
    this.#pages.delete(page)
    this.changed()
  }

  /** The key to write under, made when it is first needed; null while nothing can be kept. */
  async keyToWrite(): Promise<DeviceKey | null> {
    const [known] = (await this.#keys) ?? []
    if (known || this.#keys === null) return known ?? null
    this.#made ??= this.#makeKey().catch(() => {
      // Out of reach, or there are too many: asked again with the next words. The screen says that nothing is kept.
      this.#made = null
      return null
    })
    return this.#made
  }

  /** Abandoned words of this member, all or one note's. */
  async list(noteId?: NoteId): Promise<KeptWords[]> {
    if (this.#keys === null || !(await keepsSomething())) return []
    const keys = await this.#known()
    const found: KeptWords[] = []
    const [records, inUse] = await Promise.all([listRecords(), recordsInUse()])
    for (const record of records) {
      const key = keys.find(({ id }) => id === record.keyId)
      if (!key || inUse.has(lockOf(record.id))) continue
      const kept = await this.#read(key, record)
      if (kept && (noteId === undefined || kept.noteId === noteId)) found.push(kept)
    }
    return found.toSorted((one, other) => other.at - one.at)
  }

  async remove(ids: readonly string[]): Promise<void> {
    await removeRecords(ids)
    this.changed()
  }

  /** Whether signing out now would lose something of this member's. */
  async hasAny(): Promise<boolean> {
    if ([...this.#pages].some((page) => page.isHolding)) return true
    return (await this.list()).length > 0
  }

  /** Removes everything that this browser keeps for the member, here and its keys on the server. */
  async erase(): Promise<void> {
    const keys = await this.#known()
    for (const page of this.#pages) page.abandon()
    if (keys.length === 0) return
    await eraseKeys(keys.map(({ id }) => id))
    await Promise.all(keys.map(({ id }) => tell(`/me/device-keys/${id}`, { method: 'DELETE' })))
  }

  /** Without the server or the browser's storage nothing can be read; what is kept stays, and is found when they are back. */
  #askForKeys(again = false): void {
    const asked: Promise<DeviceKey[]> = this.#openKeys().then(
      (keys) => {
        if (again && this.#keys === asked) this.changed()
        return keys
      },
      () => {
        setTimeout(() => {
          if (this.#keys === asked) this.#askForKeys(true)
        }, retryAfter)
        return []
      },
    )
    this.#keys = asked
  }

  async #openKeys(): Promise<DeviceKey[]> {
    if (!(await keepsSomething())) return []
    const ids = await listKeyIds()
    const { items } = await ask(DeviceKeys, '/me/device-keys/look', { method: 'POST', body: { ids } })
    return Promise.all(items.map(({ id, key }) => importDeviceKey(id, key)))
  }

  /** The member's keys of this browser, each once. */
  async #known(): Promise<DeviceKey[]> {
    const made = await this.#made
    const keys = [...((await this.#keys) ?? []), ...(made ? [made] : [])]
    return [...new Map(keys.map((key) => [key.id, key])).values()]
  }

  async #makeKey(): Promise<DeviceKey> {
    const { id, key } = await ask(DeviceKeyAnswer, '/me/device-keys', { method: 'POST' })
    await rememberKey(id)
    return importDeviceKey(id, key)
  }

  async #read(key: DeviceKey, record: KeptRecord): Promise<KeptWords | null> {
    try {
      const bytes = await key.open(record.label, aboutLabel(this.memberId, record.id))
      const label = Label.parse(JSON.parse(new TextDecoder().decode(bytes)))
      const fits = label.schemaVersion === SCHEMA_VERSION
      const updates = await key.open(record.words, aboutWords(this.memberId, label)).then(decodeUpdates, () => null)
      return { ...label, id: record.id, updates, fits }
    } catch {
      // Not even its label is whole: it stays, and says nothing.
      return null
    }
  }
}
