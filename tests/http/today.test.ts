import { describe, expect, it } from 'vitest'
import { setNoteStatus } from '../../server/storage/repos/noteStates.ts'
import { insertSupervision } from '../../server/storage/repos/supervision.ts'
import { Cases } from '../../shared/api/cases.ts'
import type { Note } from '../../shared/api/notes.ts'
import { Today } from '../../shared/api/today.ts'
import { defaultSettings } from '../../shared/practice/defaults.ts'
import type { NoteStatus } from '../../shared/review/machine.ts'
import { watchStatements } from '../storage/statements.ts'
import { ids, insertNewNote, makeCase } from '../storage/store.ts'
import { clinic, newMember, newNote, newPractice, onCareTeam, type TestMember } from '../support/actors.ts'
import { type App, startApp } from '../support/app.ts'
import { connect, write } from '../support/sockets.ts'
import { signedIn } from './charts.ts'

const todayOf = async (member: TestMember) => Today.parse(await (await member.call('GET', '/api/today')).json())
const idsOf = (notes: readonly { id: string }[]) => notes.map(({ id }) => id)
const put = (app: App, note: Note, member: TestMember, status: NoteStatus, at = app.clock.now()) =>
  app.services.database.write((tx) =>
    setNoteStatus(tx, member.practiceId, note.id, { status, awaits: awaitsOf(status), at }),
  )

/** A note in review waits for its co-signature. */
const awaitsOf = (status: NoteStatus) =>
  status === 'in_review' ? JSON.stringify({ cosign: 'awaited', sections: [] }) : null

const supervise = (app: App, supervisor: TestMember, supervisee: TestMember, backup?: TestMember) =>
  app.services.database.write((tx) =>
    insertSupervision(tx, supervisor.practiceId, {
      id: ids.supervision(),
      supervisorId: supervisor.id,
      superviseeId: supervisee.id,
      backupId: backup?.id ?? null,
      from: 1,
      to: null,
      covers: null,
    }),
  )

