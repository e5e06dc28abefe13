import { expect, it } from 'vitest'
import { HeldItems } from '../../shared/api/notes.ts'
import { clinic, newMember, newPractice } from '../support/actors.ts'
import { startApp } from '../support/app.ts'
import { openRaw } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { begin, publish, share, shelfOf, templateFor, type, write } from './shelf.ts'

it('a template is its owner’s alone until it is shared, over HTTP and over sockets, and whoever loses it loses it at once', async () => {
  const app = await startApp()
  const { lead, cotherapist, outsider, practiceId } = await clinic(app)
  const elsewhere = await newMember(app, await newPractice(app), ['clinician', 'admin'])
  const admin = await newMember(app, practiceId, ['admin'])
  const made = await begin(lead)
  for (const member of [cotherapist, admin, elsewhere]) {
    expect((await member.call('GET', `/api/templates/${made.id}`)).status).toBe(404)
    expect((await shelfOf(member)).some(({ id }) => id === made.id)).toBe(false)
    await expect(openRaw(member, made)).rejects.toMatchObject({ status: 404 })
  }
  const editors = { memberIds: [cotherapist.id] }
  expect((await share(lead, made.id, { scope: 'practice', editors })).status).toBe(200)
  await expect(openRaw(elsewhere, made)).rejects.toMatchObject({ status: 404 })

  // Whoever uses it reads along, and writes nothing.
  const reader = await write(outsider, made)
  type(reader.doc, 0, 'paragraph', 'by a reader')
  await until('it is refused', () => reader.held.length + reader.closes.length > 0)
  const owner = await write(lead, made)
  expect(owner.xml()).not.toContain('by a reader')

  const editor = await write(cotherapist, made)
  type(editor.doc, 0, 'paragraph', 'Written together.')
  await editor.allSaved()
  await until('the owner sees it', () => owner.xml().includes('Written together.'))
  expect((await share(lead, made.id, { scope: 'mine' })).status).toBe(200)
  await until('the editor is sent away', () => editor.closes.includes(4403))
  expect((await cotherapist.call('GET', `/api/templates/${made.id}`)).status).toBe(404)
  expect(owner.xml()).toContain('Written together.')
})

it('what an owner wrote while the template was put away is kept for them, and not merged', async () => {
  const app = await startApp()
  const { lead } = await clinic(app)
  const made = await begin(lead)
  const page = await write(lead, made)
  await page.allSaved()
  page.provider.disconnect()
  type(page.doc, 0, 'paragraph', 'Words of an evening.')
  expect((await lead.call('POST', `/api/templates/${made.id}/put-away`)).status).toBe(200)
  page.provider.connect()
  const held = async () =>
    HeldItems.parse(await (await lead.call('GET', `/api/templates/${made.id}/held`)).json()).items
  await until('they are held', async () => (await held()).length > 0)
  const [item] = await held()
  expect(item).toMatchObject({ reason: 'locked', text: 'Words of an evening.' })
  expect((await lead.call('POST', `/api/templates/${made.id}/bring-back`)).status).toBe(200)
  expect((await write(lead, made)).xml()).not.toContain('Words of an evening.')
  expect((await lead.call('POST', `/api/templates/${made.id}/held/${item?.heldId}/settle`)).status).toBe(204)
  expect(await held()).toEqual([])
})

it('notes begin from what was published alone, and only for those who may use it', async () => {
  const app = await startApp()
  const { lead, cotherapist, caseId } = await clinic(app)
  const made = await begin(lead)
  const ask = (member: typeof lead) => member.call('POST', `/api/cases/${caseId}/notes`, { templateId: made.id })
  const messageOf = async (response: Response) => {
    expect(response.status).toBe(400)
    return (await response.json()).errors[0].message
  }
  expect(await messageOf(await ask(lead))).toBe('This template has not been published yet.')
  expect(await messageOf(await ask(cotherapist))).toBe('There is no such template.')
  await publish(lead, made.id)
  expect((await ask(lead)).status).toBe(201)
  expect(await messageOf(await ask(cotherapist))).toBe('There is no such template.')
  await share(lead, made.id, { scope: 'practice' })
  expect((await ask(cotherapist)).status).toBe(201)
  expect((await lead.call('POST', `/api/templates/${made.id}/put-away`)).status).toBe(200)
  expect(await messageOf(await ask(cotherapist))).toBe('There is no such template.')
  expect((await templateFor(lead, made.id)).abilities).toMatchObject({ use: false, edit: false, bringBack: true })
})

