import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { removeFromCareTeam } from '../../server/storage/repos/cases.ts'
import { insertComment } from '../../server/storage/repos/comments.ts'
import { commentLimits } from '../../shared/api/comments.ts'
import { Notifications } from '../../shared/api/notifications.ts'
import { CommentId, NoteId } from '../../shared/ids.ts'
import { ids } from '../storage/store.ts'
import { clinic, type TestMember } from '../support/actors.ts'
import { type App, everydayDialects, startApp } from '../support/app.ts'
import { act, comment, commentsPath, threadsOf } from './talk.ts'

const codeOf = async (response: Response): Promise<string> => (await response.json()).code

/** Writes threads of one comment each, as if a member had begun them. */
async function fillWithThreads(app: App, { practiceId, id }: TestMember, noteId: string, count: number): Promise<void> {
  await app.services.database.write(async (tx) => {
    for (let index = 0; index < count; index++) {
      const threadId = ids.thread()
      await tx
        .insertInto('comment_thread')
        .values({
          id: threadId,
          practice_id: practiceId,
          note_id: NoteId.parse(noteId),
          begun_by: id,
          begun_at: index,
          quote_before: '',
          quote_after: '',
          settled_reason: '',
        })
        .execute()
      await insertComment(tx, practiceId, {
        id: CommentId.parse(randomUUID()),
        threadId,
        number: 1,
        memberId: id,
        body: 'one of many',
        mentions: '[]',
        at: index,
        editedAt: null,
        removedAt: null,
      })
    }
  })
}

describe.each(everydayDialects)('comments on a note, on %s', (dialect) => {
  const begin = async () => {
    const app = await startApp({ dialect })
    return { app, ...(await clinic(app)) }
  }

  it('are bounded: long ones, empty ones and too many are refused, and change nothing', async () => {
    const { app, lead, cotherapist, supervisor, note } = await begin()
    const wrong = [
      {},
      { body: '' },
      { body: ' \n ' },
      { body: 'x'.repeat(commentLimits.body + 1) },
      { body: 'a\u0000b' },
      { body: 'x', quote: 'q'.repeat(commentLimits.quote + 1) },
      { body: 'x', suggestion: 's'.repeat(commentLimits.suggestion + 1) },
      { body: 'x', mentions: Array.from({ length: commentLimits.mentions + 1 }, () => lead.id) },
    ]
    for (const body of wrong) expect((await lead.call('POST', commentsPath(note.id), body)).status).toBe(400)
    expect((await threadsOf(lead, note.id)).items).toEqual([])
    const longest = await comment(lead, note.id, { body: `${'x'.repeat(commentLimits.body - 2)}\ny` })
    for (let more = 1; more <= commentLimits.replies; more++)
      expect((await act(lead, longest, 'replies', { body: String(more) })).status).toBe(201)
    expect(await codeOf(await act(lead, longest, 'replies', { body: 'one more' }))).toBe('limit_reached')
    // One member’s share is theirs, and what was removed makes room.
    await fillWithThreads(app, lead, note.id, commentLimits.threadsOfMember - 1)
    const last = await lead.call('POST', commentsPath(note.id), { body: 'one more' })
    expect([last.status, await codeOf(last)]).toEqual([409, 'limit_reached'])
    const ofOthers = await comment(supervisor, note.id, { body: 'The dose.' })
    const { items } = await threadsOf(lead, note.id)
    expect(items).toHaveLength(commentLimits.threadsOfMember + 1)
    const own = items.find(({ comments }) => comments[0]?.body === 'one of many')
    if (!own) throw new Error('The threads are there.')
    expect(
      (await lead.call('DELETE', `${commentsPath(note.id)}/${own.id}/${own.comments[0]?.id}`)).status,
    ).toBeLessThan(300)
    await comment(lead, note.id, { body: 'in its place' })
    // All together there are no more than so many.
    const left = commentLimits.threads - (await threadsOf(lead, note.id)).items.length + 1
    await fillWithThreads(app, cotherapist, note.id, left)
    expect(await codeOf(await supervisor.call('POST', commentsPath(note.id), { body: 'one more' }))).toBe(
      'limit_reached',
    )
    expect(ofOthers.comments[0]?.body).toBe('The dose.')
  })

  it('tell nobody who may not read the note any more, also where they spoke in the thread before', async () => {
    const { app, lead, cotherapist, supervisor, note, caseId } = await begin()
    const begun = await comment(supervisor, note.id, { body: 'Whose word is this?' })
    const told = async (member: TestMember) => {
      const { practice_id: practiceId, ...where } = { practice_id: member.practiceId, member_id: member.id }
      const rows = await app.services.database.read
        .selectFrom('notification')
        .select('kind')
        .where('practice_id', '=', practiceId)
        .where('member_id', '=', where.member_id)
        .execute()
      return rows.map(({ kind }) => kind)
    }
    const rung: string[] = []
    app.services.publisher.subscribe((event) => {
      if (event.type === 'notified') rung.push(...event.memberIds)
    })
    await act(cotherapist, begun, 'replies', { body: 'Hers.' })
    expect(await told(supervisor)).toEqual(['commented'])
    await app.services.database.write((tx) => removeFromCareTeam(tx, lead.practiceId, caseId, supervisor.id))
    rung.length = 0
    await act(cotherapist, begun, 'replies', { body: 'Said later.' })
    expect(await told(supervisor)).toEqual(['commented'])
    expect(rung).toEqual([lead.id])
    expect(Notifications.parse(await (await supervisor.call('GET', '/api/notifications')).json()).items).toEqual([])
  })

  it('that are taken back take the wording with them that they suggested', async () => {
    const { lead, cotherapist, note } = await begin()
    const begun = await comment(cotherapist, note.id, { body: 'So?', quote: 'a name', suggestion: 'another name' })
    await cotherapist.call('DELETE', `${commentsPath(note.id)}/${begun.id}/${begun.comments[0]?.id}`)
    const said = JSON.stringify(await threadsOf(lead, note.id))
    expect(said).toContain(begun.id)
    for (const words of ['So?', 'a name', 'another name']) expect(said).not.toContain(words)
  })
})
