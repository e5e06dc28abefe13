import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { insertSupervision } from '../../server/storage/repos/supervision.ts'
import { noteActs } from '../../shared/access/vocabulary.ts'
import { Cases } from '../../shared/api/cases.ts'
import { Note, Notes, Phase } from '../../shared/api/notes.ts'
import { Templates } from '../../shared/api/templates.ts'
import type { NoteId } from '../../shared/ids.ts'
import { ids, insertNewCase, insertNewNote, makeCase } from '../storage/store.ts'
import { caller as callAs, clinic, newCase, newNote, newPractice, type TestMember } from '../support/actors.ts'
import { dialects, everydayDialects, startApp } from '../support/app.ts'
import { connect, write } from '../support/sockets.ts'
import { lock } from '../sync/pair.ts'
import { sessionOf, signedIn } from './charts.ts'

const noteOf = async (member: TestMember, id: string) =>
  Note.parse(await (await member.call('GET', `/api/notes/${id}`)).json())

describe('a list', () => {
  it.each(everydayDialects)(
    'of 500 cases, or of 500 notes in one case, comes whole and in order, on %s',
    async (dialect) => {
      const app = await startApp({ dialect })
      const practiceId = await newPractice(app)
      const lead = await signedIn(app, practiceId, ['clinician'])
      const { database } = app.services
      const codes = Array.from({ length: 501 }, (_, index) => `C-${String(index).padStart(4, '0')}`)
      const caseId = await makeCase(database, practiceId, lead.id, 'C-9999')
      const noteIds = await database.write(async (tx) => {
        for (const code of codes.toReversed()) await insertNewCase(tx, practiceId, lead.id, code)
        const made: NoteId[] = []
        for (let createdAt = 500; createdAt >= 0; createdAt--)
          made.push((await insertNewNote(tx, { practiceId, caseId, author: lead.id, createdAt })).noteId)
        return made
      })
      const cases = Cases.parse(await (await lead.call('GET', '/api/cases')).json())
      expect(cases.items.map((one) => one.code)).toEqual([...codes, 'C-9999'])
      expect(cases.items.find((one) => one.id === caseId)?.noteCount).toBe(501)
      const notes = Notes.parse(await (await lead.call('GET', `/api/cases/${caseId}/notes`)).json())
      expect(notes.items.map((one) => one.id)).toEqual(noteIds.toReversed())
    },
  )

  it('of templates comes in the order of the phases, each with a stable id, and each can be made into notes', async () => {
    const app = await startApp()
    const lead = await signedIn(app, await newPractice(app), ['clinician'])
    const { items } = Templates.parse(await (await lead.call('GET', '/api/templates')).json())
    expect(items.length).toBeGreaterThanOrEqual(3)
    const order = items.map(({ phase }) => (phase === null ? Phase.options.length : Phase.options.indexOf(phase)))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    const { id: caseId } = await newCase(lead)
    for (const template of items) {
      expect(await (await lead.call('GET', `/api/templates/${template.id}`)).json()).toEqual(template)
      for (let copy = 0; copy < 2; copy++) {
        const note = await newNote(lead, caseId, template.id)
        expect(note).toMatchObject({ templateId: template.id, phase: template.phase, title: template.name })
        const markdown = await (await lead.call('GET', `/api/notes/${note.id}/export`)).text()
        expect(markdown).toContain(template.name)
      }
    }
    const unknown = await lead.call('POST', `/api/cases/${caseId}/notes`, { templateId: 'no-such-template' })
    expect([unknown.status, (await unknown.json()).errors[0].path]).toEqual([400, 'templateId'])
  })
})

describe('the version of a note', () => {
  it.each(everydayDialects)(
    'is the same for every viewer and changes exactly with the text, on %s',
    async (dialect) => {
      const app = await startApp({ dialect })
      const { lead, cotherapist, supervisor, caseId, note } = await clinic(app)
      const versions = async () =>
        new Set(
          await Promise.all([lead, cotherapist, supervisor].map(async (who) => (await noteOf(who, note.id)).version)),
        )
      const exported = async () => (await cotherapist.call('GET', `/api/notes/${note.id}/export`)).text()
      expect(await versions()).toEqual(new Set([note.version]))
      const text = await exported()

      // Whoever comes, looks, says where the cursor is and goes, changes nothing; nor does what happens beside the text.
      const reader = connect(supervisor, note)
      const writer = connect(lead, note)
      await Promise.all([reader.synced(), writer.synced()])
      writer.provider.awareness.setLocalStateField('cursor', { anchor: 1, head: 1 })
      await writer.allSaved()
      writer.provider.disconnect()
      writer.provider.connect()
      await writer.allSaved()
      await newNote(lead, caseId)
      await lead.call('POST', `/api/cases/${caseId}/close`)
      await lead.call('POST', `/api/cases/${caseId}/reopen`)
      expect(await versions()).toEqual(new Set([note.version]))
      expect(await exported()).toBe(text)

      write(writer.doc, 'one word')
      await writer.allSaved()
      const written = await versions()
      expect(written.size).toBe(1)
      expect(written).not.toContain(note.version)
      expect(await exported()).not.toBe(text)
      writer.provider.disconnect()
      writer.provider.connect()
      await writer.allSaved()
      expect(await versions()).toEqual(written)
    },
  )
})

