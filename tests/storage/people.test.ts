import { describe, expect, it } from 'vitest'
import { appendAudit } from '../../server/storage/repos/audit.ts'
import * as cases from '../../server/storage/repos/cases.ts'
import * as door from '../../server/storage/repos/door.ts'
import { findNoteOf, findNoteOfDocument, listNotesOf } from '../../server/storage/repos/notes.ts'
import * as people from '../../server/storage/repos/people.ts'
import * as sessions from '../../server/storage/repos/sessions.ts'
import * as supervision from '../../server/storage/repos/supervision.ts'
import { dialects } from '../support/app.ts'
import { auditOf, ids, makeCase, makeChart, makeMember, makeNote, makePractice, storeOf } from './store.ts'

describe.each(dialects)('people on %s', (dialect) => {
  const store = storeOf(dialect)

  it('are found in their own practice, by name, with their roles', async () => {
    const { database } = store.now
    const [here, there] = [await makePractice(database, 'Here'), await makePractice(database)]
    const [zoe, amy] = [
      await makeMember(database, here, { name: 'Zoe', roles: [] }),
      await makeMember(database, here, { name: 'Amy', roles: ['supervisor', 'admin', 'admin'] }),
    ]
    await makeMember(database, there, { name: 'Bea' })
    expect(await people.anyPractice(database.read)).toBe(true)
    expect(await people.findPractice(database.read, here)).toEqual({ id: here, name: 'Here' })
    expect((await people.listMembers(database.read, here)).map(({ id, name, roles }) => [id, name, roles])).toEqual([
      [amy, 'Amy', ['admin', 'supervisor']],
      [zoe, 'Zoe', []],
    ])
    expect(await people.findMember(database.read, here, zoe)).toMatchObject({ id: zoe, practiceId: here, color: 'p1' })
    expect(await people.findMember(database.read, there, zoe)).toBeUndefined()
    await database.write((tx) => people.replaceRoles(tx, here, zoe, ['clinician', 'clinician']))
    expect((await people.findMember(database.read, here, zoe))?.roles).toEqual(['clinician'])
    await database.write((tx) => people.replaceRoles(tx, there, amy, []))
    expect((await people.findMember(database.read, here, amy))?.roles).toEqual(['admin', 'supervisor'])
    await database.write((tx) => people.takePractice(tx, here))
    expect((await people.findPractice(database.read, here))?.name).toBe('Here')
  })

  it('have one address in the whole installation, and the second to ask for it is told', async () => {
    const { database } = store.now
    const [here, there] = [await makePractice(database), await makePractice(database)]
    const email = `${ids.member()}@test.example`
    const id = await makeMember(database, here, { email })
    const again = {
      id: ids.member(),
      practiceId: there,
      email,
      name: 'x',
      roles: ['admin' as const],
      color: 'p1' as const,
    }
    const inserted = await database.write((tx) => people.insertMember(tx, { ...again, passwordHash: 'x', at: 1 }))
    expect(inserted).toBe(false)
    expect(await people.listMembers(database.read, there)).toEqual([])
    expect(await people.findCredentials(database.read, email)).toEqual({ id, practiceId: here, passwordHash: 'none' })
    expect(await people.findCredentials(database.read, 'nobody@test.example')).toBeUndefined()
    await database.write((tx) => people.updatePasswordHash(tx, there, id, 'stolen'))
    expect((await people.findCredentials(database.read, email))?.passwordHash).toBe('none')
    await database.write((tx) => people.updatePasswordHash(tx, here, id, 'renewed'))
    expect((await people.findCredentials(database.read, email))?.passwordHash).toBe('renewed')
  })

  it('supervise from a moment on, in their practice', async () => {
    const { database } = store.now
    const practiceId = await makePractice(database)
    const [supervisorId, superviseeId] = [
      await makeMember(database, practiceId),
      await makeMember(database, practiceId),
    ]
    const terms = { backupId: null, from: 100, to: null, covers: ['session' as const, 'other' as const] }
    const row = { id: ids.supervision(), supervisorId, superviseeId, ...terms }
    await database.write((tx) => supervision.insertSupervision(tx, practiceId, row))
    for (const member of [supervisorId, superviseeId])
      expect(await supervision.listSupervisionsOf(database.read, practiceId, member)).toEqual([row])
    expect(await supervision.findSupervision(database.read, practiceId, row.id)).toEqual(row)
    const elsewhere = await makePractice(database)
    expect(await supervision.listSupervisionsOf(database.read, elsewhere, supervisorId)).toEqual([])
    expect(await supervision.findSupervision(database.read, elsewhere, row.id)).toBeUndefined()
    const ended = { ...row, to: 200, covers: null }
    await database.write((tx) => supervision.updateSupervision(tx, elsewhere, row.id, ended))
    expect(await supervision.listSupervisions(database.read, practiceId)).toEqual([row])
    await database.write((tx) => supervision.updateSupervision(tx, practiceId, row.id, ended))
    expect(await supervision.listSupervisions(database.read, practiceId)).toEqual([ended])
  })

  it('see the cases on whose care team they are, and nothing of any other', async () => {
    const { database } = store.now
    const { practiceId, lead, caseId, noteId, documentId } = await makeChart(database)
    const elsewhere = await makePractice(database)
    const colleague = await makeMember(database, practiceId, { name: 'A colleague' })
    const second = await makeNote(database, { practiceId, caseId, author: lead, createdAt: 9 })
    const own = await cases.findCaseOf(database.read, practiceId, lead, caseId)
    expect(own).toMatchObject({ id: caseId, careRole: 'lead', noteCount: 2, closedAt: null })
    expect(await cases.listCasesOf(database.read, practiceId, lead)).toEqual([own])
    expect((await listNotesOf(database.read, practiceId, lead, caseId)).map((note) => note.id)).toEqual([
      noteId,
      second.noteId,
    ])
    expect(await findNoteOf(database.read, practiceId, lead, noteId)).toMatchObject({ head: 1, locked: 0, caseId })
    expect((await findNoteOfDocument(database.read, practiceId, lead, documentId))?.id).toBe(noteId)
    for (const [practice, member] of [
      [practiceId, colleague],
      [elsewhere, lead],
    ] as const) {
      expect(await cases.findCaseOf(database.read, practice, member, caseId)).toBeUndefined()
      expect(await cases.listCasesOf(database.read, practice, member)).toEqual([])
      expect(await listNotesOf(database.read, practice, member, caseId)).toEqual([])
      expect(await findNoteOf(database.read, practice, member, noteId)).toBeUndefined()
      expect(await findNoteOfDocument(database.read, practice, member, documentId)).toBeUndefined()
    }
  })

  it('come and go on a care team, and only their own practice moves them', async () => {
    const { database } = store.now
    const { practiceId, lead, caseId } = await makeChart(database)
    const elsewhere = await makePractice(database)
    const memberId = await makeMember(database, practiceId, { name: 'A colleague' })
    const team = async () =>
      (await cases.listCareTeam(database.read, practiceId, caseId)).map((one) => [one.memberId, one.role])
    await database.write((tx) => cases.setCareRole(tx, practiceId, { caseId, memberId, role: 'observer' }))
    await database.write((tx) => cases.setCareRole(tx, practiceId, { caseId, memberId, role: 'prescriber' }))
    const both = [
      [memberId, 'prescriber'],
      [lead, 'lead'],
    ]
    expect(await team()).toEqual(both)
    expect(await cases.listCareTeam(database.read, elsewhere, caseId)).toEqual([])
    await database.write(async (tx) => {
      await cases.setCareRole(tx, elsewhere, { caseId, memberId, role: 'lead' })
      await cases.removeFromCareTeam(tx, elsewhere, caseId, lead)
      await cases.setCaseClosed(tx, elsewhere, caseId, { at: 5, reason: null })
      await cases.takeCase(tx, practiceId, caseId)
    })
    expect(await team()).toEqual(both)
    expect((await cases.findCaseOf(database.read, practiceId, lead, caseId))?.closedAt).toBeNull()
    await database.write(async (tx) => {
      await cases.removeFromCareTeam(tx, practiceId, caseId, memberId)
      await cases.setCaseClosed(tx, practiceId, caseId, { at: 5, reason: null })
    })
    expect(await team()).toEqual([[lead, 'lead']])
    expect((await cases.findCaseOf(database.read, practiceId, lead, caseId))?.closedAt).toBe(5)
  })

  it('give a case a code that no other case of their practice has, however many ask at once', async () => {
    const { database } = store.now
    const [here, there] = [await makePractice(database), await makePractice(database)]
    const lead = await makeMember(database, there)
    const insert = (practice: typeof here) => {
      const row = { id: ids.case(), code: 'K-1', preferredName: null, pronouns: null, indication: null, createdAt: 1 }
      return database.write((tx) => cases.insertCase(tx, practice, { ...row, closedAt: null }))
    }
    const inserted = await Promise.all([insert(here), insert(here), insert(here)])
    expect(inserted.filter(Boolean)).toHaveLength(1)
    await makeCase(database, there, lead, 'K-1')
  })
})

