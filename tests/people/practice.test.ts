import { describe, expect, it } from 'vitest'
import { MemberInFull } from '../../shared/api/members.ts'
import { Note } from '../../shared/api/notes.ts'
import { Supervision, Supervisions } from '../../shared/api/supervision.ts'
import { Team, Teams } from '../../shared/api/teams.ts'
import { signedIn } from '../http/charts.ts'
import { everythingWritten } from '../http/written.ts'
import { clinic, newNote, type TestMember } from '../support/actors.ts'
import { type App, everydayDialects, startApp } from '../support/app.ts'

const day = 24 * 60 * 60_000

async function scene(app: App) {
  const people = await clinic(app)
  return { ...people, admin: await signedIn(app, people.practiceId, ['admin'], 'The admin') }
}

const pageOf = async (viewer: TestMember, of: TestMember) =>
  MemberInFull.parse(await (await viewer.call('GET', `/api/members/${of.id}`)).json())

describe.each(everydayDialects)('credentials on %s', (dialect) => {
  it('are written down by their member or an admin, seen by every colleague, and say when they have expired', async () => {
    const app = await startApp({ dialect })
    const { lead, outsider, admin } = await scene(app)
    const path = `/api/members/${lead.id}/credentials`
    const yesterday = new Date(app.clock.now() - 3 * day).toISOString().slice(0, 10)
    const own = await lead.call('POST', path, { title: 'LCSW', number: '77', state: 'Oregon', expiresOn: yesterday })
    expect(own.status).toBe(201)
    expect((await admin.call('POST', path, { title: 'EMDR' })).status).toBe(201)
    const seen = (await pageOf(outsider, lead)).credentials
    expect(seen.map(({ title, state, expired }) => [title, state, expired])).toEqual([
      ['LCSW', 'Oregon', true],
      ['EMDR', null, false],
    ])
    const [first, second] = seen
    const renewed = { title: 'LCSW', number: '77', state: 'Oregon', expiresOn: '2199-05-30' }
    expect((await admin.call('PUT', `${path}/${first?.id}`, renewed)).status).toBe(200)
    expect((await lead.call('DELETE', `${path}/${second?.id}`)).status).toBe(200)
    expect((await pageOf(outsider, lead)).credentials).toMatchObject([{ title: 'LCSW', expired: false }])
    const before = await everythingWritten(app)
    expect((await outsider.call('POST', path, { title: 'Not mine' })).status).toBe(403)
    expect((await lead.call('DELETE', `/api/members/${lead.id}/credentials/${second?.id}`)).status).toBe(404)
    for (const wrong of [{ title: '' }, { title: 'x', expiresOn: 'soon' }, { title: 'x', expiresOn: '2031-02-30' }])
      expect((await lead.call('POST', path, wrong)).status).toBe(400)
    expect(await everythingWritten(app)).toBe(before)
  })
})

it('a member changes their own name and colour, an admin anybody’s, a colleague nobody’s', async () => {
  const app = await startApp()
  const { lead, outsider, admin } = await scene(app)
  const change = (who: TestMember, name: string) => who.call('PUT', `/api/members/${lead.id}`, { name, color: 'p4' })
  expect((await change(lead, 'Mine')).status).toBe(200)
  expect((await change(admin, 'Theirs')).status).toBe(200)
  expect((await change(outsider, 'Not theirs')).status).toBe(403)
  expect(await pageOf(lead, lead)).toMatchObject({ name: 'Theirs', color: 'p4', email: lead.email })
  expect(await pageOf(outsider, lead)).toMatchObject({ email: null, supervision: [], abilities: { edit: false } })
  expect(await pageOf(admin, lead)).toMatchObject({
    email: lead.email,
    abilities: { offerReset: true, takeBack: false },
  })
})

describe.each(everydayDialects)('teams on %s', (dialect) => {
  it('are made, named, filled and removed by an admin, and seen by every member', async () => {
    const app = await startApp({ dialect })
    const { lead, outsider, admin } = await scene(app)
    const make = (name: string) => admin.call('POST', '/api/teams', { name })
    const team = Team.parse(await (await make('Trauma work')).json())
    const taken = await make('TRAUMA WORK')
    expect([taken.status, (await taken.json()).code]).toEqual([409, 'already_taken'])
    const other = Team.parse(await (await make('Intake')).json())
    expect((await admin.call('PUT', `/api/teams/${other.id}`, { name: 'trauma Work' })).status).toBe(409)
    expect((await admin.call('PUT', `/api/teams/${team.id}`, { name: 'Trauma Work' })).status).toBe(200)
    for (const member of [lead, outsider, lead])
      expect((await admin.call('PUT', `/api/teams/${team.id}/members/${member.id}`)).status).toBe(200)
    expect((await admin.call('DELETE', `/api/teams/${team.id}/members/${outsider.id}`)).status).toBe(200)
    const seen = Teams.parse(await (await outsider.call('GET', '/api/teams')).json()).items
    expect(seen.map(({ name, members, abilities }) => [name, members.map(({ id }) => id), abilities.manage])).toEqual([
      ['Intake', [], false],
      ['Trauma Work', [lead.id], false],
    ])
    expect((await pageOf(outsider, lead)).teams).toEqual([{ id: team.id, name: 'Trauma Work' }])
    expect((await admin.call('DELETE', `/api/teams/${team.id}`)).status).toBe(204)
    expect((await pageOf(outsider, lead)).teams).toEqual([])
  })

  it('take in nobody of another practice, and whoever leaves is in none', async () => {
    const app = await startApp({ dialect })
    const { outsider, admin } = await scene(app)
    const stranger = (await clinic(app)).lead
    const team = Team.parse(await (await admin.call('POST', '/api/teams', { name: 'Intake' })).json())
    expect((await admin.call('PUT', `/api/teams/${team.id}/members/${stranger.id}`)).status).toBe(404)
    await admin.call('PUT', `/api/teams/${team.id}/members/${outsider.id}`)
    expect((await admin.call('POST', `/api/members/${outsider.id}/leave`, {})).status).toBe(200)
    expect(Teams.parse(await (await admin.call('GET', '/api/teams')).json()).items[0]?.members).toEqual([])
  })
})

