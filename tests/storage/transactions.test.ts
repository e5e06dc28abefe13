import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../server/storage/openDatabase.ts'
import { appendAudit } from '../../server/storage/repos/audit.ts'
import { appendToLogs, loadDocument, lockHeads } from '../../server/storage/repos/documents.ts'
import { findPractice, insertPractice } from '../../server/storage/repos/people.ts'
import { dialects } from '../support/app.ts'
import { auditOf, bytes, ids, makeDocument, makePractice, storeOf } from './store.ts'

const refusal = new Error('the act changed its mind')

describe.each(dialects)('a transaction on %s', (dialect) => {
  const store = storeOf(dialect)
  const practice = (name = 'A practice') => ({ id: ids.practice(), name, at: 1 })

  it('that throws leaves nothing behind, and its caller gets what it threw', async () => {
    const { database } = store.now
    const [one, other] = [practice(), practice()]
    const act = database.write(async (tx) => {
      await insertPractice(tx, one)
      await insertPractice(tx, other)
      throw refusal
    })
    await expect(act).rejects.toBe(refusal)
    expect(await findPractice(database.read, one.id)).toBeUndefined()
    expect(await findPractice(database.read, other.id)).toBeUndefined()
  })

  it('that a constraint ends leaves nothing behind, and the next one works', async () => {
    const { database } = store.now
    const [one, next] = [practice(), practice()]
    const act = database.write(async (tx) => {
      await insertPractice(tx, one)
      await insertPractice(tx, one)
    })
    await expect(act).rejects.toThrow()
    await database.write((tx) => insertPractice(tx, next))
    expect(await findPractice(database.read, one.id)).toBeUndefined()
    expect(await findPractice(database.read, next.id)).toEqual({ id: next.id, name: next.name })
  })

  it('is seen by readers only when it is committed, and reads never wait for it', async () => {
    const { database } = store.now
    const made = practice()
    const seenInside: unknown[] = []
    await database.write(async (tx) => {
      await insertPractice(tx, made)
      seenInside.push(await findPractice(tx, made.id), await findPractice(database.read, made.id))
    })
    expect(seenInside).toEqual([{ id: made.id, name: made.name }, undefined])
    expect(await findPractice(database.read, made.id)).toBeDefined()
  })

  it('that was acknowledged stays when the one beside it is taken back', async () => {
    const { database } = store.now
    const practices = Array.from({ length: 40 }, () => practice())
    const acts = practices.map((one, index) =>
      database.write(async (tx) => {
        await insertPractice(tx, one)
        if (index % 2 === 1) throw refusal
      }),
    )
    const ends = await Promise.allSettled(acts)
    for (const [index, one] of practices.entries()) {
      const committed = ends[index]?.status === 'fulfilled'
      expect(committed).toBe(index % 2 === 0)
      expect((await findPractice(database.read, one.id)) !== undefined).toBe(committed)
    }
  })

  it('that takes a document keeps the others waiting, so that its log has no gap and no double', async () => {
    const { database } = store.now
    const practiceId = await makePractice(database)
    const id = await makeDocument(database, practiceId)
    const append = (value: number) =>
      database.write(async (tx) => {
        const [head] = await lockHeads(tx, dialect, practiceId, [id])
        if (!head) throw new Error('The document is there.')
        await appendToLogs(tx, practiceId, [{ id, seq: head.head + 1, bytes: bytes(value) }], 2)
      })
    await Promise.all(Array.from({ length: 20 }, (_, index) => append(index)))
    const stored = await loadDocument(database, practiceId, id)
    expect(stored?.head).toBe(21)
    expect(stored?.log.map((row) => row[0] ?? -1).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, index) => index),
    )
  })

  it('keeps numbers beyond 32 bits, bytes of every value, empty bytes, nulls and signs from every script', async () => {
    const { database } = store.now
    const practiceId = await makePractice(database, 'Пра́ктика 👩🏽‍⚕️ “quoted” \\ %')
    expect((await findPractice(database.read, practiceId))?.name).toBe('Пра́ктика 👩🏽‍⚕️ “quoted” \\ %')
    const every = Uint8Array.from({ length: 256 }, (_, value) => value)
    const id = await makeDocument(database, practiceId, every)
    await database.write((tx) => appendToLogs(tx, practiceId, [{ id, seq: 2, bytes: bytes() }], 2 ** 52))
    const stored = await loadDocument(database, practiceId, id)
    expect(stored?.snapshot).toEqual(every)
    expect(stored?.log).toEqual([bytes()])
    expect(stored?.snapshot?.constructor).toBe(Uint8Array)
    const at = Number.MAX_SAFE_INTEGER
    const row = { practiceId, at, memberId: null, action: 'x', subjectKind: null, subjectId: null, detail: null }
    await database.write((tx) => appendAudit(tx, [row]))
    expect(await auditOf(database, practiceId)).toMatchObject([row])
  })

  it('carries more rows than one statement can, all or none', async () => {
    const { database } = store.now
    const practiceId = await makePractice(database)
    const row = { practiceId, at: 1, memberId: null, action: 'x', subjectKind: null, subjectId: null, detail: null }
    const rows = Array.from({ length: 10_000 }, () => row)
    const takenBack = database.write(async (tx) => {
      await appendAudit(tx, rows)
      throw refusal
    })
    await expect(takenBack).rejects.toBe(refusal)
    expect(await auditOf(database, practiceId)).toHaveLength(0)
    await database.write((tx) => appendAudit(tx, rows))
    expect(await auditOf(database, practiceId)).toHaveLength(10_000)
  })

  it('that is under way when storage closes is finished first', async () => {
    const again = await openDatabase(store.now.url)
    const made = practice()
    const act = again.write((tx) => insertPractice(tx, made))
    await again.close()
    await act
    expect(await findPractice(store.now.database.read, made.id)).toBeDefined()
    await expect(again.write((tx) => insertPractice(tx, practice()))).rejects.toThrow()
  })
})
