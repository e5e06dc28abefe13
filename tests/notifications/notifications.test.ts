import { expect, it, onTestFinished } from 'vitest'
import { postTimes, sendPost } from '../../server/domain/notifications/postman.ts'
import { removeFromCareTeam } from '../../server/storage/repos/cases.ts'
import { replaceRoles } from '../../server/storage/repos/people.ts'
import { Notifications } from '../../shared/api/notifications.ts'
import { outcome, reviewedPair, seal } from '../review/desk.ts'
import { writeInSection } from '../review/sections.ts'
import { newMember, onCareTeam, type TestMember } from '../support/actors.ts'
import { type App, everydayDialects } from '../support/app.ts'
import { mailServer } from '../support/mailServer.ts'

const toldTo = async (member: TestMember) =>
  Notifications.parse(await (await member.call('GET', '/api/notifications')).json())
const kindsOf = async (member: TestMember) =>
  (await toldTo(member)).items.map(({ kind, read }) => `${kind}${read ? ', read' : ''}`)

it.each(everydayDialects)(
  'members are told of what waits for them, and no more once it is answered, on %s',
  async (dialect) => {
    const { app, lead, cotherapist, supervisor, prescriber, caseId, note, a } = await reviewedPair({ dialect })
    writeInSection(a.doc, 'dose', 'Given as ordered.')
    await a.allSaved()
    const told: string[][] = []
    const stop = app.services.publisher.subscribe((event) => {
      if (event.type === 'notified') told.push(event.memberIds)
    })
    onTestFinished(stop)
    await seal(lead, 'submit', note)
    expect(await kindsOf(supervisor)).toEqual(['to_review'])
    expect(await kindsOf(prescriber)).toEqual(['to_attest'])
    expect(await kindsOf(cotherapist)).toEqual([])
    expect(await kindsOf(lead)).toEqual([])
    expect(told.map((ids) => ids.toSorted())).toEqual([[supervisor.id, prescriber.id].toSorted()])
    const [first] = (await toldTo(supervisor)).items
    expect(first).toMatchObject({ note: { id: note.id, caseId }, by: { id: lead.id, name: 'Lead' } })

    await supervisor.call('POST', `/api/notes/${note.id}/return`, { reason: 'A secret reason.' })
    expect(await kindsOf(supervisor)).toEqual(['to_review, read'])
    expect(await kindsOf(prescriber)).toEqual(['to_attest, read'])
    expect(await kindsOf(lead)).toEqual(['sent_back'])
    expect(JSON.stringify(await toldTo(lead))).not.toContain('secret')
    await seal(lead, 'submit', note)
    await seal(supervisor, 'cosign', note)
    expect(await kindsOf(lead)).toEqual(['sent_back'])
    expect(await outcome(await seal(prescriber, 'attest', note))).toBe('200 cosigned')
    expect((await toldTo(lead)).unread).toBe(2)
    expect((await lead.call('POST', '/api/notifications/read', { noteId: note.id })).status).toBe(204)
    expect((await toldTo(lead)).unread).toBe(0)
    // Whoever may not read the note any more is not told of it either.
    await app.services.database.write((tx) => removeFromCareTeam(tx, lead.practiceId, caseId, prescriber.id))
    expect(await toldTo(prescriber)).toEqual({ items: [], unread: 0 })
  },
)

it('a letter says that something waits and nothing of whom or what, once an hour, and not to who wants none', async () => {
  const { letters, settings } = await mailServer()
  const { app, lead, supervisor, note } = await reviewedPair({ settings })
  const post = () => sendPost(app.services, app.url)
  await seal(lead, 'submit', note)
  expect(await post()).toBe(0)
  app.clock.advance(postTimes.waits)
  expect(await post()).toBe(1)
  expect(letters.map(({ to }) => to)).toEqual([[supervisor.email]])
  const letter = letters[0]?.text ?? ''
  expect(letter).toContain('One thing waits')
  expect(letter).toContain(`${app.url}/notifications`)
  const { caseCode, title } = await (await lead.call('GET', `/api/notes/${note.id}`)).json()
  for (const secret of [caseCode, title, 'Lead', note.id]) expect(letter).not.toContain(secret)
  // Nothing twice, and nothing more within the hour.
  await supervisor.call('POST', `/api/notes/${note.id}/return`, { reason: 'More.' })
  await seal(lead, 'submit', note)
  app.clock.advance(postTimes.waits)
  await post()
  expect(letters.filter(({ to }) => to.includes(supervisor.email))).toHaveLength(1)
  app.clock.advance(postTimes.quiet)
  expect(await post()).toBe(1)
  expect(letters.filter(({ to }) => to.includes(supervisor.email))).toHaveLength(2)
  // What comes after that goes to nobody who wants no letters.
  await stillHere(app, lead)
  expect((await supervisor.call('PUT', '/api/me/mail', { wanted: false })).status).toBe(200)
  await supervisor.call('POST', `/api/notes/${note.id}/return`, { reason: 'And more.' })
  await seal(lead, 'submit', note)
  expect((await toldTo(supervisor)).unread).toBe(1)
  app.clock.advance(postTimes.quiet + postTimes.waits)
  await post()
  expect(letters.filter(({ to }) => to.includes(supervisor.email))).toHaveLength(2)
})

it('no letter goes to somebody who was taken off the case meanwhile and would find nothing', async () => {
  const { letters, settings } = await mailServer()
  const { app, lead, supervisor, caseId, note } = await reviewedPair({ settings })
  await seal(lead, 'submit', note)
  app.clock.advance(postTimes.waits)
  await app.services.database.write((tx) => removeFromCareTeam(tx, lead.practiceId, caseId, supervisor.id))
  expect(await sendPost(app.services, app.url)).toBe(0)
  expect(letters).toEqual([])
  // It waited all the while.
  await onCareTeam(app, caseId, supervisor, 'supervisor')
  expect(await sendPost(app.services, app.url)).toBe(1)
  expect(letters.map(({ to }) => to)).toEqual([[supervisor.email]])
})

it('whoever has no role in the practice to review by is not asked to', async () => {
  const { app, practiceId, lead, supervisor, prescriber, caseId, note, a } = await reviewedPair()
  writeInSection(a.doc, 'dose', 'Given as ordered.')
  await a.allSaved()
  const second = await newMember(app, practiceId, ['clinician'], 'Second prescriber')
  await onCareTeam(app, caseId, second, 'prescriber')
  await app.services.database.write(async (tx) => {
    await replaceRoles(tx, practiceId, supervisor.id, ['clinician'])
    await replaceRoles(tx, practiceId, prescriber.id, ['supervisor'])
  })
  await seal(lead, 'submit', note)
  expect(await kindsOf(supervisor)).toEqual([])
  expect(await kindsOf(prescriber)).toEqual([])
  expect(await kindsOf(second)).toEqual(['to_attest'])
})

/** An hour without a request locks a session; these people were there. */
const stillHere = (app: App, { practiceId }: TestMember) =>
  app.services.database.write((tx) =>
    tx.updateTable('session').set({ last_active_at: app.clock.now() }).where('practice_id', '=', practiceId).execute(),
  )