describe('abilities', () => {
  it('say to each of the care team what the server then allows', async () => {
    const app = await startApp()
    const { lead, cotherapist, supervisor, caseId, note } = await clinic(app)
    const from = app.clock.now() - 1
    const between = { supervisorId: supervisor.id, superviseeId: lead.id, backupId: null }
    const supervision = { id: ids.supervision(), ...between, from, to: null, covers: null }
    await app.services.database.write((tx) => insertSupervision(tx, lead.practiceId, supervision))
    await app.indexer.settled()
    const none = {
      ...Object.fromEntries(noteActs.map((act) => [act, false])),
      read: true,
      export: true,
      readHistory: true,
    }
    expect((await noteOf(lead, note.id)).abilities).toEqual({
      ...none,
      edit: true,
      restore: true,
      comment: true,
      submit: true,
      discard: true,
    })
    const writes = { edit: true, restore: true, comment: true }
    expect((await noteOf(cotherapist, note.id)).abilities).toEqual({ ...none, ...writes })
    expect((await noteOf(supervisor, note.id)).abilities).toEqual({ ...none, comment: true })
    const listed = Notes.parse(await (await supervisor.call('GET', `/api/cases/${caseId}/notes`)).json())
    expect(listed.items).toEqual([await noteOf(supervisor, note.id)])
    expect((await noteOf(supervisor, note.id)).readOnly).toBe('role')

    await lock({ app, lead, note })
    expect(await noteOf(lead, note.id)).toMatchObject({ readOnly: 'locked', abilities: { edit: false } })
    await lock({ app, lead, note }, false)

    await lead.call('POST', `/api/cases/${caseId}/close`)
    expect(await noteOf(lead, note.id)).toMatchObject({ readOnly: 'closed', abilities: { edit: false } })
    const closed = Cases.parse(await (await lead.call('GET', '/api/cases')).json())
    expect(closed.items[0]).toMatchObject({ closed: true, abilities: { createNote: false, openAndClose: true } })
  })

  it('of a member change at once with the roles', async () => {
    const app = await startApp()
    const practiceId = await newPractice(app)
    const [admin, member] = [await signedIn(app, practiceId, ['admin']), await signedIn(app, practiceId, [])]
    const me = async () => (await (await member.call('GET', '/api/me')).json()).abilities
    expect(await me()).toEqual({
      createCase: false,
      manageMembers: false,
      manageCareTeams: false,
      readAudit: false,
      editPractice: false,
    })
    const change = (roles: string[]) => admin.call('PUT', `/api/members/${member.id}/roles`, { roles })
    expect((await change(['clinician', 'admin', 'clinician'])).status).toBe(200)
    expect(await me()).toEqual({
      createCase: true,
      manageMembers: true,
      manageCareTeams: true,
      readAudit: true,
      editPractice: true,
    })
    const { id: caseId } = await newCase(member)
    const other = await signedIn(app, practiceId, ['clinician'])
    const leads = [{ caseId, memberId: other.id }]
    expect((await admin.call('PUT', `/api/members/${member.id}/roles`, { roles: [], leads })).status).toBe(200)
    const again = callAs(app.url, await sessionOf(app, member))
    expect((await again('POST', '/api/cases', { code: randomUUID() })).status).toBe(403)
  })
})

describe('what may never be without', () => {
  it.each(dialects)('a lead or an admin stays with one, however many go at the same moment, on %s', async (dialect) => {
    const app = await startApp({ dialect })
    const practiceId = await newPractice(app)
    const roles = ['admin', 'clinician'] as const
    const [one, other] = [await signedIn(app, practiceId, [...roles]), await signedIn(app, practiceId, [...roles])]
    for (let turn = 0; turn < 5; turn++) {
      const { id: caseId } = await newCase(one)
      const team = `/api/cases/${caseId}/care-team`
      expect((await one.call('PUT', `${team}/${other.id}`, { role: 'lead' })).status).toBe(200)
      const left = await Promise.all([
        one.call('PUT', `${team}/${one.id}`, { role: 'observer' }),
        other.call('PUT', `${team}/${other.id}`, { role: 'observer' }),
      ])
      expect(left.map((response) => response.status).toSorted()).toEqual([200, 400])
    }
    const stepped = await Promise.all(
      [one, other].map((who) => who.call('PUT', `/api/members/${who.id}/roles`, { roles: ['clinician'] })),
    )
    expect(stepped.map((response) => response.status).toSorted()).toEqual([200, 400])
  })

  it.each(everydayDialects)(
    'a code or an address is given out once, however many ask at the same moment, on %s',
    async (dialect) => {
      const app = await startApp({ dialect })
      const admin = await signedIn(app, await newPractice(app), ['admin', 'clinician'])
      const code = { code: 'K-7' }
      const person = { email: 'new@test.example', roles: ['clinician'] }
      const cases = await Promise.all(Array.from({ length: 6 }, () => admin.call('POST', '/api/cases', code)))
      expect(cases.map((response) => response.status).toSorted()).toEqual([201, 409, 409, 409, 409, 409])
      const people = await Promise.all(Array.from({ length: 3 }, () => admin.call('POST', '/api/invitations', person)))
      expect(people.map((response) => response.status).toSorted()).toEqual([201, 409, 409])
    },
  )
})
