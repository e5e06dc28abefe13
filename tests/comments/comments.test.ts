import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { DomainEvent } from '../../server/domain/events.ts'
import { Notifications } from '../../shared/api/notifications.ts'
import { seal, supervise } from '../review/desk.ts'
import { ids } from '../storage/store.ts'
import { clinic, newNote, type TestMember } from '../support/actors.ts'
import { type App, everydayDialects, startApp } from '../support/app.ts'
import { connect, write } from '../support/sockets.ts'
import { act, base64, comment, commentsPath, passage, threadIn, threadsOf } from './talk.ts'

const eventsOf = (app: App) => {
  const events: DomainEvent[] = []
  app.services.publisher.subscribe((event) => events.push(event))
  return events
}

const codeOf = async (response: Response): Promise<string> => (await response.json()).code

const auditOf = async (app: App) => {
  const rows = await app.services.database.read
    .selectFrom('audit_entry')
    .select(['action', 'subject_id as noteId', 'detail'])
    .where((where) => where.or([where('action', 'like', 'comment.%'), where('action', 'like', 'suggestion%')]))
    .orderBy('seq')
    .execute()
  return rows
}

describe.each(everydayDialects)('comments on a note, on %s', (dialect) => {
  const begin = async () => {
    const app = await startApp({ dialect })
    return { app, ...(await clinic(app)) }
  }

  it('are read by the whole care team with who said what, which the server knows and nobody claims', async () => {
    const { lead, supervisor, cotherapist, outsider, note } = await begin()
    const begun = await comment(supervisor, note.id, {
      body: '  Good that this was asked in plain words.  ',
      ...{ author: { id: lead.id }, memberId: lead.id },
    })
    const answered = await threadIn(await act(lead, begun, 'replies', { body: 'Thank you.' }))
    expect(answered.comments.map(({ author, body }) => [author.id, author.name, body])).toEqual([
      [supervisor.id, 'Supervisor', 'Good that this was asked in plain words.'],
      [lead.id, 'Lead', 'Thank you.'],
    ])
    const seen = await threadsOf(cotherapist, note.id)
    expect(seen.abilities).toEqual({ comment: true })
    expect(seen.items).toHaveLength(1)
    expect(seen.items[0]).toMatchObject({ id: begun.id, anchor: null, quote: null, suggestion: null, resolved: null })
    expect(seen.items[0]?.comments.map(({ abilities }) => abilities)).toEqual([
      { edit: false, remove: false },
      { edit: false, remove: false },
    ])
    const own = (await threadsOf(supervisor, note.id)).items[0]
    expect(own?.comments.map(({ abilities }) => abilities.edit)).toEqual([true, false])
    expect((await outsider.call('GET', commentsPath(note.id))).status).toBe(404)
    expect((await act(outsider, begun, 'replies', { body: 'x' })).status).toBe(404)
    expect((await threadsOf(lead, note.id)).items[0]?.comments).toHaveLength(2)
  })

  it('keep what they said before when their author edits them, and a mark where one was removed', async () => {
    const { app, lead, supervisor, note } = await begin()
    const begun = await comment(supervisor, note.id, { body: 'first words', suggestion: 'a wording', quote: 'words' })
    const path = `${commentsPath(note.id)}/${begun.id}/${begun.comments[0]?.id}`
    expect((await lead.call('PUT', path, { body: 'not mine' })).status).toBe(403)
    expect((await lead.call('DELETE', path)).status).toBe(403)
    const edited = await threadIn(await supervisor.call('PUT', path, { body: 'second words' }))
    expect(edited.comments[0]).toMatchObject({ body: 'second words', removedAt: null })
    expect(edited.comments[0]?.editedAt).not.toBeNull()
    await act(lead, begun, 'replies', { body: 'An answer.' })
    const left = await threadIn(await supervisor.call('DELETE', path))
    expect(left.comments.map(({ body, removedAt }) => [body, removedAt !== null])).toEqual([
      ['', true],
      ['An answer.', false],
    ])
    expect(left.suggestion?.state).toBe('withdrawn')
    expect(left.resolved).toBeNull()
    expect((await supervisor.call('PUT', path, { body: 'third words' })).status).toBe(403)
    expect(JSON.stringify(await threadsOf(lead, note.id))).not.toMatch(/first words|second words/)
    // What was said can still be asked for by law.
    const { read } = app.services.database
    expect(await read.selectFrom('comment').select('body').orderBy('number').execute()).toEqual([
      { body: 'second words' },
      { body: 'An answer.' },
    ])
    expect(await read.selectFrom('comment_wording').select(['body', 'number']).execute()).toEqual([
      { body: 'first words', number: 1 },
    ])
    // Of a thread in which nothing is left there is nothing to be done.
    const lone = await comment(supervisor, note.id, { body: 'by mistake' })
    const gone = await supervisor.call('DELETE', `${commentsPath(note.id)}/${lone.id}/${lone.comments[0]?.id}`)
    expect((await threadIn(gone)).resolved?.by.id).toBe(supervisor.id)
  })

  it('are resolved and reopened by whoever may comment; an answer opens a thread again', async () => {
    const { app, lead, supervisor, note } = await begin()
    const thread = await comment(supervisor, note.id, { body: 'Please add whether the plan was looked at.' })
    const resolved = await threadIn(await act(lead, thread, 'resolve'))
    expect(resolved.resolved?.by).toMatchObject({ id: lead.id, name: 'Lead' })
    expect(resolved.abilities).toMatchObject({ resolve: false, reopen: true })
    expect((await act(lead, thread, 'resolve')).status).toBe(200)
    expect((await threadIn(await act(supervisor, thread, 'reopen'))).resolved).toBeNull()
    await act(lead, thread, 'resolve')
    expect((await threadIn(await act(supervisor, thread, 'replies', { body: 'Not yet.' }))).resolved).toBeNull()
    expect((await auditOf(app)).map(({ action }) => action)).toEqual([
      'comment.made',
      'comment.resolved',
      'comment.reopened',
      'comment.resolved',
      'comment.reopened',
      'comment.made',
    ])
  })

  it('with a suggested wording are accepted once, by whoever may write in the note, with credit to both', async () => {
    const { app, lead, cotherapist, supervisor, note } = await begin()
    const thread = await comment(supervisor, note.id, {
      body: 'Keep to what he said.',
      quote: 'and he forgave his father',
      suggestion: 'and he said he could stop waiting',
    })
    expect(thread.abilities).toMatchObject({ accept: false, dismiss: true })
    expect((await act(supervisor, thread, 'accept')).status).toBe(403)
    expect((await threadsOf(lead, note.id)).items[0]?.suggestion?.state).toBe('open')
    const answers = await Promise.all([lead, cotherapist].map((member) => act(member, thread, 'accept')))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const lost = answers.find(({ status }) => status === 409)
    expect(lost && (await codeOf(lost))).toBe('suggestion_settled')
    const { items } = await threadsOf(supervisor, note.id)
    const winner = answers[0]?.status === 200 ? lead : cotherapist
    expect(items[0]?.suggestion).toMatchObject({ state: 'accepted', settled: { by: { id: winner.id } } })
    expect(items[0]?.comments[0]?.author.id).toBe(supervisor.id)
    expect(items[0]?.resolved?.by.id).toBe(winner.id)
    expect((await act(lead, thread, 'dismiss', {})).status).toBe(409)
    // Opened again, it can be decided anew.
    expect((await threadIn(await act(lead, thread, 'reopen'))).suggestion).toMatchObject({
      state: 'open',
      settled: null,
    })
    const dismissed = await threadIn(await act(lead, thread, 'dismiss', { reason: 'Those were his words.' }))
    expect(dismissed.suggestion).toMatchObject({ state: 'dismissed', settled: { reason: 'Those were his words.' } })
    expect((await auditOf(app)).map(({ action }) => action)).toEqual([
      'comment.made',
      'suggestion.accepted',
      'comment.reopened',
      'suggestion.dismissed',
    ])
    expect(JSON.stringify(await auditOf(app))).not.toMatch(/his words|forgave|waiting/)
  })

  it('with a suggested wording are not accepted in a note in review, once withdrawn, or where there is none', async () => {
    const { app, lead, supervisor, note } = await begin()
    const given = { body: 'Rather so.', quote: 'words', suggestion: 'other words' }
    const thread = await comment(supervisor, note.id, given)
    await supervise(app, supervisor, lead)
    expect((await seal(lead, 'submit', note)).status).toBe(200)
    expect((await threadsOf(lead, note.id)).items[0]?.abilities).toMatchObject({ accept: false, resolve: true })
    expect((await act(lead, thread, 'accept')).status).toBe(403)
    expect((await act(lead, thread, 'dismiss', {})).status).toBe(403)
    // Nobody writes in the note; what is said about it goes on.
    expect((await act(lead, thread, 'replies', { body: 'Later.' })).status).toBe(201)
    await comment(supervisor, note.id, { body: 'And here?' })
    expect((await lead.call('POST', `/api/notes/${note.id}/withdraw`)).status).toBe(200)
    const withdrawn = await threadIn(await act(supervisor, thread, 'dismiss', {}))
    expect(withdrawn.suggestion?.state).toBe('withdrawn')
    expect((await auditOf(app)).at(-1)?.action).toBe('suggestion.withdrawn')
    expect(await codeOf(await act(lead, thread, 'accept'))).toBe('suggestion_settled')
    expect((await threadIn(await act(lead, thread, 'reopen'))).suggestion?.state).toBe('withdrawn')
    const plain = await comment(supervisor, note.id, { body: 'No wording.' })
    expect((await act(lead, plain, 'accept')).status).toBe(404)
    expect((await act(lead, { ...plain, id: ids.thread() }, 'accept')).status).toBe(404)
  })

  it('know their passage by places in the document, and take no place that is none', async () => {
    const { lead, supervisor, caseId, note } = await begin()
    const writer = connect(lead, note)
    await writer.synced()
    write(writer.doc, 'Slept five hours, woke once at three.')
    await writer.allSaved()
    const anchor = passage(writer.doc, 'woke once')
    const thread = await comment(supervisor, note.id, { body: 'When?', anchor, quote: 'woke once', before: 'hours, ' })
    expect(thread).toMatchObject({ anchor, quote: 'woke once', before: 'hours, ', after: '' })
    const cell = { node: 'row-1', cell: 'at' }
    expect((await comment(supervisor, note.id, { body: 'This time?', anchor: cell, quote: '14:02' })).anchor).toEqual(
      cell,
    )

    const elsewhere = await newNote(lead, caseId)
    const other = connect(lead, elsewhere)
    await other.synced()
    write(other.doc, 'Slept five hours.')
    await other.allSaved()
    const foreign = passage(other.doc, 'five')
    const root = base64(Y.createRelativePositionFromTypeIndex(new Y.Doc().getXmlFragment('another'), 0))
    const anchors = [
      foreign,
      { ...anchor, end: foreign.end },
      { ...anchor, start: root },
      { ...anchor, start: 'AAAA' },
      { ...anchor, start: '' },
      { ...anchor, start: `${anchor.start}AAAA` },
      { ...anchor, start: 'A'.repeat(5_000) },
      { ...anchor, start: '<script>' },
      { node: '', cell: 'at' },
      { node: 'row-1', cell: 'at"]' },
    ]
    for (const wrong of anchors) {
      const response = await supervisor.call('POST', commentsPath(note.id), { body: 'x', anchor: wrong, quote: 'y' })
      expect([response.status, await codeOf(response)], JSON.stringify(wrong)).toEqual([400, 'invalid_request'])
    }
    expect((await threadsOf(lead, note.id)).items).toHaveLength(2)
  })

  it('mention whoever can read the note and nobody else, and say so without a word of theirs', async () => {
    const { app, lead, cotherapist, supervisor, outsider, note } = await begin()
    const events = eventsOf(app)
    const thread = await comment(supervisor, note.id, {
      body: '@Lead and @Lead, what do you think?',
      mentions: [lead.id, lead.id],
    })
    expect(thread.comments[0]?.mentions.map(({ name }) => name)).toEqual(['Lead'])
    for (const mentions of [[outsider.id], [randomUUID()], [lead.id, outsider.id]])
      expect((await act(lead, thread, 'replies', { body: 'x', mentions })).status).toBe(400)
    await act(lead, thread, 'replies', { body: 'I do not know.' })
    const path = `${commentsPath(note.id)}/${thread.id}/${thread.comments[0]?.id}`
    await supervisor.call('PUT', path, { body: '@Lead, @Co-therapist?', mentions: [lead.id, cotherapist.id] })
    const commented = events.filter(({ type }) => type === 'commented')
    expect(commented).toMatchObject([
      { noteId: note.id, threadId: thread.id, by: supervisor.id, mentioned: [lead.id], participants: [] },
      { by: lead.id, mentioned: [], participants: [supervisor.id] },
      { by: supervisor.id, mentioned: [cotherapist.id] },
    ])
    expect(JSON.stringify(events)).not.toMatch(/think|know|\?/)
    // Whoever is named is told of that; whose note it is and who spoke before, of the rest; nobody of what is their own.
    const told = async (member: TestMember) => {
      const answer = await member.call('GET', '/api/notifications')
      return Notifications.parse(await answer.json()).items.map(({ kind, by }) => [kind, by.id])
    }
    expect(await told(lead)).toEqual([['mentioned', supervisor.id]])
    expect(await told(cotherapist)).toEqual([['mentioned', supervisor.id]])
    expect(await told(supervisor)).toEqual([['commented', lead.id]])
  })
})