it('a template goes to a team with its members, and stays with nobody once the team is removed', async () => {
  const app = await startApp()
  const { lead, cotherapist, outsider, practiceId } = await clinic(app)
  const admin = await newMember(app, practiceId, ['admin'])
  const team = await (await admin.call('POST', '/api/teams', { name: 'Evenings' })).json()
  await admin.call('PUT', `/api/teams/${team.id}/members/${cotherapist.id}`)
  const made = await begin(lead)
  expect((await share(lead, made.id, { scope: 'team' })).status).toBe(400)
  expect((await share(lead, made.id, { scope: 'team', teamIds: [crypto.randomUUID()] })).status).toBe(400)
  expect((await share(lead, made.id, { scope: 'team', teamIds: [team.id] })).status).toBe(200)
  expect(await templateFor(cotherapist, made.id)).toMatchObject({ origin: 'team', abilities: { edit: false } })
  expect((await outsider.call('GET', `/api/templates/${made.id}`)).status).toBe(404)
  await admin.call('DELETE', `/api/teams/${team.id}`)
  expect((await cotherapist.call('GET', `/api/templates/${made.id}`)).status).toBe(404)
})

it('of a template whose owner left, an admin takes the owner’s place where it was shared, and hands it over', async () => {
  const app = await startApp()
  const { lead, cotherapist, practiceId } = await clinic(app)
  const admin = await newMember(app, practiceId, ['admin'])
  const made = await begin(cotherapist)
  await share(cotherapist, made.id, { scope: 'practice' })
  expect((await admin.call('POST', `/api/templates/${made.id}/hand-over`, { memberId: lead.id })).status).toBe(403)
  const left = await admin.call('POST', `/api/members/${cotherapist.id}/leave`, {})
  expect(left.status).toBeLessThan(300)
  expect((await admin.call('POST', `/api/templates/${made.id}/hand-over`, { memberId: lead.id })).status).toBe(200)
  expect(await templateFor(lead, made.id)).toMatchObject({ owner: { name: 'Lead' }, abilities: { share: true } })
})

it.each(['the member is taken out of the team', 'the team is removed'])(
  'whoever edits a template as one of a team is sent away at once when %s, and writes no more',
  async (how) => {
    const app = await startApp()
    const { lead, cotherapist, practiceId } = await clinic(app)
    const admin = await newMember(app, practiceId, ['admin'])
    const team = await (await admin.call('POST', '/api/teams', { name: 'Evenings' })).json()
    const seat = `/api/teams/${team.id}/members/${cotherapist.id}`
    await admin.call('PUT', seat)
    const made = await begin(lead)
    const editors = { teamIds: [team.id] }
    expect((await share(lead, made.id, { scope: 'team', teamIds: [team.id], editors })).status).toBe(200)
    const editor = await write(cotherapist, made)
    type(editor.doc, 0, 'paragraph', 'As one of the team.')
    await editor.allSaved()
    const ended = await admin.call('DELETE', how === 'the team is removed' ? `/api/teams/${team.id}` : seat)
    expect(ended.status).toBeLessThan(300)
    type(editor.doc, 0, 'paragraph', ' Too late.')
    await until('the editor is sent away', () => editor.closes.includes(4403))
    const owner = await write(lead, made)
    expect(owner.xml()).toContain('As one of the team.')
    expect(owner.xml()).not.toContain('Too late.')
  },
)
