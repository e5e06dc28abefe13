import { describe, expect, it } from 'vitest'
import * as documents from '../../server/storage/repos/documents.ts'
import { listFences, raiseFences } from '../../server/storage/repos/fences.ts'
import { extendHeld, findHeldBytes, insertHeld, listHeldOf, settleHeld } from '../../server/storage/repos/held.ts'
import { dialects } from '../support/app.ts'
import { bytes, ids, makeCase, makeChart, makeDocument, makeMember, makeNote, makePractice, storeOf } from './store.ts'

describe.each(dialects)('documents on %s', (dialect) => {
  const store = storeOf(dialect)

  it('rise by one with every row of the log, all that one commit writes together', async () => {
    const { database } = store.now
    const practiceId = await makePractice(database)
    const [a, b] = [await makeDocument(database, practiceId), await makeDocument(database, practiceId)]
    await database.write(async (tx) => {
      const heads = await documents.lockHeads(tx, dialect, practiceId, [b, a])
      expect(heads).toEqual([a, b].toSorted().map((id) => ({ id, head: 1, locked: false, fence: 0 })))
      const rows = [a, b].map((id) => ({ id, seq: 2, bytes: bytes(2) }))
      await documents.appendToLogs(tx, practiceId, rows, 77)
    })
    for (const id of [a, b]) {
      expect(await documents.loadDocument(database, practiceId, id)).toEqual({
        kind: 'note',
        head: 2,
        locked: false,
        fence: 0,
        schemaVersion: 1,
        snapshot: bytes(0, 0),
        log: [bytes(2)],
      })
    }
  })

  it('take no second row under one number', async () => {
    const { database } = store.now
    const practiceId = await makePractice(database)
    const id = await makeDocument(database, practiceId)
    const append = () =>
      database.write((tx) => documents.appendToLogs(tx, practiceId, [{ id, seq: 2, bytes: bytes(2) }], 1))
    await append()
    await expect(append()).rejects.toThrow()
    expect((await documents.loadDocument(database, practiceId, id))?.head).toBe(2)
  })

  it('are read whole while they are written to and compacted', async () => {
    const { database } = store.now
    const practiceId = await makePractice(database)
    const id = await makeDocument(database, practiceId, bytes(1))
    const total = 60
    let written = 1
    const writing = (async () => {
      for (let seq = 2; seq <= total; seq++) {
        await database.write((tx) => documents.appendToLogs(tx, practiceId, [{ id, seq, bytes: bytes(seq) }], 1))
        written = seq
      }
    })()
    // A snapshot here is the list of the rows that it holds, so that what was lost or doubled can be seen.
    const compacting = (async () => {
      while (written < total) {
        const stored = await documents.loadDocument(database, practiceId, id)
        if (!stored?.snapshot) throw new Error('The document is there.')
        const all = Uint8Array.from([...stored.snapshot, ...stored.log.flatMap((row) => [...row])])
        const snapshot = { seq: stored.head, bytes: all }
        await database.write((tx) => documents.replaceSnapshot(tx, practiceId, id, snapshot))
      }
    })()
    let reads = 0
    while (written < total) {
      const stored = await documents.loadDocument(database, practiceId, id)
      const all = [...(stored?.snapshot ?? []), ...(stored?.log.flatMap((row) => [...row]) ?? [])]
      expect(all).toEqual(Array.from({ length: stored?.head ?? 0 }, (_, index) => index + 1))
      reads++
    }
    await Promise.all([writing, compacting])
    expect(reads).toBeGreaterThan(3)
  })

  it('keep their newest snapshot and every row behind it, whichever compaction ends first', async () => {
    const { database } = store.now
    const practiceId = await makePractice(database)
    const id = await makeDocument(database, practiceId, bytes(1))
    for (let seq = 2; seq <= 5; seq++)
      await database.write((tx) => documents.appendToLogs(tx, practiceId, [{ id, seq, bytes: bytes(seq) }], 1))
    const replace = (seq: number) =>
      database.write((tx) => documents.replaceSnapshot(tx, practiceId, id, { seq, bytes: bytes(100, seq) }))
    await replace(4)
    await replace(3)
    const stored = await documents.loadDocument(database, practiceId, id)
    expect(stored).toMatchObject({ head: 5, snapshot: bytes(100, 4), log: [bytes(5)] })
  })

  it('raise their fence when they are locked, opened, or a right on their case may have ended', async () => {
    const { database } = store.now
    const { practiceId, lead, caseId, documentId } = await makeChart(database)
    const second = await makeNote(database, { practiceId, caseId, author: lead })
    const otherCase = await makeCase(database, practiceId, lead)
    const other = await makeNote(database, { practiceId, caseId: otherCase, author: lead })
    const all = [documentId, second.documentId, other.documentId]
    const fences = async () => {
      const rows = await listFences(database.read, practiceId, all)
      return all.map((id) => rows.find((row) => row.id === id)?.fence)
    }
    await database.write((tx) => documents.setLocked(tx, practiceId, documentId, true))
    expect(await fences()).toEqual([1, 0, 0])
    expect((await documents.loadDocument(database, practiceId, documentId))?.locked).toBe(true)
    await database.write((tx) => documents.setLocked(tx, practiceId, documentId, false))
    await database.write((tx) => raiseFences(tx, dialect, practiceId, [caseId]))
    expect(await fences()).toEqual([3, 1, 0])
    await database.write((tx) => raiseFences(tx, dialect, practiceId, []))
    expect(await fences()).toEqual([3, 1, 0])
  })

  it('are taken in one order by fences and commits, so that none of many at once has to give way', async () => {
    const { database } = store.now
    const { practiceId, lead, caseId, documentId } = await makeChart(database)
    const all = [documentId]
    for (let more = 0; more < 7; more++)
      all.push((await makeNote(database, { practiceId, caseId, author: lead })).documentId)
    const acts = Array.from({ length: 30 }, (_, turn) =>
      database.write(async (tx) => {
        if (turn % 2 === 0) await raiseFences(tx, dialect, practiceId, [caseId])
        else await documents.lockHeads(tx, dialect, practiceId, turn % 4 === 1 ? all : all.toReversed())
      }),
    )
    await Promise.all(acts)
    const fences = await listFences(database.read, practiceId, all)
    expect(fences.map((row) => row.fence)).toEqual(all.map(() => 15))
  })

  it('know whose each client id is, the server’s own too, and where the words of a closed one are', async () => {
    const { database } = store.now
    const { practiceId, lead, documentId } = await makeChart(database)
    const [system] = await documents.listAuthors(database.read, practiceId, documentId)
    expect(system).toMatchObject({ memberId: null, heldId: null })
    const [known, fresh, heldId] = [2 ** 32 - 1, 5, ids.held()]
    await database.write((tx) =>
      documents.insertAuthors(tx, practiceId, documentId, [{ clientId: known, memberId: lead, heldId: null }]),
    )
    const held = { id: heldId, documentId, memberId: lead, reason: 'locked' as const, bytes: bytes(9), text: 'words' }
    await database.write(async (tx) => {
      await insertHeld(tx, practiceId, { ...held, place: null, at: 1 })
      await documents.closeAuthors(tx, practiceId, documentId, [known, fresh], { memberId: lead, heldId })
    })
    const authors = await documents.listAuthors(database.read, practiceId, documentId)
    for (const clientId of [known, fresh]) expect(authors).toContainEqual({ clientId, memberId: lead, heldId })
    expect(authors).toHaveLength(3)
    const stolen = { clientId: known, memberId: await makeMember(database, practiceId), heldId: null }
    await expect(
      database.write((tx) => documents.insertAuthors(tx, practiceId, documentId, [stolen])),
    ).rejects.toThrow()
  })

  it('hold words for their author alone, oldest first, until they are settled, and again when there are more', async () => {
    const { database } = store.now
    const { practiceId, lead, documentId } = await makeChart(database)
    const colleague = await makeMember(database, practiceId)
    const held = (memberId: typeof lead, text: string, at: number) => ({
      id: ids.held(),
      documentId,
      memberId,
      reason: 'revoked' as const,
      bytes: bytes(1, 2),
      text,
      place: '{"x":1}',
      at,
    })
    const [second, first, foreign] = [held(lead, 'second', 20), held(lead, 'first', 10), held(colleague, 'theirs', 5)]
    for (const row of [second, first, foreign]) await database.write((tx) => insertHeld(tx, practiceId, row))
    const own = () => listHeldOf(database.read, practiceId, lead, documentId)
    const shown = ({ id, reason, text, place, at }: typeof first) => ({ id, reason, text, place, at })
    expect(await own()).toEqual([first, second].map(shown))
    expect(await findHeldBytes(database.read, practiceId, first.id)).toEqual(bytes(1, 2))
    expect(await findHeldBytes(database.read, practiceId, ids.held())).toBeNull()

    const settle = (memberId: typeof lead) =>
      database.write((tx) => settleHeld(tx, practiceId, memberId, documentId, first.id, 30))
    expect(await settle(colleague)).toBe(false)
    expect(await own()).toHaveLength(2)
    expect(await settle(lead)).toBe(true)
    expect(await own()).toEqual([second].map(shown))
    expect(await findHeldBytes(database.read, practiceId, first.id)).toEqual(bytes(1, 2))

    await database.write((tx) =>
      extendHeld(tx, practiceId, first.id, { bytes: bytes(3), text: 'first and more', at: 40 }),
    )
    expect((await own()).map((row) => row.text)).toEqual(['second', 'first and more'])
  })

  it('hold words that carry signs which a database cannot store as text', async () => {
    const { database } = store.now
    const { practiceId, lead, documentId } = await makeChart(database)
    const row = {
      id: ids.held(),
      documentId,
      memberId: lead,
      reason: 'locked' as const,
      bytes: null,
      place: null,
      at: 1,
    }
    await database.write((tx) => insertHeld(tx, practiceId, { ...row, text: 'a\u0000b' }))
    await database.write((tx) => extendHeld(tx, practiceId, row.id, { bytes: null, text: 'a\u0000b\u0000', at: 2 }))
    const [held] = await listHeldOf(database.read, practiceId, lead, documentId)
    expect(held?.text).toBe('a\ufffdb\ufffd')
  })
})
