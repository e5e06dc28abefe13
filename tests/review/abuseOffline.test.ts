import { expect, it } from 'vitest'
import { Note } from '../../shared/api/notes.ts'
import { sessionOf } from '../http/charts.ts'
import { caller } from '../support/actors.ts'
import { dialects } from '../support/app.ts'
import { connect, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { apart, heldOf, noteOf, storedRows } from '../sync/pair.ts'
import { noteFor, outcome, reviewedPair, seal, signaturesOf } from './desk.ts'

const day = 24 * 60 * 60_000

it.each(dialects)(
  'abuse 6: what a colleague wrote offline and brings back days after the signature is held and becomes their addendum, on %s',
  async (dialect) => {
    const { app, lead, supervisor, cotherapist, note, b } = await reviewedPair({ dialect })
    apart(b)
    write(b.doc, ' what I saw')
    write(b.doc, ' from the other chair')
    expect(await outcome(await seal(lead, 'submit', note))).toBe('200 in_review')
    expect(await outcome(await seal(supervisor, 'cosign', note))).toBe('200 cosigned')
    app.clock.advance(4 * day)
    const cookie = await sessionOf(app, cotherapist)
    const returned = { ...cotherapist, cookie, call: caller(app.url, cookie) }
    const reader = { ...lead, ...(await backAs(app, lead)) }
    const signed = await noteOf(reader, note)
    const rows = await storedRows(app, note)

    const again = connect(returned, note, { doc: b.doc })
    await until('the words are held', () => again.held.length > 0 || again.closes.length > 0)
    const [held] = await heldOf(returned, note)
    expect(held).toMatchObject({ reason: 'locked', text: expect.stringContaining('what I saw from the other chair') })
    expect(await noteOf(reader, note)).toEqual(signed)
    expect((await storedRows(app, note)).log).toEqual(rows.log)
    expect((await signaturesOf(reader, note)).map(({ intact, voided }) => [intact, voided])).toEqual([
      [true, null],
      [true, null],
    ])

    const made = await returned.call('POST', `/api/notes/${note.id}/addenda`, {
      kind: 'addendum',
      heldId: held?.heldId,
    })
    expect(made.status).toBe(201)
    const addendum = Note.parse(await made.json())
    expect(addendum).toMatchObject({
      status: 'draft',
      amends: { noteId: note.id, kind: 'addendum' },
      author: { id: cotherapist.id },
      occurredOn: new Date(app.clock.now()).toISOString().slice(0, 10),
    })
    expect((await noteOf(returned, addendum)).markdown).toContain('what I saw from the other chair')
    expect(await heldOf(returned, note)).toEqual([])
    // They count as the colleague's words, as if typed there.
    const { authors } = await storedRows(app, addendum)
    expect(authors.filter(({ memberId }) => memberId === cotherapist.id)).toHaveLength(1)
    expect(await outcome(await seal(returned, 'sign', addendum))).toBe('200 signed')
    expect((await signaturesOf(returned, addendum)).map(({ contributors }) => contributors)).toMatchObject([
      [{ id: cotherapist.id }],
    ])
    const life = await (await reader.call('GET', `/api/notes/${note.id}/review`)).json()
    expect(life.amendments).toMatchObject([{ noteId: addendum.id, kind: 'addendum', status: 'signed' }])
    // Nobody else gets the colleague's words by their id, and nobody gets them twice.
    const twice = await returned.call('POST', `/api/notes/${note.id}/addenda`, {
      kind: 'addendum',
      heldId: held?.heldId,
    })
    expect(twice.status).toBe(404)
    expect(await noteFor(reader, note)).toMatchObject({ status: 'cosigned' })
  },
)

/** A new session of a member whose old one has ended. */
async function backAs(app: Parameters<typeof sessionOf>[0], member: Parameters<typeof sessionOf>[1]) {
  const cookie = await sessionOf(app, member)
  return { cookie, call: caller(app.url, cookie) }
}