describe.each(dialects)('the door on %s', (dialect) => {
  const store = storeOf(dialect)

  it('counts failures one by one, however many at once, and anew after they are forgotten', async () => {
    const { database } = store.now
    const [id, other] = [ids.session(), ids.session()]
    const fail = (at: number, forgottenBefore = 0) =>
      database.write((tx) => door.addFailure(tx, id, at, forgottenBefore))
    await Promise.all([fail(5), fail(5), fail(5)])
    expect(await door.findFailures(database.read, [id, other])).toEqual([{ id, failures: 3, lastAt: 5 }])
    await fail(50, 6)
    expect(await door.findFailures(database.read, [id])).toEqual([{ id, failures: 1, lastAt: 50 }])
    await database.write((tx) => door.forgetFailuresBefore(tx, 50))
    expect(await door.findFailures(database.read, [id])).toHaveLength(1)
    await database.write((tx) => door.forgetFailures(tx, id))
    expect(await door.findFailures(database.read, [id])).toEqual([])
  })

  it('opens a set-up link once, within its time, and only the newest', async () => {
    const { database } = store.now
    const [old, link] = [ids.session(), ids.session()]
    const use = (id: string, now: number) => database.write((tx) => door.spendSetUpLink(tx, id, now))
    await database.write((tx) => door.replaceSetUpLink(tx, old, 100))
    await database.write((tx) => door.replaceSetUpLink(tx, link, 100))
    expect(await door.isSetUpLinkOpen(database.read, old, 50)).toBe(false)
    expect(await use(old, 50)).toBe(false)
    expect(await door.isSetUpLinkOpen(database.read, link, 100)).toBe(false)
    expect(await use(link, 100)).toBe(false)
    expect(await door.isSetUpLinkOpen(database.read, link, 99)).toBe(true)
    expect((await Promise.all([use(link, 50), use(link, 50)])).toSorted()).toEqual([false, true])
    expect(await door.isSetUpLinkOpen(database.read, link, 50)).toBe(false)
  })

  it('keeps sessions until they end or are taken away, and prolongs none that was idle for too long', async () => {
    const { database } = store.now
    const practiceId = await makePractice(database)
    const memberId = await makeMember(database, practiceId)
    const session = (expiresAt: number, lastActiveAt: number) => ({
      id: ids.session(),
      practiceId,
      memberId,
      createdAt: 1,
      expiresAt,
      lastActiveAt,
      lockedAt: null,
      device: '',
      heldDocumentId: null,
      heldUntil: null,
      shadedAt: null,
      pinFailures: 0,
    })
    const [live, over, idle] = [session(1_000, 900), session(500, 499), session(1_000, 10)]
    for (const one of [live, over, idle]) await database.write((tx) => sessions.insertSession(tx, one))
    expect(await sessions.findSession(database.read, over.id)).toEqual(over)
    await database.write((tx) => sessions.deleteEndedSessions(tx, 500))
    expect(await sessions.listSessionsOf(database.read, memberId)).toEqual(expect.arrayContaining([live, idle]))
    await database.write((tx) => sessions.touchSession(tx, live.id, 950, 100))
    await database.write((tx) => sessions.touchSession(tx, idle.id, 950, 100))
    expect((await sessions.findSession(database.read, idle.id))?.lastActiveAt).toBe(10)
    expect((await sessions.findSession(database.read, live.id))?.lastActiveAt).toBe(950)
    await database.write((tx) => sessions.deleteSession(tx, live.id))
    expect(await sessions.findSession(database.read, live.id)).toBeUndefined()
    await database.write((tx) => sessions.insertSession(tx, live))
    await database.write((tx) => sessions.deleteSessionsOf(tx, memberId))
    expect(await sessions.listSessionsOf(database.read, memberId)).toEqual([])
  })

  it('pages the audit of one practice, newest first', async () => {
    const { database } = store.now
    const [here, there] = [await makePractice(database), await makePractice(database)]
    const row = { at: 1, memberId: null, subjectKind: null, subjectId: null, detail: null }
    for (let index = 0; index < 5; index++) {
      await database.write((tx) =>
        appendAudit(tx, [
          { ...row, practiceId: here, action: `here ${index}` },
          { ...row, practiceId: there, action: 'there' },
          { ...row, practiceId: null, action: 'nowhere' },
        ]),
      )
    }
    const first = await auditOf(database, here, 1e9, 2)
    expect(first.map((entry) => entry.action)).toEqual(['here 4', 'here 3'])
    const rest = await auditOf(database, here, first.at(-1)?.number, 10)
    expect(rest.map((entry) => entry.action)).toEqual(['here 2', 'here 1', 'here 0'])
    await database.write((tx) => appendAudit(tx, []))
  })
})