describe('what waits for a member', () => {
  it('is to an author the own drafts, to a co-author those written in, and to nobody else any', async () => {
    const app = await startApp()
    const { lead, cotherapist, supervisor, outsider, note } = await clinic(app)
    expect(idsOf((await todayOf(lead)).toFinish)).toEqual([note.id])
    expect((await todayOf(cotherapist)).toFinish).toEqual([])
    const writer = connect(cotherapist, note)
    await writer.synced()
    write(writer.doc, 'a word ')
    await writer.allSaved()
    const [found] = (await todayOf(cotherapist)).toFinish
    expect(found).toMatchObject({ id: note.id, dose: 1, afterDose: 0, abilities: { edit: true, sign: false } })
    expect(found?.facts?.requiredEmpty).toBeGreaterThan(0)
    expect((await todayOf(supervisor)).toFinish).toEqual([])
    expect(await todayOf(outsider)).toEqual({
      toReview: [],
      sentBack: [],
      toFinish: [],
      cosigned: [],
      cases: [],
      due: { actions: [], measures: [] },
    })
  })

  it('is to a supervisor what those supervised put into review, the longest waiting first, and nothing of others', async () => {
    const app = await startApp()
    const { lead, cotherapist, supervisor, caseId, note } = await clinic(app)
    const second = await newNote(lead, caseId, 'preparation-goals')
    const notSupervised = await newNote(cotherapist, caseId, 'preparation-goals')
    await supervise(app, supervisor, lead)
    const now = app.clock.now()
    await put(app, note, lead, 'in_review', now - 1_000)
    await put(app, second, lead, 'in_review', now - 9_000)
    await put(app, notSupervised, lead, 'in_review', now - 20_000)
    const { toReview } = await todayOf(supervisor)
    expect(idsOf(toReview)).toEqual([second.id, note.id])
    expect(toReview[0]).toMatchObject({ abilities: { cosign: true, edit: false } })
    for (const member of [lead, cotherapist]) expect((await todayOf(member)).toReview).toEqual([])
  })

  it('is to a backup the same, and says as whom; whoever is both is the supervisor', async () => {
    const app = await startApp()
    const { practiceId, lead, cotherapist, supervisor, caseId, note } = await clinic(app)
    const standIn = await newMember(app, practiceId, ['supervisor'], 'Stand-in')
    await onCareTeam(app, caseId, standIn, 'supervisor')
    await supervise(app, supervisor, lead, standIn)
    await supervise(app, standIn, cotherapist, supervisor)
    await supervise(app, supervisor, cotherapist)
    const other = await newNote(cotherapist, caseId, 'preparation-goals')
    await put(app, note, lead, 'in_review', 1)
    await put(app, other, cotherapist, 'in_review', 2)
    const asWhom = async (member: TestMember) => (await todayOf(member)).toReview.map(({ reviewsAs }) => reviewsAs)
    expect(await asWhom(supervisor)).toEqual(['supervisor', 'supervisor'])
    expect(await asWhom(standIn)).toEqual(['backup', 'supervisor'])
  })

  it('is to an author what came back, and for two days what was co-signed', async () => {
    const app = await startApp()
    const { lead, cotherapist, caseId, note } = await clinic(app)
    const signed = await newNote(lead, caseId, 'preparation-goals')
    const longAgo = await newNote(lead, caseId, 'preparation-goals')
    await put(app, note, lead, 'changes_requested')
    await put(app, signed, lead, 'cosigned')
    await put(app, longAgo, lead, 'cosigned', app.clock.now() - 3 * 86_400_000)
    const today = await todayOf(lead)
    expect(idsOf(today.sentBack)).toEqual([note.id])
    expect(idsOf(today.cosigned)).toEqual([signed.id])
    expect(today.toFinish).toEqual([])
    expect(await todayOf(cotherapist)).toMatchObject({ sentBack: [], cosigned: [], toFinish: [] })
  })

  it('is to an author the own draft that is to be signed first, by the day it is about and the practice’s rule', async () => {
    const app = await startApp()
    const { practiceId, lead, cotherapist, caseId, note } = await clinic(app)
    const admin = await signedIn(app, practiceId, ['admin'])
    const settings = { ...defaultSettings, notesDue: { session: 2, other: 14 } }
    const preparation = await newNote(lead, caseId, 'preparation-goals')
    const later = await newNote(lead, caseId, 'session-open')
    for (const [{ id }, occurredOn] of [
      [note, '2026-11-20'],
      [preparation, '2026-11-01'],
      [later, '2026-11-27'],
    ] as const)
      expect((await lead.call('PUT', `/api/notes/${id}/occurred-on`, { occurredOn })).status).toBe(200)
    const due = async (member: TestMember) =>
      (await todayOf(member)).toFinish.map(({ id, signDueOn }) => [id, signDueOn])
    expect((await due(lead)).map(([, day]) => day)).toEqual([null, null, null])

    expect((await admin.call('PUT', '/api/practice/settings', { version: 0, settings })).status).toBe(200)
    expect(await due(lead)).toEqual([
      [preparation.id, '2026-11-15'],
      [note.id, '2026-11-22'],
      [later.id, '2026-11-29'],
    ])
    const writer = connect(cotherapist, note)
    await writer.synced()
    write(writer.doc, 'a word ')
    await writer.allSaved()
    expect(await due(cotherapist)).toEqual([[note.id, null]])

    const sessionsAlone = { ...settings, notesDue: { session: 2, other: null } }
    expect((await admin.call('PUT', '/api/practice/settings', { version: 1, settings: sessionsAlone })).status).toBe(
      200,
    )
    expect((await due(lead)).at(-1)).toEqual([preparation.id, null])
  })

  it('are the own open cases with phase and next step, and of a closed one nothing to finish', async () => {
    const app = await startApp()
    const { lead, caseId, note } = await clinic(app)
    const [one] = (await todayOf(lead)).cases
    expect(one).toMatchObject({
      id: caseId,
      standing: { phase: 'session', doses: 0, next: { phase: 'session', dose: 1 } },
    })
    expect(idsOf((await todayOf(lead)).toFinish)).toEqual([note.id])
    await lead.call('POST', `/api/cases/${caseId}/close`, { reason: 'The course is over' })
    expect(await todayOf(lead)).toMatchObject({ cases: [], toFinish: [] })
  })

  it('is nothing to a member whose place on the care team ended', async () => {
    const app = await startApp()
    const { lead, cotherapist, caseId, note } = await clinic(app)
    const writer = connect(cotherapist, note)
    await writer.synced()
    write(writer.doc, 'a word ')
    await writer.allSaved()
    await lead.call('DELETE', `/api/cases/${caseId}/care-team/${cotherapist.id}`)
    expect(await todayOf(cotherapist)).toEqual({
      toReview: [],
      sentBack: [],
      toFinish: [],
      cosigned: [],
      cases: [],
      due: { actions: [], measures: [] },
    })
  })
})

