import { expect, it } from 'vitest'
import { Notifications } from '../../shared/api/notifications.ts'
import { clinic, newNote, onCareTeam } from '../support/actors.ts'
import { startApp } from '../support/app.ts'
import { act, comment, commentsPath, threadsOf } from './talk.ts'

it('nobody comments on a process note, and its author and reader are told so like of any act', async () => {
  const app = await startApp()
  const { lead, supervisor, cotherapist, caseId } = await clinic(app)
  const own = await newNote(lead, caseId, 'process-note')
  await lead.call('PUT', `/api/notes/${own.id}/readers/${supervisor.id}`)
  for (const [member, status] of [
    [lead, 403],
    [supervisor, 403],
    [cotherapist, 404],
  ] as const) {
    expect((await member.call('GET', commentsPath(own.id))).status).toBe(status)
    expect((await member.call('POST', commentsPath(own.id), { body: 'x' })).status).toBe(status)
  }
  expect(await app.services.database.read.selectFrom('comment_thread').selectAll().execute()).toEqual([])
})

it('whoever leaves the care team reads comments no more, and what they said stays theirs', async () => {
  const app = await startApp()
  const { lead, cotherapist, caseId, note } = await clinic(app)
  const thread = await comment(cotherapist, note.id, { body: 'I was there until three.' })
  await lead.call('DELETE', `/api/cases/${caseId}/care-team/${cotherapist.id}`)
  expect((await cotherapist.call('GET', commentsPath(note.id))).status).toBe(404)
  const path = `${commentsPath(note.id)}/${thread.id}/${thread.comments[0]?.id}`
  expect((await cotherapist.call('PUT', path, { body: 'changed' })).status).toBe(404)
  const seen = await threadsOf(lead, note.id)
  expect(seen.items[0]?.comments[0]).toMatchObject({
    author: { id: cotherapist.id, name: 'Co-therapist' },
    body: 'I was there until three.',
  })
})

it('an observer reads what is said and says nothing', async () => {
  const app = await startApp()
  const { lead, outsider: observer, caseId, note } = await clinic(app)
  await onCareTeam(app, caseId, observer, 'observer')
  const thread = await comment(lead, note.id, { body: 'Please look.' })
  const seen = await threadsOf(observer, note.id)
  expect(seen.abilities).toEqual({ comment: false })
  expect(Object.values(seen.items[0]?.abilities ?? {})).toEqual([false, false, false, false, false])
  expect((await act(observer, thread, 'resolve')).status).toBe(403)
})

it('comments are in no export, search, thread or index of the chart, nor in its version', async () => {
  const app = await startApp()
  const { lead, supervisor, caseId, note } = await clinic(app)
  await app.indexer.settled()
  const before = await (await lead.call('GET', `/api/notes/${note.id}`)).json()
  await comment(supervisor, note.id, { body: 'glimmerfish one', suggestion: 'glimmerfish two', quote: 'glimmerfish' })
  await app.indexer.settled()
  const paths = [
    `/api/notes/${note.id}/export?format=markdown`,
    `/api/notes/${note.id}/export?format=json`,
    `/api/cases/${caseId}/export?format=markdown&drafts=true`,
    `/api/cases/${caseId}/export?format=json&drafts=true`,
    `/api/cases/${caseId}/threads`,
    `/api/cases/${caseId}/carried`,
    `/api/cases/${caseId}/notes`,
    '/api/search?q=glimmerfish',
    '/api/today',
  ]
  for (const path of paths) {
    const response = await lead.call('GET', path)
    expect(response.status, path).toBe(200)
    expect((await response.text()).replaceAll('"glimmerfish"', ''), path).not.toContain('glimmerfish')
  }
  expect(await (await lead.call('GET', `/api/notes/${note.id}`)).json()).toEqual(before)
})

it('whoever edits only whom a comment mentions has that kept, and the mentioned hear of it', async () => {
  const app = await startApp()
  const { lead, supervisor, note } = await clinic(app)
  const body = 'Please look.'
  const thread = await comment(lead, note.id, { body })
  const path = `${commentsPath(note.id)}/${thread.id}/${thread.comments[0]?.id}`
  expect((await lead.call('PUT', path, { body, mentions: [supervisor.id] })).status).toBe(200)
  const [kept] = (await threadsOf(supervisor, note.id)).items
  expect(kept?.comments[0]?.mentions.map(({ id }) => id)).toEqual([supervisor.id])
  const told = Notifications.parse(await (await supervisor.call('GET', '/api/notifications')).json())
  expect(told.items.map(({ kind }) => kind)).toEqual(['mentioned'])
  expect((await lead.call('PUT', path, { body, mentions: [] })).status).toBe(200)
  expect((await threadsOf(supervisor, note.id)).items[0]?.comments[0]?.mentions).toEqual([])
})
