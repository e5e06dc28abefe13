import { expect, it } from 'vitest'
import { PracticeSettingsNow } from '../../shared/api/practice.ts'
import { defaultSettings } from '../../shared/practice/defaults.ts'
import { signedIn } from '../http/charts.ts'
import { everythingWritten } from '../http/written.ts'
import { clinic, type TestMember } from '../support/actors.ts'
import { type App, startApp } from '../support/app.ts'
import { begin, noteFrom, publish, share, shelfOf } from '../templates/shelf.ts'

const path = '/api/practice/settings'
const offering = (offered: readonly string[] | null, usual: string | null) => ({
  ...defaultSettings,
  templates: { ...defaultSettings.templates, session: { offered, usual } },
})
const ids = async (member: TestMember) => (await shelfOf(member)).map(({ id }) => id)

async function scene(app: App) {
  const people = await clinic(app)
  return { ...people, admin: await signedIn(app, people.practiceId, ['admin'], 'The admin') }
}

it('an admin says which templates are offered, every member reads it, and the audit names the part alone', async () => {
  const app = await startApp()
  const { lead, admin } = await scene(app)
  const ours = await begin(lead, { name: 'Ours' })
  await publish(lead, ours.id)
  await share(lead, ours.id, { scope: 'practice' })
  const settings = offering([ours.id, 'session-open'], ours.id)
  expect((await admin.call('PUT', path, { version: 0, settings })).status).toBe(200)
  const read = PracticeSettingsNow.parse(await (await lead.call('GET', path)).json())
  expect(read.settings.templates.session).toEqual({ offered: [ours.id, 'session-open'], usual: ours.id })
  const rows = await app.services.database.read
    .selectFrom('audit_entry')
    .select(['member_id', 'detail'])
    .where('action', '=', 'practice.changed')
    .execute()
  expect(rows).toEqual([{ member_id: admin.id, detail: '{"parts":"templates"}' }])
})

it('a clinician who would offer templates is refused, and nothing changes', async () => {
  const app = await startApp()
  const { lead, supervisor } = await scene(app)
  const before = await everythingWritten(app)
  for (const member of [lead, supervisor]) {
    const answer = await member.call('PUT', path, { version: 0, settings: offering(['session-open'], null) })
    expect([answer.status, (await answer.json()).code]).toEqual([403, 'not_allowed'])
  }
  expect(await everythingWritten(app)).toBe(before)
})

it('a member’s own, another practice’s or no template at all is offered alike: it is shown to nobody who may not use it, and begins no note of theirs', async () => {
  const app = await startApp()
  const { lead, cotherapist, caseId, admin } = await scene(app)
  const elsewhere = await clinic(app)
  const own = await begin(lead, { name: 'Canary of the lead' })
  await publish(lead, own.id)
  const foreign = await begin(elsewhere.lead, { name: 'Canary of another practice' })
  await publish(elsewhere.lead, foreign.id)
  await share(elsewhere.lead, foreign.id, { scope: 'practice' })
  const nothing = '019aab00-0000-7000-8000-000000000001'
  const shelves = () => Promise.all([lead, cotherapist, admin].map(ids))
  const before = await shelves()

  for (const [version, id] of [own.id, foreign.id, nothing].entries()) {
    const answer = await admin.call('PUT', path, { version, settings: offering([id], id) })
    expect(answer.status).toBe(200)
    expect(await answer.text()).not.toContain('Canary')
    expect(await (await cotherapist.call('GET', path)).text()).not.toContain('Canary')
  }
  expect(await shelves()).toEqual(before)

  const written = await everythingWritten(app)
  for (const id of [own.id, foreign.id, nothing]) {
    expect((await cotherapist.call('GET', `/api/templates/${id}`)).status).toBe(404)
    const refused = await cotherapist.call('POST', `/api/cases/${caseId}/notes`, { templateId: id })
    expect(await refused.json()).toMatchObject({ code: 'invalid_request', errors: [{ path: 'templateId' }] })
  }
  expect(await everythingWritten(app)).toBe(written)
})

it('a member begins a note with any template that they may use, offered or not', async () => {
  const app = await startApp()
  const { lead, caseId, admin } = await scene(app)
  const own = await begin(lead, { name: 'My own way' })
  await publish(lead, own.id)
  const settings = offering(['session-open'], 'session-open')
  expect((await admin.call('PUT', path, { version: 0, settings })).status).toBe(200)
  for (const templateId of [own.id, 'session-mindfulness', 'session-open'])
    expect(await noteFrom(lead, caseId, templateId)).toMatchObject({ templateId })
})