const now = (app: App, days = 0) => new Date(app.clock.now() + days * day).toISOString()

describe.each(everydayDialects)('a supervision on %s', (dialect) => {
  const begin = async (app: App, admin: TestMember, between: object, terms: object = {}) => {
    const response = await admin.call('POST', '/api/supervision', { from: now(app, -1), ...between, ...terms })
    expect(response.status).toBe(201)
    return Supervision.parse(await response.json())
  }

  it('lets the supervisor, and whoever stands in, co-sign notes of its kinds while it runs', async () => {
    const app = await startApp({ dialect })
    const { lead, supervisor, admin, caseId, note, practiceId } = await scene(app)
    const standIn = await signedIn(app, practiceId, ['supervisor'], 'Stand-in')
    const role = { role: 'supervisor' }
    expect((await lead.call('PUT', `/api/cases/${caseId}/care-team/${standIn.id}`, role)).status).toBe(200)
    const preparation = await newNote(lead, caseId, 'preparation-goals')
    const awaits = JSON.stringify({ cosign: 'awaited', sections: [] })
    await app.services.database.write((tx) => tx.updateTable('note').set({ status: 'in_review', awaits }).execute())
    const may = async (who: TestMember) =>
      Promise.all(
        [note, preparation].map(
          async ({ id }) => Note.parse(await (await who.call('GET', `/api/notes/${id}`)).json()).abilities.cosign,
        ),
      )
    expect(await may(supervisor)).toEqual([false, false])
    const between = { supervisorId: supervisor.id, superviseeId: lead.id, backupId: standIn.id }
    const { id } = await begin(app, admin, between, { covers: ['session'] })
    expect([await may(supervisor), await may(standIn)]).toEqual([
      [true, false],
      [true, false],
    ])
    const change = (terms: object) => admin.call('PUT', `/api/supervision/${id}`, { from: now(app, -1), ...terms })
    expect((await change({ covers: null })).status).toBe(200)
    expect([await may(supervisor), await may(standIn)]).toEqual([
      [true, true],
      [false, false],
    ])
    await change({ from: now(app, 1) })
    expect(await may(supervisor)).toEqual([false, false])
    await change({ from: now(app, -2), to: now(app, -1) })
    expect(await may(supervisor)).toEqual([false, false])
  })

  it('is seen by those who have a part in it, and by an admin, and by nobody else', async () => {
    const app = await startApp({ dialect })
    const { lead, supervisor, outsider, admin } = await scene(app)
    const { id } = await begin(app, admin, { supervisorId: supervisor.id, superviseeId: lead.id })
    const seenBy = async (who: TestMember) =>
      Supervisions.parse(await (await who.call('GET', '/api/supervision')).json()).items.map((one) => one.id)
    for (const who of [lead, supervisor, admin]) expect(await seenBy(who)).toEqual([id])
    expect(await seenBy(outsider)).toEqual([])
    expect(await seenBy((await clinic(app)).supervisor)).toEqual([])
  })

  it('is with oneself never, with somebody without the role never, and ends after it begins', async () => {
    const app = await startApp({ dialect })
    const { lead, supervisor, cotherapist, admin } = await scene(app)
    const stranger = (await clinic(app)).supervisor
    const before = await everythingWritten(app)
    const wrong = [
      { supervisorId: supervisor.id, superviseeId: supervisor.id },
      { supervisorId: cotherapist.id, superviseeId: lead.id },
      { supervisorId: stranger.id, superviseeId: lead.id },
      { supervisorId: supervisor.id, superviseeId: stranger.id },
      { supervisorId: supervisor.id, superviseeId: lead.id, backupId: cotherapist.id },
      { supervisorId: supervisor.id, superviseeId: lead.id, to: now(app, -2) },
      { supervisorId: supervisor.id, superviseeId: lead.id, covers: [] },
    ]
    for (const body of wrong)
      expect((await admin.call('POST', '/api/supervision', { from: now(app, -1), ...body })).status).toBe(400)
    expect(await everythingWritten(app)).toBe(before)
  })

  it('ends at the moment at which one of the two leaves, and goes on without who only stood in', async () => {
    const app = await startApp({ dialect })
    const { lead, supervisor, admin, practiceId } = await scene(app)
    const standIn = await signedIn(app, practiceId, ['supervisor'], 'Stand-in')
    const between = { supervisorId: supervisor.id, superviseeId: lead.id, backupId: standIn.id }
    await begin(app, admin, between)
    await begin(app, admin, between, { from: now(app, 5) })
    const all = async () => Supervisions.parse(await (await admin.call('GET', '/api/supervision')).json()).items
    expect((await admin.call('POST', `/api/members/${standIn.id}/leave`, {})).status).toBe(200)
    expect((await all()).map(({ state, backup }) => [state, backup])).toEqual([
      ['ahead', null],
      ['running', null],
    ])
    expect((await admin.call('POST', `/api/members/${supervisor.id}/leave`, {})).status).toBe(200)
    expect((await all()).map(({ state }) => state)).toEqual(['over'])
  })
})
