import { describe, expect, it } from 'vitest'
import { Note } from '../../shared/api/notes.ts'
import { NoteReview } from '../../shared/api/review.ts'
import { newNote, type TestMember } from '../support/actors.ts'
import { everydayDialects } from '../support/app.ts'
import { connect, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { outcome, reviewedPair, seal } from './desk.ts'

describe.each(everydayDialects)('a note that was written for the wrong client, on %s', (dialect) => {
  it('takes with it what stands beside it, and what stands beside that: nobody lists, reads, exports or finds it', async () => {
    const { app, lead, cotherapist, supervisor, caseId } = await reviewedPair({ dialect })
    const written = async (member: TestMember, note: Note, words: string) => {
      const client = connect(member, note)
      await client.synced()
      write(client.doc, words)
      await client.allSaved()
      return client
    }
    const beside = async (note: { id: string }) =>
      Note.parse(await (await cotherapist.call('POST', `/api/notes/${note.id}/addenda`, { kind: 'addendum' })).json())
    const original = await newNote(cotherapist, caseId)
    await written(cotherapist, original, 'glimmerfish one')
    expect(await outcome(await seal(cotherapist, 'sign', original))).toBe('200 signed')
    const addendum = await beside(original)
    await written(cotherapist, addendum, 'glimmerfish two')
    expect(await outcome(await seal(cotherapist, 'sign', addendum))).toBe('200 signed')
    const draft = await beside(addendum)
    const open = await written(cotherapist, draft, 'glimmerfish three')
    const other = await newNote(cotherapist, caseId)
    await seal(cotherapist, 'sign', other)
    const besideOther = await beside(other)
    await app.indexer.settled()
    const found = async () => (await (await lead.call('GET', '/api/search?q=glimmerfish')).json()).items
    expect(await found()).toHaveLength(3)

    const body = { reason: 'Another client.', wrongClient: true }
    const marked = await cotherapist.call('POST', `/api/notes/${original.id}/entered-in-error`, body)
    expect(await outcome(marked)).toBe('200 entered_in_error')
    await until('nobody has it open', () => open.closes.length > 0)
    expect(await found()).toEqual([])
    const hidden = [original, addendum, draft]
    for (const member of [lead, cotherapist, supervisor]) {
      for (const { id } of hidden)
        for (const path of ['', '/export?format=markdown', '/review', '/comments', '/versions'])
          expect((await member.call('GET', `/api/notes/${id}${path}`)).status, path).toBe(404)
      for (const path of ['notes', 'export?format=markdown', 'export?format=json', 'threads', 'discarded']) {
        const said = await (await member.call('GET', `/api/cases/${caseId}/${path}`)).text()
        expect(said, path).not.toContain('glimmerfish')
        for (const { id } of hidden) expect(said, path).not.toContain(id)
      }
      expect(await (await member.call('GET', '/api/notifications')).text()).not.toContain(draft.id)
    }
    expect((await cotherapist.call('POST', `/api/notes/${addendum.id}/addenda`, { kind: 'addendum' })).status).toBe(404)
    // What stands beside another note stays.
    expect((await lead.call('GET', `/api/notes/${besideOther.id}`)).status).toBe(200)
    const life = NoteReview.parse(await (await lead.call('GET', `/api/notes/${other.id}/review`)).json())
    expect(life.amendments.map(({ noteId }) => noteId)).toEqual([besideOther.id])
  })
})