it('two hundred cases with a thousand notes are answered by as many statements as one case', async () => {
  const app = await startApp()
  const practiceId = await newPractice(app)
  const few = await newMember(app, practiceId, ['clinician'])
  const many = await newMember(app, practiceId, ['clinician'])
  const { database } = app.services
  const fill = async (member: TestMember, cases: number) => {
    for (let count = 0; count < cases; count += 1) {
      const caseId = await makeCase(database, practiceId, member.id)
      await database.write(async (tx) => {
        for (let note = 0; note < 5; note += 1) await insertNewNote(tx, { practiceId, caseId, author: member.id })
      })
    }
  }
  await fill(few, 1)
  await fill(many, 200)
  // Facts are counted a bounded number at a time; once they are there, nothing is read but rows.
  let open = Number.POSITIVE_INFINITY
  while (open > 0) {
    const { toFinish } = await todayOf(many)
    const left = toFinish.filter(({ facts }) => facts === null).length
    expect(left).toBeLessThan(open)
    open = left
  }
  await todayOf(few)
  let count = 0
  watchStatements(database, () => {
    count += 1
  })
  const statements = async (member: TestMember): Promise<number> => {
    count = 0
    await todayOf(member)
    return count
  }
  expect(await statements(many)).toBe(await statements(few))
  const { items } = Cases.parse(await (await many.call('GET', '/api/cases')).json())
  expect(items).toHaveLength(200)
  expect(items.every(({ standing }) => standing.next?.phase === 'session')).toBe(true)
})

describe('the plan of a course', () => {
  it('is written by the lead, one course after the other, and read by the care team', async () => {
    const app = await startApp()
    const { lead, cotherapist, caseId } = await clinic(app)
    const path = (number: number) => `/api/cases/${caseId}/courses/${number}`
    expect((await lead.call('PUT', path(2), { plannedDoses: 6 })).status).toBe(404)
    expect((await lead.call('PUT', path(1), { plannedDoses: 6, rhythm: 'Weekly', begunOn: '2026-10-01' })).status).toBe(
      200,
    )
    expect((await cotherapist.call('PUT', path(1), { plannedDoses: 9 })).status).toBe(403)
    expect((await lead.call('PUT', path(1), { begunOn: '2026-10-01', endedOn: '2026-09-01' })).status).toBe(400)
    const { courses } = await (await cotherapist.call('GET', `/api/cases/${caseId}`)).json()
    expect(courses).toEqual([
      {
        number: 1,
        indication: null,
        plannedDoses: 6,
        rhythm: 'Weekly',
        endPoint: null,
        begunOn: '2026-10-01',
        endedOn: null,
      },
    ])
    expect((await lead.call('PUT', path(2), {})).status).toBe(200)
  })
})

