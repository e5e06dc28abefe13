import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb'
import type { DeviceKeyId } from '../../shared/ids.ts'
import type { Sealed } from './deviceKey.ts'

/** What one page has written in one note and the server has not acknowledged. Nothing in it is readable as it stands. */
export interface KeptRecord {
  id: string
  keyId: DeviceKeyId
  /** The note, as a tag. */
  note: string
  /** Which note, and since when. */
  label: Sealed
  words: Sealed
}

interface Kept extends DBSchema {
  records: { key: string; value: KeptRecord }
  keys: { key: string; value: { id: DeviceKeyId } }
}

const name = 'throughline-kept'

const open = (): Promise<IDBPDatabase<Kept>> =>
  openDB<Kept>(name, 1, {
    upgrade(database) {
      database.createObjectStore('records', { keyPath: 'id' })
      database.createObjectStore('keys', { keyPath: 'id' })
    },
    // Another page wants it away: it holds nothing then.
    blocking: (_before, _wanted, event) => {
      if (event.target instanceof IDBDatabase) event.target.close()
    },
  })

/** Opens the database for one piece of work. `otherwise` where there is none and the work needs none. */
async function within<Result>(work: (database: IDBPDatabase<Kept>) => Promise<Result>): Promise<Result> {
  const database = await open()
  try {
    return await work(database)
  } finally {
    database.close()
  }
}

/** Whether this browser keeps anything at all, for anybody. */
export async function keepsSomething(): Promise<boolean> {
  return (await indexedDB.databases()).some((database) => database.name === name)
}

export const listKeyIds = (): Promise<DeviceKeyId[]> =>
  within(async (database) => (await database.getAll('keys')).map(({ id }) => id))

export const rememberKey = (id: DeviceKeyId): Promise<unknown> => within((database) => database.put('keys', { id }))

export const listRecords = (): Promise<KeptRecord[]> => within((database) => database.getAll('records'))

/** Writes one record and removes those whose content it has taken over, both or neither. */
export const putRecord = (record: KeptRecord, instead: readonly string[]): Promise<void> =>
  within(async (database) => {
    const change = database.transaction('records', 'readwrite', { durability: 'strict' })
    await Promise.all([
      change.store.put(record),
      ...instead.filter((id) => id !== record.id).map((id) => change.store.delete(id)),
      change.done,
    ])
  })

export const removeRecords = (ids: readonly string[]): Promise<void> =>
  within(async (database) => {
    const change = database.transaction('records', 'readwrite', { durability: 'strict' })
    await Promise.all([...ids.map((id) => change.store.delete(id)), change.done])
  })

/** Removes keys with everything kept under them; what belongs to others stays, and without others nothing does. */
export async function eraseKeys(ids: readonly DeviceKeyId[]): Promise<void> {
  const isEmpty = await within(async (database) => {
    const change = database.transaction(['records', 'keys'], 'readwrite', { durability: 'strict' })
    const records = change.objectStore('records')
    for (const record of await records.getAll()) if (ids.includes(record.keyId)) await records.delete(record.id)
    for (const id of ids) await change.objectStore('keys').delete(id)
    const left = (await change.objectStore('keys').count()) + (await records.count())
    await change.done
    return left === 0
  })
  if (isEmpty) await deleteDB(name)
}
