import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { demoCases } from '../../server/scripts/demo/cases.ts'
import { seedDemonstration } from '../../server/scripts/demo/seed.ts'
import { CareTeam, Cases } from '../../shared/api/cases.ts'
import { Invitations } from '../../shared/api/invitations.ts'
import { Notes } from '../../shared/api/notes.ts'
import { NoteSignatures } from '../../shared/api/review.ts'
import { Teams } from '../../shared/api/teams.ts'
import { NoteStatus } from '../../shared/review/machine.ts'
import { caller, signIn } from '../support/actors.ts'
import { everydayDialects, startApp } from '../support/app.ts'

const password = 'the password of the demonstration'

describe.each(everydayDialects)('the demonstration on %s', (dialect) => {
  it('shows every case to its whole care team, none to the admin and to the outsider, and one to the trainee', async () => {
    const app = await startApp({ dialect })
    await seedDemonstration(app.services, password)
    const casesOf = async (name: string) => {
      const { items } = await get(app.url, name, '/api/cases', Cases)
      return items.map(({ code }) => code).sort()
    }

    const all = demoCases.map(({ code }) => code).sort()
    for (const name of ['lead', 'cotherapist', 'supervisor', 'prescriber']) expect(await casesOf(name)).toEqual(all)
    expect(await casesOf('admin')).toEqual([])
    expect(await casesOf('outsider')).toEqual([])
    expect(await casesOf('trainee')).toEqual(['L-0124'])
  })

  it('gives the lead every draft to edit while the case is open, notes in every state of review whose signatures hold, and a supervisor who reads and may not edit', async () => {
    const app = await startApp({ dialect })
    await seedDemonstration(app.services, password)
    const { items } = await get(app.url, 'lead', '/api/cases', Cases)
    const statuses = new Set<string>()
    for (const { id, code, closed } of items) {
      const demoCase = demoCases.find((each) => each.code === code)
      const team = await get(app.url, 'lead', `/api/cases/${id}/care-team`, CareTeam)
      expect(team.items).toContainEqual(expect.objectContaining({ name: 'Maren Holt', role: 'lead' }))
      expect(closed).toBe(demoCase?.closed !== undefined)

      const notes = await get(app.url, 'lead', `/api/cases/${id}/notes`, Notes)
      const own = await get(app.url, 'lead', `/api/cases/${id}/process-notes`, Notes)
      expect(notes.items.length + own.items.length).toBe(demoCase?.notes.length ?? 0)
      expect(own.items).toHaveLength(code === 'L-0112' ? 1 : 0)
      const isOpen = (status: string) => status === 'draft' || status === 'changes_requested'
      for (const { id: noteId, status, abilities } of notes.items) {
        statuses.add(status)
        expect(abilities.edit).toBe(!closed && isOpen(status))
        const under = await get(app.url, 'lead', `/api/notes/${noteId}/signatures`, NoteSignatures)
        expect(under.items.every(({ intact }) => intact)).toBe(true)
        expect(under.items.some(({ voided }) => voided === null)).toBe(!isOpen(status))
      }
      const asSupervisor = await get(app.url, 'supervisor', `/api/cases/${id}/notes`, Notes)
      expect(asSupervisor.items.map((note) => note.id)).toEqual(notes.items.map((note) => note.id))
      expect(asSupervisor.items.some(({ abilities }) => abilities.edit)).toBe(false)
      expect((await get(app.url, 'supervisor', `/api/cases/${id}/process-notes`, Notes)).items).toEqual([])
    }
    expect([...statuses].toSorted()).toEqual([...NoteStatus.options].toSorted())
  })

  it('has teams and one open invitation, and is filled once only', async () => {
    const app = await startApp({ dialect })
    const emails = await seedDemonstration(app.services, password)
    expect(emails).toHaveLength(7)
    expect(await seedDemonstration(app.services, 'another password')).toBeNull()

    expect((await get(app.url, 'lead', '/api/teams', Teams)).items).toHaveLength(2)
    expect((await get(app.url, 'admin', '/api/invitations', Invitations)).items).toHaveLength(1)
  })
})

/** Somebody of the demonstration, signed in once. */
async function get<Answer>(url: string, name: string, path: string, contract: z.ZodType<Answer>): Promise<Answer> {
  const who = `${name} at ${url}`
  const cookie = signedIn.get(who) ?? signIn({ url }, `${name}@demo.example`, password)
  signedIn.set(who, cookie)
  const response = await caller(url, await cookie)('GET', path)
  return contract.parse(await response.json())
}

const signedIn = new Map<string, Promise<string>>()