describe('a client’s legal identity', () => {
  it('is in no answer but its own, and reading it is audited', async () => {
    const app = await startApp()
    const { lead, cotherapist, caseId, note } = await clinic(app)
    const legalName = 'Canary of the Register'
    await lead.call('PUT', `/api/cases/${caseId}/identity`, { legalName, dateOfBirth: '1980-02-29' })
    for (const path of [
      '/api/today',
      '/api/cases',
      `/api/cases/${caseId}`,
      `/api/cases/${caseId}/notes`,
      `/api/notes/${note.id}`,
      `/api/notes/${note.id}/export`,
    ])
      expect(await (await cotherapist.call('GET', path)).text(), path).not.toContain('Canary')
    expect(await (await cotherapist.call('GET', `/api/cases/${caseId}/identity`)).json()).toEqual({
      legalName,
      dateOfBirth: '1980-02-29',
    })
    const entries = await app.services.database.read
      .selectFrom('audit_entry')
      .select(['action', 'member_id', 'detail'])
      .where('subject_id', '=', caseId)
      .where('action', 'like', 'client_identity.%')
      .orderBy('seq')
      .execute()
    expect(entries).toEqual([
      { action: 'client_identity.changed', member_id: lead.id, detail: null },
      { action: 'client_identity.read', member_id: cotherapist.id, detail: null },
    ])
  })
})

describe('an admin with care teams', () => {
  it('sees codes and people, changes a team, and reads no chart by that', async () => {
    const app = await startApp()
    const { lead, cotherapist, caseId, note, practiceId } = await clinic(app)
    const admin = await newMember(app, practiceId, ['admin', 'clinician'])
    await lead.call('PUT', `/api/cases/${caseId}`, { code: 'C-1', preferredName: 'Canary', indication: 'Canary' })
    const listed = await (await admin.call('GET', '/api/care-teams')).text()
    expect(listed).toContain('C-1')
    expect(listed).not.toContain('Canary')
    const change = (who: TestMember, role: string) =>
      admin.call('PUT', `/api/cases/${caseId}/care-team/${who.id}`, { role })
    expect((await change(cotherapist, 'lead')).status).toBe(200)
    expect((await admin.call('GET', `/api/notes/${note.id}`)).status).toBe(404)
    // The own part is for others to give.
    expect((await change(admin, 'observer')).status).toBe(403)
    expect((await admin.call('GET', `/api/cases/${caseId}`)).status).toBe(404)
  })

  it('may take a case that nobody leads', async () => {
    const app = await startApp()
    const { lead, caseId, practiceId } = await clinic(app)
    const admin = await newMember(app, practiceId, ['admin', 'clinician'])
    await onCareTeam(app, caseId, lead, 'observer')
    expect((await admin.call('PUT', `/api/cases/${caseId}/care-team/${admin.id}`, { role: 'lead' })).status).toBe(200)
    expect((await admin.call('GET', `/api/cases/${caseId}`)).status).toBe(200)
  })
})

it('a note is about the day that its author says, else about the day it was begun', async () => {
  const app = await startApp()
  const { lead, caseId, note } = await clinic(app)
  expect(note.occurredOn).toBe(new Date(app.clock.now()).toISOString().slice(0, 10))
  const given = await lead.call('POST', `/api/cases/${caseId}/notes`, {
    templateId: 'preparation-goals',
    occurredOn: '2026-10-09',
  })
  expect(await given.json()).toMatchObject({ occurredOn: '2026-10-09' })
  const path = `/api/notes/${note.id}/occurred-on`
  const dated = await (await lead.call('PUT', path, { occurredOn: '2026-10-23' })).json()
  expect(dated).toMatchObject({ occurredOn: '2026-10-23' })
  // Whoever signs the version that they saw signs the day that they saw.
  expect(dated.version).not.toBe(note.version)
  for (const occurredOn of ['23 October', '2026-13-01', '0001-01-01', 7])
    expect((await lead.call('PUT', path, { occurredOn })).status).toBe(400)
  await put(app, note, lead, 'signed')
  expect((await lead.call('PUT', path, { occurredOn: '2026-10-24' })).status).toBe(403)
  expect(await (await lead.call('GET', `/api/notes/${note.id}`)).json()).toMatchObject({ occurredOn: '2026-10-23' })
})
